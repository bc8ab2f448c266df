extension Vocabulary {
  private static let language = AttributeSpec.optional(
    .language, .language, "The language of this version; the survey's source language where none is given.")

  private static func text(_ kind: ElementKind, _ name: String, _ documentation: String) -> ElementSpec {
    ElementSpec(kind, name, documentation, attributes: [language], text: .mixed)
  }

  static func textRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .title: text(kind, "title", "What it is called; once a language.")
    case .intro: text(kind, "intro", "What respondents read first; once a language.")
    case .prompt: text(kind, "prompt", "The question itself; once a language.")
    case .instruction: text(kind, "instruction", "How to answer, shown with the prompt; once a language.")
    case .help: text(kind, "help", "More about the question, shown on request; once a language.")
    case .label: text(kind, "label", "What respondents read for a choice or a point; once a language.")
    case .message: text(kind, "message", "What the respondent is told when the check fails; once a language.")
    case .adviceText: text(kind, "text", "What to do; once a language.")
    case .documentation:
      ElementSpec(kind, "documentation", "A note for colleagues; never shown to respondents.", text: .mixed)
    case .emphasis: ElementSpec(kind, "em", "Stress, usually drawn in italics.", text: .mixed)
    case .strong: ElementSpec(kind, "strong", "Strong importance, usually drawn bold.", text: .mixed)
    default: ElementSpec(kind, "br", "A line break.")
    }
  }
}
