extension Vocabulary {
  static func responseRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .responses:
      ElementSpec(
        kind, "Collected responses. What it says of the survey holds for all that say nothing else.",
        attributes: about, parts: [.any(.response)])
    case .response:
      ElementSpec(
        kind, "What one respondent answered.",
        attributes: [.optional(.id, .text, "The response's own id, in any form.")] + about + [
          .optional(.language, .language, "The language in which it was answered."),
          .optional(.seed, .text, "The seed of random orders: a whole number."),
          .optional(.started, .text, "When it was begun, as in 2026-03-02T09:14:00Z."),
          .optional(.submitted, .text, "When it was submitted; without it, it was not."),
          .optional(.confirmed, .references("questions"), "The questions whose warnings the respondent stood by."),
        ], parts: [.any(.answer), .any(.remark)])
    default:
      ElementSpec(
        .remark, "What the respondent remarked on a question.",
        attributes: [.required(.ref, .reference("a question or part"), "The question.")], text: .plain)
    }
  }

  /// Which survey was answered.
  private static let about: [AttributeSpec] = [
    .optional(.survey, .text, "The id of the survey."), .optional(.version, .text, "Its version."),
    .optional(.definition, .text, "The fingerprint of its definition."),
  ]
}
