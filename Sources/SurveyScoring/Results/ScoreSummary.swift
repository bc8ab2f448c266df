public import SurveyStatistics

/// A dimension or an index over many responses.
public struct ScoreSummary: Sendable, Hashable {
  /// How many responses have the score from everything in scope.
  public let scored: Int
  /// How many have it from enough of it.
  public let prorated: Int
  /// How many do not have it.
  public let unscored: Int
  /// The mean of the responses' scores in percent; `nil` when no response has one.
  public let percent: MeanResult?
  /// The mean in the items' unit; `nil` for an index.
  public let raw: MeanResult?
  /// The band of the mean, by index in the score's bands, decided on the exact mean.
  public let band: Int?
  /// How many responses are in each band.
  public let bands: [Int]
  /// For an index: the weighted mean of its components' means, the company's composite. It differs from ``percent`` when
  /// responses are incomplete, because here every component rests on all answers to it.
  public let compositeOfMeans: Double?
}

/// A top-box score over many responses.
public struct TopBoxSummary: Sendable, Hashable {
  /// How many answers are in the top boxes.
  public let inside: Int
  /// How many have an answer.
  public let answered: Int
  /// inside / answered; `nil` without answers.
  public let share: Double?
  /// The 95 % interval after Wilson, as shares; `nil` without answers.
  public let interval: ConfidenceInterval?
}

/// A net score over many responses, in percentage points.
public struct NetScoreSummary: Sendable, Hashable {
  /// A net score from fewer answers than this is not shown as a headline.
  public static let headline = 10

  /// How many answers are in each declared group.
  public let groups: [Int]
  /// How many answers are in no group.
  public let ungrouped: Int
  /// How many answers count against the net.
  public let against: Int
  /// How many count neither for nor against.
  public let neither: Int
  /// How many count for it.
  public let favourable: Int
  /// 100·(p − d); `nil` without answers.
  public let net: Double?
  /// 100·√((p + d − (p − d)²) / n); `nil` without answers.
  public let standardError: Double?
  /// The 95 % adjusted Wald interval, cut off at ±100; `nil` without answers.
  public let interval: ConfidenceInterval?

  /// How many answers there are.
  public var count: Int { against + neither + favourable }

  /// Whether there are answers enough for a headline.
  public var isHeadline: Bool { count >= Self.headline }
}
