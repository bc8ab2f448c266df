/// What a survey computes from its answers: the nouns of psychometrics as declared values.
public struct Scoring: Sendable, Hashable {
  /// Numbers for answers that have none of their own.
  public let maps: [ScoreMap]

  /// The scores, in document order.
  public let scores: [Score]

  /// Named ranges of scores.
  public let bands: [Bands]

  /// What to do, and when.
  public let advice: [Advice]

  /// Scores that have a meaning only under a condition.
  public let gates: [Gate]

  /// Reasons to look at a response twice.
  public let flags: [QualityFlag]

  /// How respondents are weighted.
  public let weighting: Weighting?

  /// What is asked of many responses together.
  public let analysis: Analysis

  /// Makes a scoring.
  public init(
    maps: [ScoreMap] = [], scores: [Score] = [], bands: [Bands] = [], advice: [Advice] = [],
    gates: [Gate] = [], flags: [QualityFlag] = [], weighting: Weighting? = nil,
    analysis: Analysis = Analysis()
  ) {
    self.weighting = weighting
    self.gates = gates
    self.flags = flags
    self.analysis = analysis
    self.maps = maps
    self.scores = scores
    self.bands = bands
    self.advice = advice
  }
}

/// A declared score.
public enum Score: Sendable, Hashable {
  /// A scored set of items.
  case dimension(Dimension)
  /// A composite of dimensions.
  case index(CompositeIndex)
  /// A staged level over ordered steps.
  case maturity(Maturity)
  /// The share of answers in the top boxes.
  case topBox(TopBox)
  /// The difference of two shares, such as NPS.
  case netScore(NetScore)
  /// What was perceived less what was expected.
  case gap(Gap)
  /// How good aspects are against how much they count.
  case importancePerformance(ImportancePerformance)
  /// A typology on two scores.
  case quadrants(Quadrants)

  /// The score's id.
  public var id: Name {
    switch self {
    case .dimension(let score): score.id
    case .index(let score): score.id
    case .maturity(let score): score.id
    case .topBox(let score): score.id
    case .netScore(let score): score.id
    case .gap(let score): score.id
    case .importancePerformance(let score): score.id
    case .quadrants(let score): score.id
    }
  }

  /// The score's title, where one was declared.
  public var title: LocalizedText? {
    switch self {
    case .dimension(let score): score.title
    case .index(let score): score.title
    case .maturity(let score): score.title
    case .topBox(let score): score.title
    case .netScore(let score): score.title
    case .gap(let score): score.title
    case .importancePerformance(let score): score.title
    case .quadrants(let score): score.title
    }
  }
}

/// How many items must be answered for a score to exist; `k` is the number of items in scope, that is without
/// those not applicable or off the route.
public enum MissingRule: Sendable, Hashable {
  /// At least ⌈k/2⌉: the half rule of EORTC and SF-36.
  case half
  /// All k.
  case all
  /// At least so many.
  case atLeast(Int)
  /// At least ⌈share · k⌉.
  case share(Ratio)

  /// The rule as it is declared: `half`, `all`, `n:3`, `share:0.8`.
  public var text: String {
    switch self {
    case .half: "half"
    case .all: "all"
    case .atLeast(let count): "n:\(count)"
    case .share(let share): "share:\(share.text)"
    }
  }

  /// How many of `inScope` items must be answered; never less than 1, so that nothing answered is never a score.
  public func required(of inScope: Int) -> Int {
    switch self {
    case .half: max(1, (inScope + 1) / 2)
    case .all: max(1, inScope)
    case .atLeast(let count): max(1, count)
    case .share(let share):
      max(1, Int((share.numerator * Int128(inScope) + share.denominator - 1) / share.denominator))
    }
  }
}

