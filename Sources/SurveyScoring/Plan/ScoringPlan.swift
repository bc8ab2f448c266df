public import SurveyModel

/// What scoring looks up again and again, worked out once for a survey.
public struct ScoringPlan: Sendable {
  /// How the stored number of an item becomes its value.
  enum Reading: Sendable, Hashable {
    /// A point of a scale: one of these values.
    case point([Ratio])
    /// Any number inside the bounds.
    case number
    /// Yes is 1 and no is 0; the block holds the index in the built-in list, where yes comes first.
    case yesNo
  }

  /// An item's part in a dimension.
  struct Part: Sendable, Hashable {
    /// Its place in ``items``.
    let slot: Int
    let isReversed: Bool
    /// The weight as declared.
    let weight: Ratio
    /// The weight in whole units that all weights of the dimension share.
    let units: Int128
    let least: Ratio
    let greatest: Ratio
  }

  /// A dimension, resolved.
  struct DimensionPlan: Sendable, Hashable {
    let dimension: Dimension
    let parts: [Part]
    /// Whether its items have different bounds, so that each is converted to percent before they meet.
    let convertsToPercent: Bool
    /// The bounds of one coded value: the items' own, or 0 and 100.
    let least: Ratio
    let greatest: Ratio
    /// How many parts have a weight above 0.
    let weightedCount: Int
    /// Whether the dimension is a step of a maturity.
    let isStep: Bool
    /// Whether "don't know" counts as the least value, because a maturity that it is a step of says so.
    let dontKnowIsLeast: Bool
  }

  /// The survey.
  public let survey: CompiledSurvey

  /// The items that take part in any score, by index in the survey, ascending.
  public let items: [Int]

  /// How each of ``items`` is read, with its bounds.
  let readings: [(reading: Reading, least: Ratio, greatest: Ratio)]

  /// The dimensions, by score index.
  let dimensions: [DimensionPlan?]

  /// The weights of each index's components in whole units, by score index.
  let componentUnits: [[Int128]]

  /// The place in ``items`` of the one item of each top-box and net score, by score index.
  let slots: [Int?]

  /// Works out the plan of a survey.
  public init(_ survey: CompiledSurvey) {
    self.survey = survey
    let scoring = survey.scoring
    var used: Set<Int> = []
    var steps: [Int: Bool] = [:]
    for (index, score) in scoring.scores.enumerated() {
      switch score {
      case .dimension: used.formUnion((scoring.items[index] ?? []).map(\.item))
      case .topBox, .netScore: used.formUnion(scoring.components[index] ?? [])
      case .maturity(let maturity):
        for step in scoring.components[index] ?? [] {
          steps[step] = steps[step] == true || maturity.dontKnow == .lowest
        }
      case .index: break
      }
    }
    let items = used.sorted()
    let slotOfItem = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    self.items = items
    readings = items.map { Self.reading(of: $0, in: survey) }
    dimensions = scoring.scores.enumerated().map { index, score in
      guard case .dimension(let dimension) = score else { return nil }
      return Self.plan(dimension, scoring.items[index] ?? [], slotOfItem, isStep: steps[index])
    }
    componentUnits = scoring.scores.map { score in
      guard case .index(let composite) = score else { return [] }
      return WeightUnits.wholeUnits(of: composite.components.map(\.weight))
    }
    slots = scoring.scores.enumerated().map { index, score in
      switch score {
      case .topBox, .netScore: scoring.components[index]?.first.flatMap { slotOfItem[$0] }
      case .dimension, .index, .maturity: nil
      }
    }
  }

  private static func plan(
    _ dimension: Dimension, _ items: [CompiledScoring.ScoredItem], _ slots: [Int: Int], isStep: Bool?
  ) -> DimensionPlan {
    let units = WeightUnits.wholeUnits(of: items.map(\.weight))
    let parts = zip(items, units).compactMap { item, units -> Part? in
      guard let slot = slots[item.item] else { return nil }
      return Part(
        slot: slot, isReversed: item.isReversed, weight: item.weight, units: units, least: item.least,
        greatest: item.greatest)
    }
    let first = items.first
    let converts = items.contains { $0.least != first?.least || $0.greatest != first?.greatest }
    return DimensionPlan(
      dimension: dimension, parts: parts, convertsToPercent: converts, least: converts ? 0 : first?.least ?? 0,
      greatest: converts ? 100 : first?.greatest ?? 100, weightedCount: parts.count { $0.units > 0 },
      isStep: isStep != nil, dontKnowIsLeast: isStep == true)
  }

  private static func reading(
    of index: Int, in survey: CompiledSurvey
  ) -> (reading: Reading, least: Ratio, greatest: Ratio) {
    let item = survey.items[index]
    switch item.kind {
    case .point(let list):
      let bounds = survey.choiceLists[list].bounds ?? (0, 1)
      return (.point(survey.choiceLists[list].choices.compactMap(\.value)), bounds.least, bounds.greatest)
    case .number(let limits): return (.number, limits.minimum ?? 0, limits.maximum ?? 1)
    // The compiler lets no other items into a score.
    case .choice, .choices, .ranking, .text, .date, .time, .datetime, .calculated, .none: return (.yesNo, 0, 1)
    }
  }
}
