extension Vocabulary {
  /// The states that a score can be in.
  static let scoreStates: [ValueType.Keyword] = [
    .init("scored", "Everything in scope counted."),
    .init("prorated", "Enough counted; the score stands for what is missing too."),
    .init("nothing-in-scope", "Everything was off the route or not applicable."),
    .init("nothing-answered", "Nothing counted, though something was in scope."),
    .init("too-few-answers", "Less counted than the missing rule asks for."),
    .init("too-many-not-applicable", "More than a third of a maturity's step was not applicable."),
    .init("no-weight", "Every weight is 0."),
    .init("no-importance", "The respondent was to say what counts how much, and it does not add up."),
    .init("gated", "A gate is closed."),
  ]

  /// What can be answered instead of a value.
  static let nonAnswers: [ValueType.Keyword] = [
    .init("dont-know", "\"I don't know\"."), .init("refused", "\"I would rather not answer\"."),
    .init("not-applicable", "\"Does not apply to us\"."), .init("skipped", "Shown and left empty."),
  ]

  static func testingRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .tests:
      ElementSpec(
        kind, "Expected results beside a survey, which 'sonde test' compares with the actual ones.",
        attributes: [
          .required(.survey, .text, "The survey: a path relative to this file."),
          .required(.today, .day, "The day that today() means."),
          .optional(.time, .time, "The time of that day, which now() means with it.", default: "00:00"),
        ], parts: [.any(.documentation), .some(.testCase)])
    case .testCase:
      ElementSpec(
        kind, "One respondent's answers, and what the survey is to make of them.",
        attributes: [.required(.name, .text, "What the case shows, in your own words.")],
        parts: [.any(.documentation), .any(.answer), .some(.expect)])
    case .answer:
      ElementSpec(
        kind, "An answer, written as tables of responses write it: 3, yes, a|b, 2026-03-01, 14:30.",
        attributes: [
          .required(.ref, .reference("a question or part"), "The question, or a part of one such as q.other."),
          .optional(.state, .keyword(nonAnswers), "What was answered instead of a value."),
        ], text: .plain)
    default: expect
    }
  }

  private static let expect = ElementSpec(
    .expect, "What is expected: of items, or of one score.",
    attributes: [
      .optional(.asked, .references("questions"), "Items that are on the route."),
      .optional(.notAsked, .references("questions"), "Items that are off the route."),
      .optional(.valid, .references("questions"), "Items that would not keep the response from being submitted."),
      .optional(.invalid, .references("questions"), "Items whose answer, or lack of one, would keep it from that."),
      .optional(.advice, .references("scores"), "Scores about which advice is given."),
      .optional(.noAdvice, .references("scores"), "Scores about which no advice is given."),
      .optional(.flagged, .references("flags"), "Flags that are raised."),
      .optional(.notFlagged, .references("flags"), "Flags that are not raised."),
      .optional(.score, .reference("a score"), "The score that the following attributes are about."),
      .optional(
        .percent, .number, "The score in percent; 100, 0 or -100 for a top-box or net score; the points of a gap."),
      .optional(.raw, .number, "The score in the items' own unit."),
      .optional(.level, .integer, "The level of a maturity."),
      .optional(.state, .keyword(scoreStates), "Whether there is a score, and if not, why."),
      .optional(.band, .reference("a band"), "The score's band; none where it has none."),
      .optional(
        .firstBlocking, .reference("a step"), "The first step of a maturity below its target; none where none is."),
      .optional(
        .group, .reference("a group or quadrant"),
        "The group of a net score, or the quadrant of a typology; none where the answer is in none."),
      .optional(
        .tolerance, .number, "How far percent and raw may be from what is written.", default: "0.005"),
    ])
}
