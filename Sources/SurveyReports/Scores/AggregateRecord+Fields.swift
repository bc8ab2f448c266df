extension AggregateRecord {
  /// A member of the JSON, by its path: `scores[].percent` is the member `percent` of each score.
  public struct Field: Sendable, Hashable {
    /// The path.
    public let path: String
    /// What it is.
    public let meaning: String
  }

  /// Every member, in the order in which it is written. A distribution stands for the members of ``distribution``, a test
  /// for those of ``test``.
  public static let fields: [Field] =
    scoreFields + answerFields + reliabilityFields + agreementFields + driversFields + weightingFields + flagFields
    + segmentFields

  private static let scoreFields: [Field] = [
    field("schema", "`sonde-aggregate/1`. Members may be added within a version; none changes its meaning."),
    field("survey.id", "The survey's id."), field("survey.version", "Its version."),
    field("survey.fingerprint", "A hash of its definition, which tells two versions apart."),
    field("responses.count", "How many responses were scored."),
    field("responses.complete", "How many have every dimension, index and gap from everything in scope."),
    field("responses.prorated", "How many have them all, some from a part of what was in scope."),
    field("responses.incomplete", "How many lack one."),
    field("responses.rejected", "How many records could not be read."),
    field("items[].id", "An item that a score is made of."),
    field("items[].map", "The map that codes its answers; null where they count as they are."),
    field(
      "items[].choice",
      "Of a ranking that weights: the choice whose points, the number of choices + 1 − rank, are the values; null "
        + "otherwise."),
    field("items[].states", "How many answers are in each of the seven states, by its name."),
    field("items[].values", "The answers that count, as a distribution."),
    field("scores[].id", "The score."),
    field(
      "scores[].kind",
      "`dimension`, `index`, `maturity`, `top-box`, `net-score`, `gap`, `importance-performance` or `quadrants`, which "
        + "decides on the other members."),
    field("scores[].scored", "dimension, index, gap: how many responses have it from everything in scope."),
    field("scores[].prorated", "The same: how many have it from enough of that."),
    field("scores[].unscored", "The same: how many do not have it."),
    field("scores[].reasons", "dimension, index: how many do not have it, by the name of the state that says why."),
    field("scores[].percent", "dimension, index, maturity: the scores in percent, as a distribution."),
    field(
      "scores[].raw", "dimension: the scores in the items' own unit, as a distribution; without values for an index."),
    field("scores[].bands[].id", "dimension, index: a band."),
    field("scores[].bands[].count", "How many responses are in it."),
    field("scores[].levels", "maturity: the levels, as a distribution; `median` is one that somebody gave."),
    field("scores[].alpha", "maturity: Krippendorff's ordinal alpha over its items; null without variation."),
    field(
      "scores[].withinOneLevel", "maturity: the share of answers within one level of the median of their item."),
    field("scores[].withoutBlocking", "maturity: how many responses have no step below the target."),
    field("scores[].steps[].id", "maturity: a step."),
    field("scores[].steps[].levels", "Its levels, as a distribution."),
    field("scores[].steps[].unscored", "How many responses have no score for it."),
    field("scores[].steps[].firstBlocking", "For how many it is the first step below the target."),
    field("scores[].inside", "top-box: how many answers are in the boxes."),
    field("scores[].n", "top-box, net-score, quadrants: how many responses could be placed."),
    field("scores[].share", "top-box: inside / n, 0 to 1."),
    field("scores[].net", "net-score: the difference of shares in points, −100 to 100."),
    field(
      "scores[].lower",
      "top-box: the lower limit of the 95 % Wilson interval; net-score: of the 95 % adjusted Wald interval."),
    field("scores[].upper", "The upper limit."),
    field("scores[].groups[].id", "net-score: a group; quadrants: a quadrant."),
    field("scores[].groups[].count", "How many responses are in it."),
    field(
      "scores[].gap", "gap: the respondents' gaps in points of percent, as a distribution; its interval is paired."),
    field("scores[].pairs[].perception", "gap: what was perceived."),
    field("scores[].pairs[].expectation", "What was expected."),
    field("scores[].pairs[].gap", "The gaps of those who have both, as a distribution."),
    field("scores[].cross.performance", "importance-performance: from where on performance is good, in percent."),
    field("scores[].cross.importance", "From where on importance is high, in percent."),
    field("scores[].aspects[].id", "importance-performance: an aspect, by the score of its performance."),
    field("scores[].aspects[].performance", "How good it is, as a distribution of percents."),
    field("scores[].aspects[].importance", "How much it counts, as a distribution of percents."),
    field(
      "scores[].aspects[].field",
      "`keepUp`, `concentrate`, `lowPriority`, `overkill`, or `undetermined` where an interval crosses a line."),
    field("scores[].outside", "quadrants: how many responses are where no quadrant is declared."),
    field("scores[].missing", "quadrants: how many lack one of the two scores."),
  ]

  private static let reliabilityFields: [Field] = [
    field("reliability[].id", "A dimension whose reliability is asked for."),
    field("reliability[].n", "How many responses answer all its items that have a weight."),
    field("reliability[].alpha", "Cronbach's alpha; null without two items, two such responses and variation."),
    field("reliability[].lower", "The lower limit of its 95 % interval after Feldt."),
    field("reliability[].upper", "The upper limit."),
    field("reliability[].standardizedAlpha", "Alpha of the items brought to equal variance."),
    field("reliability[].omega", "McDonald's omega of a one-factor model; null where there is none."),
    field(
      "reliability[].warnings[]",
      "What limits the numbers: `undetermined`, `negativeAlpha`, `twoItems`, `constantItem`, `heywood`, `fewForOmega`."),
    field("reliability[].items[].id", "An item, or a dimension that is one."),
    field("reliability[].items[].restCorrelation", "Its correlation with the sum of the others."),
    field("reliability[].items[].alphaIfDropped", "Alpha without it; null for fewer than three items."),
  ]

  private static let flagFields: [Field] = [
    field("flags[].id", "A flag."), field("flags[].type", "What it looks for."),
    field("flags[].judged", "How many responses could be judged."),
    field("flags[].raised", "For how many it is raised."),
    field(
      "flags[].medianSeconds", "A speeder that is held against the median: the median time of the responses; else null."
    ),
    field(
      "screening.signs",
      "How many flags a response must raise by itself, not as a copy and not beside the median time, to be left out here; "
        + "`screening` is null where the survey looks for fewer."),
    field("screening.responses", "How many do."),
    field(
      "screening.scores[].id",
      "A score without them; not there where so few of them, or so few others, have it that theirs could be told."),
    field("screening.scores[].n", "How many responses then have it."),
    field("screening.scores[].value", "What it then is, in the unit of comparisons."),
    field("screening.scores[].lower", "The lower limit of its 95 % interval."),
    field("screening.scores[].upper", "The upper limit."),
  ]

  /// The members of every distribution.
  public static let distribution: [Field] = [
    field("n", "How many values there are."), field("mean", "Their mean."),
    field("exact", "The mean as an exact decimal or fraction; null where it needs more than 128 bits."),
    field("sd", "The sample standard deviation, divisor n − 1; null for fewer than two."),
    field("lower", "The lower limit of the 95 % t interval of the mean; null for fewer than two."),
    field("upper", "The upper limit."),
    field("median", "The lower median, always a value that occurs."),
    field("distinct", "How many different values there are."),
    field(
      "counts[].value",
      "A value, as an exact decimal or fraction; `counts` is null where more than \(mostCounts) values differ."),
    field("counts[].count", "How often it occurs."),
  ]

  static func field(_ path: String, _ meaning: String) -> Field { Field(path: path, meaning: meaning) }

  /// The members as a page for people, in Markdown.
  public static var reference: String {
    func table(_ fields: [Field]) -> String {
      "| member | meaning |\n|---|---|\n" + fields.map { "| `\($0.path)` | \($0.meaning) |\n" }.joined()
    }
    return """
      # The aggregate of many responses

      `sonde score --aggregate` writes one JSON object, schema `\(schema)`. What does not exist is `null`. Two aggregates of
      one survey are merged by adding `counts`; means and intervals follow from these.

      \(table(fields))
      A distribution has these members:

      \(table(distribution))
      A test has these members, the last two only over all waves or segments:

      \(table(test))
      """
  }
}
