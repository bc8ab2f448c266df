public import SurveyModel

/// What a flag says of one response.
public struct FlagResult: Sendable, Hashable {
  /// Whether it is raised; `nil` where there is nothing to judge by, such as no times.
  public internal(set) var isRaised: Bool?

  /// What was measured: the longest row, the items answered alike, the seconds an answer, the points of percent apart, the
  /// answers that could be a copy.
  public let measure: Ratio?

  /// For a duplicate: a fingerprint of all answers, where there are enough of them.
  public let answers: String?

  /// For a duplicate: the earlier response.
  public internal(set) var original: String?

  init(_ isRaised: Bool?, measure: Ratio? = nil, answers: String? = nil) {
    self.isRaised = isRaised
    self.measure = measure
    self.answers = answers
  }
}

/// The flags of responses that come one after the other: only who has seen the earlier ones knows a duplicate.
public struct FlagWatch: Sendable {
  private let scorer: ResponseScorer
  /// The first response of each set of answers, by flag.
  private var first: [Int: [String: String]] = [:]

  /// Makes a watch over the responses to a survey.
  public init(_ scorer: ResponseScorer) { self.scorer = scorer }

  /// The flags of the next response, in the order in which they are declared.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - block: A block on which the survey's program has run for it.
  public mutating func flags(of response: Response, _ block: ProgramBlock) -> [FlagResult] {
    var results = scorer.flags(of: response, block)
    for index in results.indices {
      guard let answers = results[index].answers else { continue }
      results[index].original = first[index]?[answers]
      results[index].isRaised = results[index].original != nil
      if results[index].original == nil { first[index, default: [:]][answers] = response.id }
    }
    return results
  }
}
