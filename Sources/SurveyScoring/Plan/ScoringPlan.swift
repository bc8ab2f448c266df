public import SurveyModel

/// What scoring looks up again and again, worked out once for a survey.
public struct ScoringPlan: Sendable {
  /// How the stored number of an item becomes its value.
  enum Reading: Sendable, Hashable {
    /// A point of a scale: one of these values.
    case point([Ratio])
    /// Any number inside the bounds.
    case number
    /// What a map makes of the choice that the block holds, which is an index in the list.
    case choice(AnswerCoding)
    /// What a map makes of the point whose value the block holds, with the values in order.
    case codedPoint(AnswerCoding, [Ratio])
    /// What a map makes of the choices that the block holds.
    case choices(AnswerCoding)
    /// Yes is 1 and no is 0; the block holds the index in the built-in list, where yes comes first.
    case yesNo
  }

  /// A part of a dimension.
  struct Part: Sendable, Hashable {
    /// Where its answer comes from.
    enum Source: Sendable, Hashable {
      /// An item, by its place in ``items``.
      case slot(Int)
      /// Another dimension, by score index.
      case score(Int)
    }

    let source: Source
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
    /// The most that an answer counts whose evidence is asked for and missing, because a maturity says so.
    let evidenceCap: Ratio?
  }

  /// The survey.
  public let survey: CompiledSurvey

  /// The items that take part in any score, by index in the survey, ascending; one that several maps code is there once
  /// for each.
  public let items: [Int]

  /// What the answers to each of ``items`` count, where a map says so.
  public let codings: [AnswerCoding?]

  /// How each of ``items`` is read, with its bounds.
  let readings: [(reading: Reading, least: Ratio, greatest: Ratio)]

  /// The dimensions, by score index.
  let dimensions: [DimensionPlan?]

  /// The weights of each index's components in whole units, by score index.
  let componentUnits: [[Int128]]

  /// The place in ``items`` of the one item of each top-box and net score, by score index.
  let slots: [Int?]

  /// The places in ``items`` of the shares that weight the parts of a score, by score index.
  let importance: [Int: (shares: [Int], all: [Int], total: Ratio)]

  /// Works out the plan of a survey.
  public init(_ survey: CompiledSurvey) {
    self.survey = survey
    let scoring = survey.scoring
    var used: Set<Slot> = []
    var steps: [Int: Bool] = [:]
    var caps: [Int: Ratio] = [:]
    for (index, score) in scoring.scores.enumerated() {
      switch score {
      case .dimension: used.formUnion((scoring.parts[index] ?? []).compactMap { Slot($0) })
      case .topBox, .netScore: used.formUnion((scoring.components[index] ?? []).map { Slot(item: $0, coding: nil) })
      case .maturity(let maturity):
        for step in scoring.components[index] ?? [] {
          steps[step] = steps[step] == true || maturity.dontKnow == .lowest
          if let cap = maturity.evidenceCap { caps[step] = min(cap, caps[step] ?? cap) }
        }
      case .index, .gap, .importancePerformance, .quadrants: break
      }
      used.formUnion((scoring.importance[index]?.all ?? []).map { Slot(item: $0, coding: nil) })
    }
    let slots = used.sorted()
    let places = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
    items = slots.map(\.item)
    codings = slots.map(\.coding)
    readings = slots.map { Self.reading(of: $0, in: survey) }
    importance = scoring.importance.mapValues { importance in
      func place(_ items: [Int]) -> [Int] { items.compactMap { places[Slot(item: $0, coding: nil)] } }
      return (place(importance.shares), place(importance.all), importance.total)
    }
    dimensions = scoring.scores.enumerated().map { index, score in
      guard case .dimension(let dimension) = score else { return nil }
      return Self.plan(dimension, scoring.parts[index] ?? [], places, isStep: steps[index], cap: caps[index])
    }
    componentUnits = scoring.scores.map { score in
      guard case .index(let composite) = score else { return [] }
      return WeightUnits.wholeUnits(of: composite.components.map(\.weight))
    }
    self.slots = scoring.scores.enumerated().map { index, score in
      switch score {
      case .topBox, .netScore: scoring.components[index]?.first.flatMap { places[Slot(item: $0, coding: nil)] }
      case .dimension, .index, .maturity, .gap, .importancePerformance, .quadrants: nil
      }
    }
  }

  private static func plan(
    _ dimension: Dimension, _ declared: [CompiledScoring.Part], _ slots: [Slot: Int], isStep: Bool?,
    cap: Ratio?
  ) -> DimensionPlan {
    let units = WeightUnits.wholeUnits(of: declared.map(\.weight))
    let parts = zip(declared, units).compactMap { part, units -> Part? in
      let source: Part.Source? =
        switch part.source {
        case .score(let score): .score(score)
        case .item: Slot(part).flatMap { slots[$0] }.map { .slot($0) }
        }
      return source.map {
        Part(
          source: $0, isReversed: part.isReversed, weight: part.weight, units: units, least: part.least,
          greatest: part.greatest)
      }
    }
    let first = declared.first
    let converts = declared.contains { $0.least != first?.least || $0.greatest != first?.greatest }
    return DimensionPlan(
      dimension: dimension, parts: parts, convertsToPercent: converts, least: converts ? 0 : first?.least ?? 0,
      greatest: converts ? 100 : first?.greatest ?? 100, weightedCount: parts.count { $0.units > 0 },
      isStep: isStep != nil, dontKnowIsLeast: isStep == true, evidenceCap: cap)
  }

  private static func reading(
    of slot: Slot, in survey: CompiledSurvey
  ) -> (reading: Reading, least: Ratio, greatest: Ratio) {
    let item = survey.items[slot.item]
    if let coding = slot.coding {
      let reading: Reading =
        switch item.kind {
        case .point(let list): .codedPoint(coding, survey.choiceLists[list].choices.compactMap(\.value))
        case .choices: .choices(coding)
        default: .choice(coding)
        }
      return (reading, coding.least, coding.greatest)
    }
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

/// An item as scores read it: with the map that codes its answers, if any.
private struct Slot: Hashable, Comparable {
  let item: Int
  let coding: AnswerCoding?

  init(item: Int, coding: AnswerCoding?) {
    self.item = item
    self.coding = coding
  }

  init?(_ part: CompiledScoring.Part) {
    guard let item = part.item else { return nil }
    self.init(item: item, coding: part.coding)
  }

  static func < (left: Slot, right: Slot) -> Bool {
    (left.item, left.coding?.map.text ?? "") < (right.item, right.coding?.map.text ?? "")
  }
}
