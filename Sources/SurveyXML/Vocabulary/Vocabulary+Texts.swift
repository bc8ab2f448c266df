extension Vocabulary {
  private static let language = AttributeSpec.optional(
    .language, .language, "The language of this version; the survey's source language where none is given.")

  private static func text(_ kind: ElementKind, _ documentation: String) -> ElementSpec {
    ElementSpec(kind, documentation, attributes: [language], text: .piped)
  }

  static func textRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .title: text(kind, "What it is called; once a language.")
    case .intro: text(kind, "What respondents read first; once a language.")
    case .prompt: text(kind, "The question itself; once a language.")
    case .instruction: text(kind, "How to answer, shown with the prompt; once a language.")
    case .help: text(kind, "More about the question, shown on request; once a language.")
    case .label: text(kind, "What respondents read for a choice or a point; once a language.")
    case .message: text(kind, "What the respondent is told when the check fails; once a language.")
    case .adviceText: ElementSpec(kind, "What to do; once a language.", attributes: [language], text: .mixed)
    case .documentation:
      ElementSpec(kind, "A note for colleagues; never shown to respondents.", text: .mixed)
    case .emphasis: ElementSpec(kind, "Stress, usually drawn in italics.", text: .piped)
    case .strong: ElementSpec(kind, "Strong importance, usually drawn bold.", text: .piped)
    case .output:
      ElementSpec(
        kind, "Puts a value into the text: a number or a day as the language writes it, a choice by its label.",
        attributes: [
          .required(.value, .expression, "The expression; label(question) gives the label of an answer.")
        ])
    default: ElementSpec(kind, "A line break.")
    }
  }
}
