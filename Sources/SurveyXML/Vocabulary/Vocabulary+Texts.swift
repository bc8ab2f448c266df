extension Vocabulary {
  private static let language = AttributeSpec.optional(
    .language, .language, "The language of this version; the survey's source language where none is given.")

  /// A text that respondents meet underway: answers may be put into it.
  private static func piped(_ kind: ElementKind, _ documentation: String) -> ElementSpec {
    ElementSpec(kind, documentation, attributes: [language], text: .piped)
  }

  /// A text that reads the same for everyone.
  private static func text(_ kind: ElementKind, _ documentation: String) -> ElementSpec {
    ElementSpec(kind, documentation, attributes: [language], text: .mixed)
  }

  static func textRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .title: text(kind, "What it is called; once a language.")
    case .intro: text(kind, "What respondents read first; once a language.")
    case .label: text(kind, "What respondents read for a choice, a point or a row; once a language.")
    case .adviceText: text(kind, "What to do; once a language.")
    case .pipedTitle: piped(kind, "What it is called; once a language.")
    case .pipedIntro: piped(kind, "What respondents read when they come to it; once a language.")
    case .pipedLabel: piped(kind, "What each pass is called; once a language.")
    case .prompt: piped(kind, "The question itself; once a language.")
    case .instruction: piped(kind, "How to answer, shown with the prompt; once a language.")
    case .help: piped(kind, "More about the question, shown on request; once a language.")
    case .message: piped(kind, "What the respondent is told when the check fails; once a language.")
    case .documentation:
      ElementSpec(kind, "A note for colleagues; never shown to respondents.", text: .mixed)
    case .emphasis: ElementSpec(kind, "Stress, usually drawn in italics.", text: .mixed)
    case .strong: ElementSpec(kind, "Strong importance, usually drawn bold.", text: .mixed)
    case .pipedEmphasis: ElementSpec(kind, "Stress, usually drawn in italics.", text: .piped)
    case .pipedStrong: ElementSpec(kind, "Strong importance, usually drawn bold.", text: .piped)
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
