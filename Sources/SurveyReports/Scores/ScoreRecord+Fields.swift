extension ScoreRecord {
  /// Every member of a record in JSON. Scores and flags stand under their own ids, for which `ID` is written here.
  public static let fields: [AggregateRecord.Field] = [
    field("schema", "`\(schema)`. Members may be added within a version; none changes its meaning."),
    field("response", "The id of the response."), field("survey", "The survey's id."),
    field("version", "The version of the survey that scored it."),
    field("issues", "How many things in the response are not as the survey has them."),
    field("scores.ID.percent", "dimension, index, maturity: the score in percent of what is possible."),
    field("scores.ID.raw", "dimension: the score in the items' own unit."),
    field(
      "scores.ID.state",
      "dimension, index, gap: `scored` from everything in scope, `prorated` from a part that is enough, or why there is no "
        + "score."),
    field("scores.ID.answered", "dimension: how many items have an answer that counts."),
    field("scores.ID.inScope", "dimension: how many could have one."),
    field("scores.ID.band", "dimension, index: the band that it is in."),
    field("scores.ID.level", "maturity: the level that is attained."),
    field("scores.ID.firstBlocking", "maturity: the first step below the target."),
    field("scores.ID.steps[].id", "maturity: a step."), field("scores.ID.steps[].percent", "Its score in percent."),
    field("scores.ID.steps[].level", "Its level."),
    field("scores.ID.steps[].dontKnow", "How many of its answers are \"don't know\"."),
    field("scores.ID.inside", "top-box: whether the answer is in the boxes."),
    field("scores.ID.group", "net-score: the group of the answer."),
    field("scores.ID.sign", "What it adds: −1, 0 or 1."),
    field("scores.ID.gap", "gap: what is perceived less what is expected, in points of percent."),
    field("scores.ID.pairs[].perception", "gap: what is perceived."),
    field("scores.ID.pairs[].expectation", "What is expected."),
    field("scores.ID.pairs[].gap", "The difference."),
    field("scores.ID.pairs[].importance", "Its weight for this respondent."),
    field("scores.ID.aspects[].performance", "importance-performance: an aspect."),
    field("scores.ID.aspects[].percent", "How good it is, in percent."),
    field("scores.ID.aspects[].importance", "How much it counts, in percent."),
    field("scores.ID.quadrant", "quadrants: the type of the respondent."),
    field("scores.ID.x", "The score on the first axis, in percent."),
    field("scores.ID.y", "That on the second."),
    field("scores.ID.trace", "With `--with-trace` and `--trace`: how the score came about."),
    field("flags.ID.raised", "Whether a flag is raised; null where it could not be judged."),
    field("flags.ID.measure", "What was measured."),
    field("flags.ID.original", "Of a copy: the response that it is a copy of."),
    field("advice[].of", "The score that advice is about."),
    field("advice[].priority", "Where it stands among all advice, 1 first."),
    field("advice[].text", "What to do, in the survey's first language."),
  ]

  /// The members of a trace. An answer has none of those that only a score has.
  public static let trace: [AggregateRecord.Field] = [
    field("kind", "`item` for an answer, or the kind of the score."), field("id", "The item or score."),
    field("place", "Where it is declared, as `file:line`."), field("state", "The state of the answer or the score."),
    field("value", "The answer, or the score in its own unit."), field("percent", "score: in percent."),
    field("least", "score: the least that its value can be."), field("greatest", "The greatest."),
    field("level", "maturity and its steps: the level."),
    field("in", "score: the band, group, quadrant or first blocking step, by id."),
    field("inPlace", "Where that is declared."), field("counted", "score: how many parts counted."),
    field("inScope", "How many could have."), field("method", "dimension: how parts become one number."),
    field("rule", "How many parts must count, or how levels are staged, as declared."),
    field(
      "coded", "As a part: what counts of it, after mapping, turning and converting; null where it does not count."),
    field("reversed", "Whether it is turned there."),
    field("assumedLeast", "Whether it counts as the least because the answer was \"don't know\"."),
    field("map", "The map that gives it its number."), field("weight", "Its weight."),
    field("share", "The share of its weight in those that counted."),
    field(
      "role",
      "`perception`, `expectation`, `x` or `y`; `points` for what a respondent weights the others with; else null."),
    field("parts[]", "score: what it is made of, each a trace."),
  ]

  private static func field(_ path: String, _ meaning: String) -> AggregateRecord.Field {
    AggregateRecord.Field(path: path, meaning: meaning)
  }

  /// The members as a page for people, in Markdown.
  public static var reference: String {
    func table(_ fields: [AggregateRecord.Field]) -> String {
      "| member | meaning |\n|---|---|\n" + fields.map { "| `\($0.path)` | \($0.meaning) |\n" }.joined()
    }
    return """
      # The scores of a response

      `sonde score --format json` writes an array of objects, `--format jsonl` one object a line, schema `\(schema)`. What
      does not exist is `null`.

      \(table(fields))
      A trace has these members:

      \(table(trace))
      ## Rows

      `sonde score --format csv` writes a row a response; its columns depend on the survey alone. A score that does not exist
      is an empty field. Those marked \u{B7} are left out with `--values-only`, which `--format jsonl` takes too: a line is then one
      flat object with the names of the columns as members, `null` where a field would be empty, and `flags` as an array.

      \(table(ScoreTable.fields).replacing("| member |", with: "| column |"))
      """
  }
}
