public import SurveyModel
public import SurveyStatistics

/// Results that are thought to follow one another, and how far units that are high in one are high in the next.
public struct ChainResult: Sendable, Hashable {
  /// From so many units on, each with so many answers on both sides, links are correlated.
  public static let enough = 10

  /// A link.
  public struct Link: Sendable, Hashable {
    /// Which it is.
    public let entry: CompiledAssessment.Entry
    /// Its number over all units.
    public let whole: JoinedFigure
  }

  /// Two links that follow each other.
  public struct Pair: Sendable, Hashable {
    /// How many units have ``ChainResult/enough`` answers on both sides.
    public let units: Int
    /// The correlation of the units' numbers; `nil` for fewer units than ``ChainResult/enough``, and where either does
    /// not vary.
    public let pearson: Correlation?
    /// Its 95 % interval after Fisher.
    public let interval: ConfidenceInterval?
    /// The correlation of the units' ranks.
    public let spearman: Correlation?
  }

  /// The links, in order.
  public let links: [Link]
  /// What each link but the last has to do with the next.
  public let pairs: [Pair]

  init(_ entries: [CompiledAssessment.Entry], _ join: Joining) {
    links = entries.map { Link(entry: $0, whole: join.whole($0.measure)) }
    let units = entries.map { entry in
      var numbers: [String: Double] = [:]
      for one in join.units(of: entry.measure) {
        guard let unit = one.unit, let number = one.figure.number, number.count >= Self.enough else { continue }
        numbers[unit] = number.value
      }
      return numbers
    }
    pairs = zip(units, units.dropFirst()).map { first, second in
      let shared = first.keys.filter { second[$0] != nil }.sorted()
      guard shared.count >= Self.enough else {
        return Pair(units: shared.count, pearson: nil, interval: nil, spearman: nil)
      }
      let (a, b) = (shared.map { first[$0] }, shared.map { second[$0] })
      let pearson = (try? Correlation.pearson(a, b)) ?? nil
      return Pair(
        units: shared.count, pearson: pearson, interval: pearson?.fisherInterval(),
        spearman: (try? Correlation.spearman(a, b)) ?? nil)
    }
  }
}
