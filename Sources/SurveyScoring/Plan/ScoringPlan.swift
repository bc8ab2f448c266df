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
    /// The points of one choice's rank in the ranking that the block holds, of so many choices.
    case rank(choice: Int, of: Int)
    /// A calculated truth value: 1 or 0.
    case truth
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

  /// How a dimension is read as a step of a maturity.
  struct StepRule: Sendable, Hashable {
    /// Whether "don't know" counts as the least value.
    let dontKnowIsLeast: Bool
    /// The most that an answer counts whose evidence is asked for and missing.
    let evidenceCap: Ratio?

    init(dontKnowIsLeast: Bool, evidenceCap: Ratio?) {
      self.dontKnowIsLeast = dontKnowIsLeast
      self.evidenceCap = evidenceCap
    }

    init(_ maturity: Maturity) {
      self.init(dontKnowIsLeast: maturity.dontKnow == .lowest, evidenceCap: maturity.evidenceCap)
    }

    /// What two maturities say alike; where they differ, what holds for a dimension that is no step.
    func common(with other: StepRule) -> StepRule {
      StepRule(
        dontKnowIsLeast: dontKnowIsLeast && other.dontKnowIsLeast,
        evidenceCap: evidenceCap == other.evidenceCap ? evidenceCap : nil)
    }
  }

  /// A step of a maturity.
  struct Step: Sendable {
    /// The dimension, by score index.
    let score: Int
    /// The dimension as this maturity reads it, whatever others say that it is a step of too.
    let plan: DimensionPlan
  }

  /// A dimension, resolved.
  struct DimensionPlan: Sendable, Hashable {
    /// The declaration, shared by all copies: a plan is handed about for every response.
    private final class Declaration: Sendable, Hashable {
      let dimension: Dimension

      init(_ dimension: Dimension) { self.dimension = dimension }

      static func == (left: Declaration, right: Declaration) -> Bool {
        left === right || left.dimension == right.dimension
      }

      func hash(into hasher: inout Hasher) { hasher.combine(dimension) }
    }

    private let declaration: Declaration
    /// How the answers make a score.
    let method: Dimension.Method
    /// How many of them must count.
    let missing: MissingRule
    let parts: [Part]
    /// Whether its items have different bounds, so that each is converted to percent before they meet.
    let convertsToPercent: Bool
    /// The bounds of one coded value: the items' own, or 0 and 100.
    let least: Ratio
    let greatest: Ratio
    /// How many parts have a weight above 0.
    let weightedCount: Int
    /// How it is read as a step: by its own score what all its maturities say alike; `nil` for what is no step.
    var stepRule: StepRule?

    init(
      _ dimension: Dimension, parts: [Part], convertsToPercent: Bool, least: Ratio, greatest: Ratio, stepRule: StepRule?
    ) {
      declaration = Declaration(dimension)
      method = dimension.method
      missing = dimension.missing
      self.parts = parts
      self.convertsToPercent = convertsToPercent
      self.least = least
      self.greatest = greatest
      weightedCount = parts.count { $0.units > 0 }
      self.stepRule = stepRule
    }

    /// The dimension as declared.
    var dimension: Dimension { declaration.dimension }

    /// Whether "don't know" counts as the least value.
    var dontKnowIsLeast: Bool { stepRule?.dontKnowIsLeast ?? false }
    /// The most that an answer counts whose evidence is asked for and missing.
    var evidenceCap: Ratio? { stepRule?.evidenceCap }
  }

  /// The survey.
  public let survey: CompiledSurvey

  /// The items that take part in any score, by index in the survey, ascending; one that several maps code is there once
  /// for each, and a ranking once for each of its choices.
  public let items: [Int]

  /// For a ranking among ``items``: the choice whose points are read, by index in the item's list.
  public let choices: [Int?]

  /// What the answers to each of ``items`` count, where a map says so.
  public let codings: [AnswerCoding?]

  /// How each of ``items`` is read, with its bounds.
  let readings: [(reading: Reading, least: Ratio, greatest: Ratio)]

  /// The dimensions, by score index.
  let dimensions: [DimensionPlan?]

  /// The steps of each maturity, by score index.
  let steps: [Int: [Step]]

  /// The weights of each index's components in whole units, by score index.
  let componentUnits: [[Int128]]

  /// The place in ``items`` of the one item of each top-box and net score, by score index.
  let slots: [Int?]

  /// The places in ``items`` of the shares that weight the parts of a score, by score index.
  let importance: [Int: (shares: [Int], all: [Int], total: Ratio)]

  /// How the unit that a response assesses is found, for each question after agreement; `nil` where all assess the same.
  let agreementUnits: [Segmentation?]

  /// How the respondent is found that is told in every wave, for each comparison; empty where none asks for it.
  let comparisonIdentities: [Segmentation?]

  /// Works out the plan of a survey.
  public init(_ survey: CompiledSurvey) {
    self.survey = survey
    let scoring = survey.scoring
    agreementUnits = scoring.agreements.map { $0.unit.map { Segmentation(survey, [$0]) } }
    let identities = scoring.comparisons.map { $0.identity.map { Segmentation(survey, [$0]) } }
    comparisonIdentities = identities.contains { $0 != nil } ? identities : []
    var used: Set<Slot> = []
    var rules: [Int: StepRule] = [:]
    for (index, score) in scoring.scores.enumerated() {
      switch score {
      case .dimension: used.formUnion((scoring.parts[index] ?? []).compactMap { Slot($0) })
      case .topBox, .netScore: used.formUnion((scoring.components[index] ?? []).map { Slot(item: $0, coding: nil) })
      case .maturity(let maturity):
        let rule = StepRule(maturity)
        for step in scoring.components[index] ?? [] { rules[step] = rules[step]?.common(with: rule) ?? rule }
      case .index, .gap, .importancePerformance, .quadrants: break
      }
      used.formUnion((scoring.importance[index]?.all ?? []).map { Slot($0) })
    }
    let slots = used.sorted()
    let places = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
    items = slots.map(\.item)
    choices = slots.map(\.choice)
    codings = slots.map(\.coding)
    readings = slots.map { Self.reading(of: $0, in: survey) }
    importance = scoring.importance.mapValues { importance in
      func place(_ shares: [CompiledScoring.Importance.Share]) -> [Int] { shares.compactMap { places[Slot($0)] } }
      return (place(importance.shares), place(importance.all), importance.total)
    }
    let dimensions = scoring.scores.enumerated().map { index, score -> DimensionPlan? in
      guard case .dimension(let dimension) = score else { return nil }
      return Self.plan(dimension, scoring.parts[index] ?? [], places, rules[index])
    }
    self.dimensions = dimensions
    steps = Dictionary(
      uniqueKeysWithValues: scoring.scores.enumerated().compactMap { index, score in
        guard case .maturity(let maturity) = score else { return nil }
        let steps = (scoring.components[index] ?? []).compactMap { step in
          dimensions[step].map { dimension in
            var plan = dimension
            plan.stepRule = StepRule(maturity)
            return Step(score: step, plan: plan)
          }
        }
        return (index, steps)
      })
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
    _ dimension: Dimension, _ declared: [CompiledScoring.Part], _ slots: [Slot: Int], _ stepRule: StepRule?
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
      dimension, parts: parts, convertsToPercent: converts, least: converts ? 0 : first?.least ?? 0,
      greatest: converts ? 100 : first?.greatest ?? 100, stepRule: stepRule)
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
    if let choice = slot.choice, let list = survey.choiceList(of: item) {
      return (.rank(choice: choice, of: list.choices.count), 1, Ratio(list.choices.count))
    }
    switch item.kind {
    case .point(let list):
      let bounds = survey.choiceLists[list].bounds ?? (0, 1)
      return (.point(survey.choiceLists[list].choices.compactMap(\.value)), bounds.least, bounds.greatest)
    case .number(let limits): return (.number, limits.minimum ?? 0, limits.maximum ?? 1)
    case .calculated(.boolean): return (.truth, 0, 1)
    case .calculated(.number):
      let bounds = survey.questions[item.question].variable?.bounds ?? (0, 1)
      return (.number, bounds.least, bounds.greatest)
    // The compiler lets no other items into a score.
    case .choice, .choices, .ranking, .text, .date, .time, .datetime, .calculated, .none: return (.yesNo, 0, 1)
    }
  }
}

/// An item as scores read it: with the map that codes its answers, or the choice whose rank is read, if any.
private struct Slot: Hashable, Comparable {
  let item: Int
  let coding: AnswerCoding?
  let choice: Int?

  init(item: Int, coding: AnswerCoding?, choice: Int? = nil) {
    self.item = item
    self.coding = coding
    self.choice = choice
  }

  init(_ share: CompiledScoring.Importance.Share) { self.init(item: share.item, coding: nil, choice: share.choice) }

  init?(_ part: CompiledScoring.Part) {
    guard let item = part.item else { return nil }
    self.init(item: item, coding: part.coding)
  }

  static func < (left: Slot, right: Slot) -> Bool {
    (left.item, left.choice ?? -1, left.coding?.map.text ?? "")
      < (right.item, right.choice ?? -1, right.coding?.map.text ?? "")
  }
}
