extension Vocabulary {
  /// What of an analysis is about how answers, or those who give them, go together.
  static func associationRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .agreement:
      ElementSpec(
        kind, "How far several assessors of the same unit agree: items are rated, responses rate.",
        attributes: [
          .required(.of, .references("dimensions and maturities"), "The scores whose items are rated."),
          .optional(
            .by, .reference("a question"),
            "The question whose answer is the unit that is assessed; all responses assess the same one, when left out."),
        ])
    default:
      ElementSpec(
        .drivers, "What goes together with a score, and how much of its variance each part explains.",
        attributes: [
          .required(.of, .reference("a dimension or index"), "The score that is to be explained."),
          .required(.by, .references("dimensions and indices"), "The scores that may explain it."),
        ])
    }
  }
}
