/// Scores and advice with their references resolved.
public struct CompiledScoring: Sendable, Hashable {
  /// A number or a place of a score that an expression can read.
  public enum Member: Sendable, Hashable {
    /// The score in percent.
    case percent
    /// The score in the items' own unit.
    case raw
    /// The staged level of a maturity.
    case level
    /// The net of a net score, in percent.
    case net
    /// How many items were answered; for an importance-performance map, how many aspects have both numbers.
    case answered
    /// What was perceived less what was expected, in points of percent.
    case gap
    /// The quadrant of a typology that the response is in, by its id.
    case quadrant
    /// The group of a net score that the answer is in, by its id.
    case group
    /// The band of a score, by its id.
    case band
    /// The first step of a maturity below its target, by its id.
    case firstBlocking
    /// How many of those whom a typology places are in one of its quadrants, in percent: its index, and the id by which
    /// the share is read. A single response is in it by 100 or by 0.
    case share(Int, id: String)

    /// What expressions call it.
    public var name: String {
      switch self {
      case .percent: "percent"
      case .raw: "raw"
      case .level: "level"
      case .net: "net"
      case .answered: "answered"
      case .gap: "gap"
      case .quadrant: "quadrant"
      case .group: "group"
      case .band: "band"
      case .firstBlocking: "first-blocking"
      case .share(_, let id): id
      }
    }
  }

  /// An input of the scoring expressions: one number or place of one score.
  public struct Input: Sendable, Hashable {
    /// The score, by index in ``scores``.
    public let score: Int

    /// The number or place.
    public let member: Member

    /// Its type: a number, or one of a list of places, which holds their ids in order.
    public let type: ExpressionType
  }

  /// Advice whose condition is the program's output of the same index.
  public struct CompiledAdvice: Sendable, Hashable {
    /// The advice as declared.
    public let advice: Advice

    /// The score it is about, by index.
    public let score: Int?

    /// What its condition reads of scores, by index in ``inputs``.
    public let inputs: [Int]

    /// Whether its condition reads scores alone, so that it also has a meaning for many responses together.
    public let readsScoresOnly: Bool
  }

  /// A part of a dimension, resolved.
  public struct Part: Sendable, Hashable {
    /// What a part is.
    public enum Source: Sendable, Hashable {
      /// An item's answer, by the item's index.
      case item(Int)
      /// Another dimension's percent, by score index.
      case score(Int)
    }

    /// What it is.
    public let source: Source

    /// What the item's answers count, where a map says so.
    public let coding: AnswerCoding?

    /// Whether it is keyed against the dimension.
    public let isReversed: Bool

    /// Its weight.
    public let weight: Ratio

    /// The least value that it can have.
    public let least: Ratio

    /// The greatest value that it can have.
    public let greatest: Ratio

    /// The item, where it is one.
    public var item: Int? { if case .item(let item) = source { item } else { nil } }

    /// The dimension, where it is one.
    public var score: Int? { if case .score(let score) = source { score } else { nil } }
  }

  /// How each respondent weights the parts of a score: by the points of an allocation, or by those of the ranks that a
  /// ranking gives.
  public struct Importance: Sendable, Hashable {
    /// Where a respondent's points for one thing are read.
    public struct Share: Sendable, Hashable {
      /// The item: a share of an allocation, or a ranking.
      public let item: Int

      /// For a ranking: the choice whose rank gives the points, by index in the item's list.
      public let choice: Int?

      init(item: Int, choice: Int? = nil) {
        self.item = item
        self.choice = choice
      }
    }

    /// The share of each part.
    public let shares: [Share]

    /// All shares, which add up to ``total``.
    public let all: [Share]

    /// What the shares add up to: the total of the allocation, or of k choices that are ranked k(k + 1)/2.
    public let total: Ratio

    /// The sums, as shares of ``total``, that are rescaled rather than taken for no answer.
    public static let accepted: ClosedRange<Ratio> = (Ratio(95, over: 100) ?? 1)...(Ratio(105, over: 100) ?? 1)
  }

  /// A gate, resolved.
  public struct CompiledGate: Sendable, Hashable {
    /// The gate as declared.
    public let gate: Gate

    /// The scores behind it, by index.
    public let scores: [Int]

    /// What its condition reads of scores, by index in ``inputs``.
    public let inputs: [Int]
  }

