extension Vocabulary {
  static func comparisonRow(_ kind: ElementKind) -> ElementSpec {
    let scores = "The scores: dimensions, indices, maturities, top-boxes, net scores, gaps and quadrants."
    switch kind {
    case .compare:
      return ElementSpec(
        kind,
        "How segments differ: each from the others that are shown, with its interval, the size of the effect and a q-value.",
        attributes: [
          .required(.of, .references("scores"), scores),
          .required(
            .by, .references("questions"),
            "What tells segments apart: a question with one answer, `language`, `version`, or `submitted:month` and the "
              + "like (`year`, `quarter`, `month`, `week`, `day`); `a,b` crosses two."),
        ] + shared)
    default:
      return ElementSpec(
        .trend,
        "How successive waves differ, each from the one before; from three waves on, whether there is a trend.",
        attributes: [
          .required(.of, .references("scores"), scores),
          .required(
            .by, .references("questions"),
            "What tells waves apart, in its own order: `submitted:quarter` and the like, `version`, or a question."),
          .optional(
            .identity, .reference("a question"),
            "The question whose answer is the same for a respondent in every wave: what changes is then looked at in those "
              + "who answered both. Waves are taken for independent samples, when left out."),
        ] + shared)
    }
  }

  private static let shared: [AttributeSpec] = [
    .optional(
      .family, .code,
      "The family of tests whose false discoveries are controlled together (Benjamini and Hochberg); all that name none "
        + "are one family."),
    .optional(.rate, .share, "The greatest q-value at which a difference is pointed out.", default: "0.05"),
    .optional(
      .meaningful, .positiveNumber,
      "The least difference that is pointed out, in points: hundredths of what the score can be.", default: "5"),
  ]
}
