extension Vocabulary {
  static func analysisRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .analysis:
      ElementSpec(kind, "What is asked of many responses together.", parts: [.some(.reliability)])
    default:
      ElementSpec(
        .reliability, "How well the items of a dimension go together, over the responses that answer all of them.",
        attributes: [.required(.of, .references("dimensions"), "The dimensions.")])
    }
  }
}
