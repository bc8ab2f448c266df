public import SurveyModel

/// What a flag says of one response.
public struct FlagResult: Sendable, Hashable {
  /// Whether it is raised; `nil` where there is nothing to judge by, such as no times.
  public internal(set) var isRaised: Bool?

  /// What was measured: the longest row, the items answered alike, the seconds an answer, the points of percent apart, the
  /// answers that could be a copy.
  public let measure: Ratio?

  /// For a speeder that is held against the median: how many seconds the response took.
  public let seconds: Int?

  /// What is held against other responses: for a duplicate the fingerprint of all answers, where there are enough of them;
  /// for an id that comes again, that of the id.
  public let fingerprint: ResponseFingerprint?

  /// For a duplicate: the earlier response.
  public private(set) var original: String?

  /// Whether the response by itself raises the flag, whatever others say: not for being a copy, nor for being fast beside
  /// the median.
  public let isSign: Bool

  /// The same of a response that turns out to be a copy.
  ///
  /// - Parameter original: The id of the earlier response; empty where it is not asked for.
  public func copy(of original: String) -> FlagResult {
    var result = self
    result.isRaised = true
    result.original = original
    return result
  }

  init(_ isRaised: Bool?, measure: Ratio? = nil, fingerprint: ResponseFingerprint? = nil, seconds: Int? = nil) {
    self.isRaised = isRaised
    isSign = isRaised == true
    self.measure = measure
    self.fingerprint = fingerprint
    self.seconds = seconds
  }
}
