extension AssessmentRecord {
  /// A member of the JSON, by its path: `surveys[].id` is the member `id` of each survey.
  public struct Field: Sendable, Hashable {
    /// The path.
    public let path: String
    /// What it is.
    public let meaning: String
  }

  /// Every member, in the order in which it is written. What has a `score` also has the members of ``figure``, and so do
  /// the units and periods of a headline.
  public static let fields: [Field] = [
    field("schema", "`sonde-assessment/1`. Members may be added within a version; none changes its meaning."),
    field("assessment.id", "The assessment's id."), field("assessment.version", "Its version."),
    field("assessment.fingerprint", "A hash of its definition and of its surveys', which tells two versions apart."),
    field("period", "The period that is reported on; null where periods are not told apart."),
    field("periods[]", "The periods in which there are responses, ascending."),
    field("surveys[].as", "What the assessment calls the survey."), field("surveys[].id", "The survey's id."),
    field("surveys[].version", "Its version."), field("surveys[].fingerprint", "A hash of its definition."),
    field("surveys[].minimum", "From how many answers on its results are shown."),
    field("surveys[].responses", "How many responses there are in the period; 0 for a survey that is not measured."),
    field("surveys[].elsewhere", "How many there are in other periods."),
    field("surveys[].undated", "How many do not say when they were submitted, and are in no period."),
    field("surveys[].withoutUnit", "How many of the period do not tell their unit; null where it is not asked."),
    field(
      "surveys[].nEffective",
      "Kish's effective size over the period; null where the survey's numbers are not weighted. Those of a period meet the "
        + "margins together."),
    field("surveys[].deff", "The design effect; likewise."),
    field("surveys[].notWeighted", "Why the weights that the survey declares could not be used; else null."),
    field("headlines[].score", "A number of the first page, as survey.score."),
    field("headlines[].units[].unit", "A unit's code; null for those who do not tell it."),
    field("headlines[].periods[].period", "A period."),
    field("gaps[].claimed.score", "What is claimed."), field("gaps[].measured.score", "What is measured."),
    field("gaps[].gap", "Claimed less measured, in points of percent; null unless both are shown."),
    field("gaps[].lower", "The lower limit of the 95 % interval of the difference, after Welch."),
    field("gaps[].upper", "The upper limit."),
    field("gaps[].detectable", "The smallest difference that so many answers would have shown: 2.8 standard errors."),
    field(
      "gaps[].reading",
      "`claimedHigher` or `measuredHigher` where the whole interval is on one side of 0, `undetected`, or `undetermined` "
        + "without an interval."),
    field("gaps[].units[].unit", "A unit for which both are shown."),
    field("gaps[].units[].gap", "Its difference; `lower`, `upper`, `detectable` and `reading` as above."),
    field("gaps[].units[].lower", "As above."), field("gaps[].units[].upper", "As above."),
    field("gaps[].units[].detectable", "As above."), field("gaps[].units[].reading", "As above."),
    field("gaps[].units[].claimed", "How many answers the claim rests on there."),
    field("gaps[].units[].measured", "How many the measurement rests on."),
    field("chain.links[].score", "A link of the chain, in order."),
    field("chain.pairs[].units", "How many units have 10 answers to a link and to the next."),
    field("chain.pairs[].pearson", "The correlation over these units; null for fewer than 10 of them."),
    field("chain.pairs[].lower", "The lower limit of its 95 % interval, after Fisher."),
    field("chain.pairs[].upper", "The upper limit."), field("chain.pairs[].spearman", "The correlation of ranks."),
    field("linkages[].step.score", "A step of readiness."),
    field("linkages[].target", "What it must reach, in percent."),
    field(
      "linkages[].standing",
      "`reached` where the lower limit does, `below` where the upper limit does not, `open` in between or without "
        + "limits; null for a step that is not shown."),
    field("linkages[].outcome.score", "What the step should show in."),
    field(
      "linkages[].field",
      "The outcome's field in the importance-performance map of its survey: `keepUp`, `concentrate`, `lowPriority`, "
        + "`overkill`, `undetermined`; null where it is in none."),
    field("linkages[].asksForAction", "Whether the step is below its target, or its outcome is where to work first."),
    field("blocking[].score", "The first step of a maturity whose number is below the target."),
    field("blocking[].place", "Its place among the steps, 1 first."),
    field("blocking[].target", "What it must reach, in percent."),
    field("verdict.outcome", "The verdict that holds, by id; null where it is withheld."),
    field("verdict.ready.score", "The axis of readiness."),
    field("verdict.ready.from", "What its lower limit must reach, in percent."),
    field("verdict.ready.isReached", "Whether it does; null where there is no limit that says something."),
    field("verdict.loyal.score", "The axis of loyalty."), field("verdict.loyal.from", "As above."),
    field("verdict.loyal.isReached", "As above."),
    field(
      "verdict.obstacles[].kind",
      "Why the verdict is withheld: `notMeasured`, a survey without responses; `notJudged`, an axis without a limit that "
        + "says something; `notDeclared`, no verdict is declared for where the axes are."),
    field("verdict.obstacles[].subject", "The survey or the score that it is about; null where it is about neither."),
  ]

  /// The members of every number.
  public static let figure: [Field] = [
    field(
      "state",
      "`measured`; `tooFew` with fewer answers than the survey's minimum; `withheld` where it would give away those of "
        + "another unit; `notMeasured` without answers. All that follows is null unless it is `measured`."),
    field(
      "kind",
      "`percent`, a mean of percents; `share`, a share of answers in percent; `net`, a difference of shares in points; "
        + "`points`, a mean of differences."),
    field("n", "How many answers it rests on."), field("value", "The number."),
    field(
      "exact", "The number as an exact decimal or fraction; null where it is weighted or needs more than 128 bits."),
    field(
      "lower",
      "The lower limit of its 95 % interval: t, Wilson, or adjusted Wald, by kind; t where it is weighted; null for one answer."
    ),
    field("upper", "The upper limit."),
    field("hasNoVariation", "Whether all answers are equal, so that the interval says nothing."),
    field("weighted", "Whether it is weighted; `n` never is."),
  ]

  private static func field(_ path: String, _ meaning: String) -> Field { Field(path: path, meaning: meaning) }

  /// The members as a page for people, in Markdown.
  public static var reference: String {
    func table(_ fields: [Field]) -> String {
      "| member | meaning |\n|---|---|\n" + fields.map { "| `\($0.path)` | \($0.meaning) |\n" }.joined()
    }
    return """
      # The joined results of an assessment

      `sonde report ASSESSMENT … --format json` writes one JSON object, schema `\(schema)`. It has no words of any language,
      and nothing that is not shown to people either. What does not exist is `null`; `verdict` is, where none is declared.

      \(table(fields))
      Everything with a `score`, and the units and periods of a headline, have these members:

      \(table(figure))
      """
  }
}
