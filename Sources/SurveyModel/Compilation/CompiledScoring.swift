/// Scores and advice with their references resolved.
public struct CompiledScoring: Sendable, Hashable {
  /// A number of a score that an expression can read.
  public enum Member: String, Sendable, Hashable, CaseIterable {
    /// The score in percent.
    case percent
    /// The score in the items' own unit.
    case raw
    /// The staged level of a maturity.
    case level
    /// The net of a net score, in percent.
    case net
    /// How many items were answered.
    case answered
  }

  /// An input of the scoring expressions: one number of one score.
  public struct Input: Sendable, Hashable {
    /// The score, by index in ``scores``.
    public let score: Int

    /// The number.
    public let member: Member
  }

  /// Advice whose condition is the program's output of the same index.
  public struct CompiledAdvice: Sendable, Hashable {
    /// The advice as declared.
    public let advice: Advice

    /// The score it is about, by index.
    public let score: Int?

    /// Whether its condition reads scores alone, so that it also has a meaning for many responses together.
    public let readsScoresOnly: Bool
  }

  /// An item's part in a dimension, resolved.
  public struct ScoredItem: Sendable, Hashable {
    /// The item's index.
    public let item: Int

    /// Whether it is keyed against the dimension.
    public let isReversed: Bool

    /// Its weight.
    public let weight: Ratio

    /// The least value its scale allows.
    public let least: Ratio

    /// The greatest value its scale allows.
    public let greatest: Ratio
  }

  /// The scores as declared, in document order.
  public internal(set) var scores: [Score] = []

  /// The scores in an order in which each follows what it is made of.
  public internal(set) var order: [Int] = []

  /// For each dimension, by score index: its items.
  public internal(set) var items: [Int: [ScoredItem]] = [:]

  /// For each index, maturity, top-box or net score: the scores (or, for the last two, the one item) it is made of.
  public internal(set) var components: [Int: [Int]] = [:]

  /// The bands of a score, by score index.
  public internal(set) var bands: [Int: Bands] = [:]

  /// What scoring expressions read.
  public internal(set) var inputs: [Input] = []

  /// The advice, in document order.
  public internal(set) var advice: [CompiledAdvice] = []

  /// The index of each score by id.
  public internal(set) var index: [String: Int] = [:]

  /// The members that a score has; the first is what its bare id means.
  public static func members(of score: Score) -> [Member] {
    switch score {
    case .dimension(let dimension): dimension.unit == .raw ? [.raw, .percent, .answered] : [.percent, .raw, .answered]
    case .index: [.percent, .answered]
    case .maturity: [.level, .percent]
    case .topBox: [.percent]
    case .netScore: [.net]
    }
  }
}