/// A scored set of items, among which other dimensions may be.
public struct Dimension: Sendable, Hashable {
  /// How answered items become one number.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The weighted mean.
    case mean
    /// The mean times the number of items in scope: a sum that missing answers do not lower.
    case sum
    /// The least.
    case min
    /// The greatest.
    case max
    /// How many items are above their scale's least value.
    case count
  }

  /// The unit in which the score is reported.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Percent of maximum possible (POMP): 0 at the least the items allow, 100 at the most.
    case percent
    /// The items' own unit.
    case raw
  }

  /// Which end of the score is good.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// More is better.
    case higherBetter = "higher-better"
    /// Less is better.
    case lowerBetter = "lower-better"
  }

  /// A part of a dimension: a question's answer, or another dimension's percent.
  public struct Item: Sendable, Hashable {
    /// The question or dimension.
    public let ref: Name

    /// Whether it is keyed against the dimension: coded as least + greatest − x, with the scale's declared bounds.
    public let isReversed: Bool

    /// Its weight, not negative.
    public let weight: Ratio

    /// The map that gives its answers their numbers.
    public let map: Name?

    /// Makes a part.
    public init(ref: Name, isReversed: Bool = false, weight: Ratio = 1, map: Name? = nil) {
      self.ref = ref
      self.isReversed = isReversed
      self.weight = weight
      self.map = map
    }
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The items.
  public let items: [Item]
  /// How answered items become one number.
  public let method: Method
  /// How many items must be answered.
  public let missing: MissingRule
  /// The unit of the report.
  public let unit: Unit
  /// Which end is good.
  public let direction: Direction

  /// Makes a dimension.
  public init(
    id: Name, title: LocalizedText? = nil, items: [Item], method: Method = .mean, missing: MissingRule = .half,
    unit: Unit = .percent, direction: Direction = .higherBetter
  ) {
    self.id = id
    self.title = title
    self.items = items
    self.method = method
    self.missing = missing
    self.unit = unit
    self.direction = direction
  }
}

/// The share of valid answers from one value to another, such as CSAT's top two boxes.
public struct TopBox: Sendable, Hashable {
  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The item.
  public let item: Name
  /// The least value that counts.
  public let from: Ratio
  /// The greatest value that counts.
  public let to: Ratio
  /// Where the bounds stand.
  public let limits: SourceRange

  /// Makes a top-box score.
  public init(id: Name, title: LocalizedText? = nil, item: Name, from: Ratio, to: Ratio, limits: SourceRange = .none) {
    self.id = id
    self.title = title
    self.item = item
    self.from = from
    self.to = to
    self.limits = limits
  }
}

/// The difference of two shares of one item's answers, such as the net promoter score.
public struct NetScore: Sendable, Hashable {
  /// A group of answers.
  public struct Group: Sendable, Hashable {
    /// The group's id, such as `promoter`.
    public let id: Name
    /// The title.
    public let title: LocalizedText?
    /// The least value of the group.
    public let from: Ratio
    /// The greatest value of the group.
    public let to: Ratio
    /// What a member adds to the net: 1, 0 or −1.
    public let sign: Int

    /// Where its bounds stand.
    public let limits: SourceRange

    /// Makes a group.
    public init(id: Name, title: LocalizedText? = nil, from: Ratio, to: Ratio, sign: Int, limits: SourceRange = .none) {
      self.id = id
      self.title = title
      self.from = from
      self.to = to
      self.sign = sign
      self.limits = limits
    }
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The item.
  public let item: Name
  /// The groups.
  public let groups: [Group]

  /// Makes a net score.
  public init(id: Name, title: LocalizedText? = nil, item: Name, groups: [Group]) {
    self.id = id
    self.title = title
    self.item = item
    self.groups = groups
  }
}

/// A recommendation that is shown when its condition holds.
public struct Advice: Sendable, Hashable {
  /// The condition over scores, and over items for a single response.
  public let condition: SourceFragment

  /// The score that the advice is about, so that a report can print it there.
  public let score: Name?

  /// Where it stands among the advice that applies: 1 first.
  public let priority: Int

  /// What to do.
  public let text: LocalizedText

  /// Makes a piece of advice.
  public init(condition: SourceFragment, score: Name?, priority: Int, text: LocalizedText) {
    self.condition = condition
    self.score = score
    self.priority = priority
    self.text = text
  }
}
