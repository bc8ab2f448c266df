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

  /// For a duplicate: a fingerprint of all answers, where there are enough of them.
  public let answers: String?

  /// For a duplicate: the earlier response.
  public internal(set) var original: String?

  /// Whether the response by itself raises the flag, whatever others say: not for being a copy, nor for being fast beside
  /// the median.
  public let isSign: Bool

  init(_ isRaised: Bool?, measure: Ratio? = nil, answers: String? = nil, seconds: Int? = nil) {
    self.isRaised = isRaised
    isSign = isRaised == true
    self.measure = measure
    self.answers = answers
    self.seconds = seconds
  }
}

/// The flags of responses that come one after the other: only who has seen the earlier ones knows a duplicate, and only
/// who has seen all knows the median time.
public struct FlagWatch: Sendable {
  private let scorer: ResponseScorer
  /// The first response of each set of answers, by flag.
  private var first: [Int: [String: String]] = [:]
  /// The times of the responses, by flag.
  private var durations: [Int: DurationTally] = [:]

  /// Whether a flag compares responses, so that what it says of one cannot be said without the others.
  public var comparesResponses: Bool {
    needsAllResponses || scorer.survey.scoring.flags.contains { $0.flag.kind == .duplicate }
  }

  /// Whether a flag hangs on responses that are still to come, so that what ``flags(of:_:)`` says must be settled by
  /// ``settled(_:)`` when all have been seen.
  public var needsAllResponses: Bool {
    scorer.survey.scoring.flags.contains { $0.flag.kind == .speeder && $0.flag.medianShare != nil }
  }

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
      if let seconds = results[index].seconds, let isRaised = results[index].isRaised {
        durations[index, default: DurationTally()].add(seconds, isRaised: isRaised)
      }
      guard let answers = results[index].answers else { continue }
      results[index].original = first[index]?[answers]
      results[index].isRaised = results[index].original != nil
      if results[index].original == nil { first[index, default: [:]][answers] = response.id }
    }
    return results
  }

  /// The flags of responses, held against all that were seen.
  ///
  /// - Parameter responses: The flags of each response.
  public func settled(_ responses: [[FlagResult]]) -> [[FlagResult]] {
    let limits = durations.compactMapValues(\.median).reduce(into: [Int: Ratio]()) { limits, entry in
      limits[entry.key] = scorer.survey.scoring.flags[entry.key].flag.medianShare.map { $0 * entry.value }
    }
    return responses.map { flags in
      flags.enumerated().map { index, flag in
        var flag = flag
        if let seconds = flag.seconds, let limit = limits[index], Ratio(seconds) < limit { flag.isRaised = true }
        return flag
      }
    }
  }
}
