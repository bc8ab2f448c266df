extension Vocabulary {
  private static let percentScore = "a dimension or index"

  static func compositeRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .gap:
      ElementSpec(
        kind, "What was perceived less what was expected, in points of percent, such as SERVQUAL.",
        attributes: [
          scoreIDs,
          .optional(
            .importance, .reference("an allocation or ranking"),
            "The allocation or ranking by which each respondent weights the pairs; they weigh the same, when left out."),
          missing,
        ], parts: [titles, .some(.pair)])
    case .pair:
      ElementSpec(
        kind, "A perception and the expectation that it is compared with.",
        attributes: [
          .required(.perception, .reference(percentScore), "What was perceived."),
          .required(.expectation, .reference(percentScore), "What was expected."), points,
        ])
    case .importancePerformance:
      ElementSpec(
        kind, "How good each aspect is against how much it counts, over many responses.",
        attributes: [
          scoreIDs,
          .optional(
            .importance, .reference("an allocation or ranking"),
            "The allocation or ranking that says how much aspects count; each aspect names a score instead, when left "
              + "out."),
          .optional(
            .cross,
            .keyword([
              .init("mean", "At the means of the aspects."), .init("mid", "In the middle of what is possible."),
            ]), "Where the two lines stand that divide the aspects.", default: "mean"),
        ], parts: [titles, .some(.aspect)])
    case .aspect:
      ElementSpec(
        kind, "An aspect of an importance-performance map.",
        attributes: [
          .required(.performance, .reference(percentScore), "The score that says how good it is."),
          .optional(
            .importance, .reference(percentScore),
            "The score that says how much it counts, where no allocation or ranking does."), points,
        ])
    case .quadrants:
      ElementSpec(
        kind, "A typology of respondents on two scores, such as satisfaction and the intention to come back.",
        attributes: [
          scoreIDs, .required(.x, .reference(percentScore), "The first score."),
          .required(.xCut, .number, "From where on the first score is high, in percent."),
          .required(.y, .reference(percentScore), "The second score."),
          .required(.yCut, .number, "From where on the second score is high, in percent."),
        ], parts: [titles, .some(.quadrant)])
    case .quadrant:
      ElementSpec(
        kind, "A type of respondents.",
        attributes: [
          id("The type's name, such as loyalist; conditions read the percent that are of it as types.loyalist."),
          side(.x, "Where it lies on the first score."),
          side(.y, "Where it lies on the second score."),
        ], parts: [titles])
    case .gate:
      ElementSpec(
        kind, "Scores that have a meaning only under a condition: the branches of a tree while its trunk holds.",
        attributes: [
          .required(.of, .references("dimensions and indices"), "The scores behind the gate."),
          .required(.when, .expression, "The condition that opens it, over scores and items."),
        ])
    default: flag
    }
  }

  private static func side(_ name: AttributeName, _ documentation: String) -> AttributeSpec {
    .required(
      name, .keyword([.init("high", "On the cut or above it."), .init("low", "Below the cut.")]), documentation)
  }

  private static let flag = ElementSpec(
    .flag, "A reason to look at a response twice; nothing is ever left out because of one.",
    attributes: [
      id("The flag's name."),
      .required(
        .type,
        .keyword([
          .init("straightline", "One answer to all items, of which one is reversed; threshold: 5 items."),
          .init(
            "longstring",
            "Equal answers in a row, in the order asked; threshold: 10, or more than four fifths of the items."),
          .init("speeder", "Too little time an answer, or against the median; threshold: 2 seconds."),
          .init("duplicate", "The answers of an earlier response; threshold: 20 answers, not all equal."),
          .init("same-id", "The id of a later response, which is the one to keep; no threshold."),
          .init("inconsistent", "Answers that should agree and do not; threshold: 75 points of percent apart."),
        ]), "What is looked for."),
      .optional(
        .over, .references("questions, grids and dimensions"),
        "Whose items are looked at, with the reversals of the dimension."),
      .optional(.threshold, .number, "From where on it is raised; for a speeder, below where."),
      .optional(
        .ofMedian, .share,
        "For a speeder: it is also raised where the response took less than this share of the median time of all, which "
          + "is known when all are read."),
      .optional(
        .missing, .missingRule, "For a straightline: how many of the items must be answered; all, unless said."),
    ], parts: [titles])
}
