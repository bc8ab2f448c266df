extension Vocabulary {
  static func loopRow(_ kind: ElementKind) -> ElementSpec {
    let name = AttributeSpec.optional(
      .variable, .id, "The name by which expressions inside mean the choice, or the number, of their pass.")
    let head: [ElementSpec.Part] = [.optionalText(.pipedTitle), .optionalText(.pipedLabel), .optionalText(.pipedIntro)]
    let tail: [ElementSpec.Part] = [.any(.documentation), .any(body)]
    return switch kind {
    case .loop:
      ElementSpec(
        kind, "Questions that are asked again for each choice, or so many times; columns are loop.code.question.",
        attributes: [
          id("The loop's name, which begins the columns of its questions; as a value, the number of passes."),
          .optional(
            .over, .reference("a question or a list of choices"),
            "A pass for each choice made in this question, or for each choice of this list."),
          .optional(.count, .expression, "As many passes as this expression says, numbered from 1."),
          .optional(.max, .count, "The most passes that count may ask for; needed beside it."),
          name, relevant, required, allow,
        ], parts: head + tail, alternative: .init(attributes: [.over, .count]))
    default:
      ElementSpec(
        kind, "Entries that the respondent adds, one after the other; columns are roster.1.question.",
        attributes: [
          id("The roster's name, which begins the columns of its questions; as a value, the number of entries."),
          .optional(
            .min, .count, "How many entries there are at least; they are asked without a question before.", default: "0"
          ),
          .required(.max, .count, "How many entries there may be; each has columns of its own."),
          name, relevant, required, allow,
        ], parts: [.optionalText(.prompt)] + head + tail)
    }
  }
}
