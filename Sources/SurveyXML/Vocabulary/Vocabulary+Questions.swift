extension Vocabulary {
  private static let ids = id("The question's name, which is also the column of its answer.")
  private static let common: [AttributeSpec] = [ids, was("the question"), relevant, required, allow, fixed]
  private static let choiceOrder = order(of: "the choices; where it is not given, the list says", default: nil)
  private static let head: [ElementSpec.Part] = [.text(.prompt), .optionalText(.instruction), .optionalText(.help)]
  private static let tail: [ElementSpec.Part] = [.any(.constraint), .optional(.origin), .any(.documentation)]

  private static let filter = AttributeSpec.optional(
    .filter, .expression,
    "The condition under which a choice is offered, in terms of the attributes that its list declares, as in "
      + "country = residence; value is the choice's own code, as in brands-known has value.")

  private static let choiceAttributes: [AttributeSpec] = [
    .optional(.choices, .reference("a list of choices"), "The list to choose from, where it is not given inside."),
    .optional(
      .other, .yesNo(yes: "A last choice opens a text, in the part .other.", no: "Only the list can be chosen."),
      "Whether a choice of one's own may be written.", default: "no"),
    filter, choiceOrder,
  ]

  private static let scale = AttributeSpec.required(.scale, .reference("a scale"), "The scale of the answer.")

  private static let prefilled: [AttributeSpec] = [
    .optional(
      .defaultValue, .expression,
      "What is proposed when the question is first reached; the respondent accepts or changes it."),
    .optional(
      .readonly,
      .yesNo(
        yes: "The default is shown, kept up to date, and cannot be changed.", no: "The respondent answers as ever."),
      "Whether the answer is only shown.", default: "no"),
  ]

  private static func question(
    _ kind: ElementKind, _ documentation: String, _ own: [AttributeSpec] = [],
    parts: [ElementSpec.Part] = [], alternative: ElementSpec.Alternative? = nil, isPrefilled: Bool = true
  ) -> ElementSpec {
    ElementSpec(
      kind, documentation, attributes: common + (isPrefilled ? prefilled : []) + own, parts: head + parts + tail,
      alternative: alternative)
  }

  static func questionRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .single:
      question(
        kind, "A question answered with one choice of a list.", choiceAttributes, parts: [.any(.choice)],
        alternative: .init(attributes: [.choices], part: .choice))
    case .multiple:
      question(
        kind, "A question answered with any number of choices of a list.",
        choiceAttributes + [
          .optional(.min, .count, "How many must be chosen at least."),
          .optional(.max, .count, "How many may be chosen at most."),
        ], parts: [.any(.choice)], alternative: .init(attributes: [.choices], part: .choice))
    case .rating: question(kind, "A question answered with one point of a scale.", [scale])
    case .yesno: question(kind, "A question answered with yes or no.")
    case .check:
      question(
        kind, "A checklist item: a point of a scale, with evidence, owner and due date beside it.", [scale],
        parts: [.optional(.evidence), .optional(.owner), .optional(.due)])
    case .grid:
      question(
        kind, "A table of rows that share one scale or one list of choices; each row is answered on its own.",
        [
          .optional(.scale, .reference("a scale"), "The scale of every row's answer."),
          .optional(
            .choices, .reference("a list of choices"), "The list to choose from, where it is not given inside."),
          filter, order(of: "the rows"),
        ], parts: [.any(.choice), .some(.row)],
        alternative: .init(attributes: [.scale, .choices], part: .choice))
    case .ranking:
      question(
        kind, "A question answered with choices in order, the first one first.",
        [
          .optional(
            .choices, .reference("a list of choices"), "The list to put in order, where it is not given inside."),
          .optional(.top, .count, "How many are put in order, from the first on; all where none is given."),
          filter, choiceOrder,
        ], parts: [.any(.choice)], alternative: .init(attributes: [.choices], part: .choice))
    case .allocation:
      question(
        kind, "A total that is shared out over choices: a number for each, the item id.code, and all add up to it.",
        [
          .optional(
            .choices, .reference("a list of choices"), "The list to share out over, where it is not given inside."),
          .optional(.total, .positiveNumber, "What the shares add up to.", default: "100"),
          .optional(
            .integer, .yesNo(yes: "Every share is a whole number.", no: "Shares may have decimals."),
            "Whether shares must be whole.", default: "yes"),
          .optional(.min, .number, "The least that each choice gets; 0 where none is given."),
          .optional(.max, .positiveNumber, "The most that each choice gets; the total where none is given."),
          .optional(.unit, .text, "The unit, printed after numbers."),
          filter,
        ], parts: [.any(.choice)], alternative: .init(attributes: [.choices], part: .choice), isPrefilled: false)
    case .number:
      question(
        kind, "A question answered with a number.",
        [
          .optional(
            .integer, .yesNo(yes: "The number must be whole.", no: "It may have decimals."),
            "Whether the number must be whole.", default: "no"),
          .optional(.min, .number, "The least number allowed."),
          .optional(.max, .number, "The greatest number allowed."),
          .optional(.step, .positiveNumber, "The distance between allowed numbers, from min on."),
          .optional(.decimals, .count, "How many digits may stand after the decimal sign, up to 9."),
          .optional(.unit, .text, "The unit, printed after the number."),
        ])
    case .text:
      question(
        kind, "A question answered with text.",
        [
          .optional(.minLength, .count, "How many characters there must be at least."),
          .optional(.maxLength, .count, "How many characters there may be at most."),
          .optional(.pattern, .pattern, "A regular expression that the whole text must match."),
          .optional(
            .lines,
            .keyword([.init("single", "One line."), .init("multi", "As many lines as the respondent likes.")]),
            "How much room there is.", default: "single"),
        ])
    case .date:
      question(
        kind, "A question answered with a day.",
        [
          .optional(.min, .date, "The earliest day allowed."),
          .optional(.max, .date, "The latest day allowed."),
        ])
    case .time:
      question(
        kind, "A question answered with a time of day, to the minute or the second, without a zone.",
        [
          .optional(.min, .time, "The earliest time allowed."),
          .optional(.max, .time, "The latest time allowed."),
        ])
    case .datetime:
      question(
        kind, "A question answered with a day and a time as the respondent's own clock shows them, without a zone.",
        [
          .optional(.min, .dateTime, "The earliest date and time allowed."),
          .optional(.max, .dateTime, "The latest date and time allowed."),
        ])
    case .statement:
      ElementSpec(
        kind, "A page of text, without an answer.", attributes: [ids, relevant, fixed],
        parts: [.text(.prompt), .optionalText(.help), .optional(.origin), .any(.documentation)])
    default:
      ElementSpec(
        kind, "A value that is calculated and never asked.",
        attributes: [
          ids, was("the variable"), relevant,
          .required(.value, .expression, "The expression that gives the value."),
          .optional(
            .type,
            .keyword([
              .init("number", "A number."), .init("text", "Text."), .init("boolean", "A truth value."),
              .init("date", "A day."), .init("time", "A time of day."), .init("datetime", "A day with a time."),
            ]), "The type of the value, where it is to be checked."),
          .optional(.min, .number, "The least number that it can be; scores need it, and take no value below it."),
          .optional(.max, .number, "The greatest number that it can be; scores need it, and take no value above it."),
        ], parts: [.any(.documentation)])
    }
  }

  static func questionPartRow(_ kind: ElementKind) -> ElementSpec {
    let askedBelow = AttributeSpec.optional(.askedBelow, .number, "It is asked only below this level.")
    return switch kind {
    case .row:
      ElementSpec(
        kind, "A row of a grid: an item of its own, with the id grid.row.",
        attributes: [id("The row's name within its grid; its column is grid.row."), was("the row"), relevant, fixed],
        parts: [.text(.label)])
    case .constraint:
      ElementSpec(
        kind, "A check on the answer.",
        attributes: [
          .required(.test, .expression, "What must hold; a dot stands for the answer."),
          .optional(
            .severity,
            .keyword([
              .init("error", "The answer is refused."),
              .init("warning", "The respondent may confirm the answer; that is recorded."),
            ]), "What happens when it does not hold.", default: "error"),
        ], parts: [.text(.message)])
    case .origin:
      ElementSpec(
        kind, "Where the question comes from: its original wording, never translated.",
        attributes: [
          .optional(.ref, .text, "The reference in the author's inventory, such as R1.1."),
          .optional(.language, .language, "The language of the original, which need not be one of the survey's."),
        ], text: .mixed)
    case .evidence:
      ElementSpec(
        kind, "What supports the level claimed: a text, in the part .evidence.",
        attributes: [
          .optional(.requiredFrom, .number, "From this level on, its absence is reported.")
        ], parts: [.optionalText(.prompt)])
    case .owner:
      ElementSpec(
        kind, "Who acts on it: a text, in the part .owner.", attributes: [askedBelow],
        parts: [.optionalText(.prompt)])
    default:
      ElementSpec(
        kind, "Until when: a day, in the part .due.", attributes: [askedBelow],
        parts: [.optionalText(.prompt)])
    }
  }
}
