/// An assessment with its references resolved.
public struct CompiledAssessment: Sendable {
  /// A number of a survey that the assessment refers to.
  public struct Measure: Sendable, Hashable {
    /// Where the number comes from.
    public enum Source: Sendable, Hashable {
      /// A score, by index in the survey's scoring.
      case score(Int)
      /// How many of those whom a typology places are in one of its quadrants, in percent: the typology by index in the
      /// survey's scoring, and the quadrant by its own.
      case type(score: Int, quadrant: Int)
      /// A question on a scale, by item index; its answers count in percent of what is possible.
      case item(Int)
    }

    /// The reference as written, such as `quality.csat`.
    public let name: String

    /// The survey, by index in ``CompiledAssessment/surveys``.
    public let survey: Int

    /// What it is in the survey.
    public let source: Source

    /// Makes a measure.
    public init(name: String, survey: Int, source: Source) {
      self.name = name
      self.survey = survey
      self.source = source
    }
  }

  /// A result that is shown, resolved.
  public struct Entry: Sendable, Hashable {
    /// The number.
    public let measure: Measure

    /// What it is called here, where it is not its own title.
    public let title: LocalizedText?
  }

  /// What is claimed against what is measured, resolved.
  public struct Gap: Sendable, Hashable {
    /// The gap as declared.
    public let gap: Assessment.PerceptionGap

    /// What is claimed.
    public let claimed: Measure

    /// What is measured.
    public let measured: Measure
  }

  /// A step and what it should show in, resolved.
  public struct Linkage: Sendable, Hashable {
    /// The linkage as declared.
    public let linkage: Assessment.Linkage

    /// The step.
    public let step: Measure

    /// What it should show in.
    public let outcome: Measure

    /// What the step must reach, in percent.
    public let target: Ratio
  }

  /// The verdict, resolved.
  public struct Verdict: Sendable, Hashable {
    /// The verdict as declared.
    public let verdict: Assessment.Verdict

    /// The score of the axis of readiness.
    public let ready: Measure

    /// The score of the axis of loyalty.
    public let loyal: Measure

    /// The surveys without whose results there is none, ascending, those of the axes included.
    public let required: [Int]
  }

  /// The assessment as declared.
  public let assessment: Assessment

  /// A fingerprint of the definition and of those of its surveys.
  public let fingerprint: String

  /// The surveys, in the order of ``Assessment/uses``.
  public let surveys: [CompiledSurvey]

  /// From how many answers on results of each survey are shown, at least 1.
  public let minimums: [Int]

  /// The item that tells the unit, for each survey; `nil` for one that does not ask.
  public let unitItems: [Int?]

  /// The results of the first page.
  public let headlines: [Entry]

  /// What is claimed against what is measured.
  public let gaps: [Gap]

  /// The links of the chain; empty without one.
  public let chain: [Entry]

  /// Steps and what they should show in.
  public let linkages: [Linkage]

  /// The verdict.
  public let verdict: Verdict?

  /// What the responses to a survey are told apart by: unit, period, both, or nothing.
  public func breakdown(of survey: Int) -> CompiledBreakdown? {
    var keys: [String] = []
    if let item = unitItems[survey] { keys.append(surveys[survey].items[item].id) }
    if let period = assessment.join.period { keys.append("submitted:\(period.rawValue)") }
    // The unit is a choice, and the moment of submission has periods: neither can be refused.
    return keys.isEmpty ? nil : try? surveys[survey].breakdown(keys.joined(separator: ","))
  }

  /// Every number that is referred to, each once, in document order.
  public var measures: [Measure] {
    var seen: Set<Measure> = []
    let all =
      headlines.map(\.measure) + gaps.flatMap { [$0.claimed, $0.measured] } + chain.map(\.measure)
      + linkages.flatMap { [$0.step, $0.outcome] } + (verdict.map { [$0.ready, $0.loyal] } ?? [])
    return all.filter { seen.insert($0).inserted }
  }

  /// The units that the surveys know, in the order in which they list them, with their labels.
  public var units: [Choice] {
    var units: [Choice] = []
    for (survey, item) in zip(surveys, unitItems) {
      guard let item, case .choice(let list) = survey.items[item].kind else { continue }
      for choice in survey.choiceLists[list].choices where !units.contains(where: { $0.code.text == choice.code.text })
      {
        units.append(choice)
      }
    }
    return units
  }
}
