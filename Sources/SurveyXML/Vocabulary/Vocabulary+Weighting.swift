extension Vocabulary {
  static func weightingRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .weights:
      ElementSpec(
        kind, "How respondents are weighted, so that together they stand for a population.",
        attributes: [
          .optional(
            .method,
            .keyword([
              .init("rake", "Several margins are met at once, by iterative proportional fitting."),
              .init("poststratify", "Each cell of one margin is given its share."),
              .init("column", "An item holds each respondent's weight."),
            ]), "Where the weights come from.", default: "rake"),
          .optional(.of, .reference("a number"), "For a column: the number that holds the weights."),
          .optional(
            .trim, .number,
            "The most that a weight may be, as a multiple of the median of all; no such limit, when left out."),
        ], parts: [.any(.margin)])
    case .margin:
      ElementSpec(
        kind, "What is known of the population: its shares by the answers to a question, or to several together.",
        attributes: [
          .required(.of, .references("questions with one choice or point"), "The question, or several.")
        ], parts: [.some(.share)])
    default:
      ElementSpec(
        .share, "A part of the population, and how many it is.",
        attributes: [
          .optional(
            .code, .references("codes"),
            "The code of its answer, or one for each question of the margin; those without an answer, when left out. "
              + "Without such a share they keep, in this margin, the weight that they have."),
          .required(.value, .number, "How many it is, in a unit that all margins have in common, such as percent."),
        ])
    }
  }
}
