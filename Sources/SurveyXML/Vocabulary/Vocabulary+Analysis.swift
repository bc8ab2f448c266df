extension Vocabulary {
  static func analysisRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .analysis:
      ElementSpec(
        kind, "What is asked of many responses together.",
        attributes: [
          .optional(
            .minGroup, .count,
            "The least group of respondents that results are shown of, as it was promised to them: `--min-group` may ask "
              + "for more and not for less. What is below it is hidden, and so is what would give it away.",
            default: "10")
        ], parts: [.any(.reliability, .agreement, .drivers, .compare, .trend)])
    default:
      ElementSpec(
        .reliability, "How well the items of a dimension go together, over the responses that answer all of them.",
        attributes: [.required(.of, .references("dimensions"), "The dimensions.")])
    }
  }
}