  /// A flag, resolved.
  public struct CompiledFlag: Sendable, Hashable {
    /// An item that it looks at.
    public struct Item: Sendable, Hashable {
      /// The item's index.
      public let item: Int

      /// Whether a dimension keys it the other way.
      public let isReversed: Bool

      /// The least and the greatest value that it can have, where it has a number.
      public let least: Ratio?
      /// The greatest value.
      public let greatest: Ratio?
    }

    /// The flag as declared.
    public let flag: QualityFlag

    /// The items, in the order in which they are asked.
    public let items: [Item]

    /// From where on it is raised.
    public var threshold: Ratio { flag.threshold ?? flag.kind.usual }
  }

  /// The scores as declared, in document order.
  public internal(set) var scores: [Score] = []

  /// The scores in an order in which each follows what it is made of.
  public internal(set) var order: [Int] = []

  /// For each dimension, by score index: its parts.
  public internal(set) var parts: [Int: [Part]] = [:]

  /// For each score that is no dimension: the scores it is made of. For a top-box and a net score, the one item; for a
  /// gap, the perceptions; for an importance-performance map, the performances; for quadrants, the two axes.
  public internal(set) var components: [Int: [Int]] = [:]

  /// What the components are held against, by score index: the expectations of a gap; the importances of an
  /// importance-performance map, where they are scores.
  public internal(set) var counterparts: [Int: [Int]] = [:]

  /// How respondents weight the components, by score index.
  public internal(set) var importance: [Int: Importance] = [:]

  /// The gates, in document order. Their conditions are the program's outputs after those of ``advice``.
  public internal(set) var gates: [CompiledGate] = []

  /// The flags, in document order.
  public internal(set) var flags: [CompiledFlag] = []

  /// The dimensions whose reliability is asked for, by index, in document order.
  public internal(set) var reliabilities: [Int] = []

  /// The questions after differences, in document order.
  public internal(set) var comparisons: [CompiledComparison] = []

  /// The least group of respondents that results are shown of, where it is declared: what the respondents were promised.
  public internal(set) var minimumGroup: Int?

  /// The questions after agreement, in document order.
  public internal(set) var agreements: [CompiledAgreement] = []

  /// The questions after drivers, in document order.
  public internal(set) var drivers: [CompiledDrivers] = []

  /// How respondents are weighted, where that is declared.
  public internal(set) var weighting: CompiledWeighting?

  /// The bands of a score, by score index.
  public internal(set) var bands: [Int: Bands] = [:]

  /// What scoring expressions read.
  public internal(set) var inputs: [Input] = []

  /// The advice, in document order.
  public internal(set) var advice: [CompiledAdvice] = []

  /// The index of each score by id.
  public internal(set) var index: [String: Int] = [:]

  /// The members that a score has, by index; the first is what its bare id means.
  public func members(of index: Int) -> [Member] {
    let band: [Member] = bands[index] == nil ? [] : [.band]
    switch scores[index] {
    case .dimension(let dimension):
      return (dimension.unit == .raw ? [.raw, .percent, .answered] : [.percent, .raw, .answered]) + band
    case .index: return [.percent, .answered] + band
    case .maturity: return [.level, .percent, .firstBlocking]
    case .topBox: return [.percent]
    case .netScore: return [.net, .group]
    case .gap: return [.gap, .answered]
    case .importancePerformance: return [.answered]
    case .quadrants(let typology):
      return [.quadrant] + typology.quadrants.enumerated().map { .share($0, id: $1.id.text) }
    }
  }

  /// The types of all typologies, by the names of their shares, such as `typology.hostage`.
  var types: [(name: String, score: Int, quadrant: Int)] {
    scores.indices.flatMap { score in
      members(of: score).compactMap { member in
        guard case .share(let quadrant, let id) = member else { return nil }
        return ("\(scores[score].id.text).\(id)", score, quadrant)
      }
    }
  }

  /// The places of a score, where a member is one of them, in the order of their numbers.
  func places(_ member: Member, of index: Int) -> [(id: Name, title: LocalizedText?)]? {
    switch (member, scores[index]) {
    case (.quadrant, .quadrants(let typology)): typology.quadrants.map { ($0.id, $0.title) }
    case (.group, .netScore(let net)): net.groups.map { ($0.id, $0.title) }
    case (.band, _): bands[index]?.bands.map { ($0.id, $0.title) }
    case (.firstBlocking, .maturity(let maturity)): maturity.steps.map { ($0, nil) }
    default: nil
    }
  }
}
