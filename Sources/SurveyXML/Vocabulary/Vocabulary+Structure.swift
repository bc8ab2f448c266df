extension Vocabulary {
  /// Everything that may be asked, shown or calculated in a section.
  static let questions: [ElementKind] = [
    .single, .multiple, .rating, .yesno, .check, .grid, .ranking, .allocation, .number, .text, .date, .time, .datetime,
    .statement, .variable,
  ]

  /// What a survey, a section and each pass of a loop are made of.
  static let body: [ElementKind] = [.section] + questions + [.loop, .roster]

  static let relevant = AttributeSpec.optional(
    .relevant, .expression, "The condition under which it is on the respondent's route.", default: "true")

  static let required = AttributeSpec.optional(
    .required,
    .keyword([
      .init("yes", "It must be answered before the response can be submitted."),
      .init("no", "It may be left empty."),
      .init("soft", "It is asked once more when left empty, then let go; that is recorded."),
    ]), "Whether an answer is required; inherited from the section or survey around.", default: "no")

  static let allow = AttributeSpec.optional(
    .allow,
    .keywords([
      .init("dont-know", "\"I don't know\" is offered."),
      .init("refused", "\"I would rather not answer\" is offered."),
      .init("not-applicable", "\"Does not apply to us\" is offered."),
    ]), "Which non-answers are offered; inherited from the section or survey around.", default: "")

  /// Whether parts are shown as written or shuffled.
  static func order(of parts: String, default defaultValue: String? = "as-written") -> AttributeSpec {
    .optional(
      .order,
      .keyword([
        .init("as-written", "As they are written."),
        .init("random", "Shuffled anew for each response, which keeps the seed."),
      ]), "The order of \(parts).", default: defaultValue)
  }

  static let fixed = AttributeSpec.optional(
    .fixed, .yesNo(yes: "It keeps its place when what stands beside it is shuffled.", no: "It is shuffled as well."),
    "Whether it keeps its place in a random order.", default: "no")

  static func was(_ what: String) -> AttributeSpec {
    .optional(.was, .formerNames, "What \(what) was called in earlier versions: responses that say so are still read.")
  }

  static func id(_ documentation: String) -> AttributeSpec { .required(.id, .id, documentation) }

  static func structureRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .survey:
      ElementSpec(
        kind, "One questionnaire.",
        attributes: [
          id("The survey's name, which every response carries."),
          .optional(.version, .text, "The author's version, such as 1.0.0."),
          .required(.language, .language, "The language the survey is written in; it stands in for what is missing."),
          .optional(.languages, .languages, "Every language the survey is complete in, the source language included."),
          required, allow,
          .optional(.minutes, .count, "About how long answering takes, in minutes."),
          order(of: "the sections and questions directly inside"),
        ],
        parts: [
          .text(.title), .optionalText(.intro), .any(.documentation), .any(.importing), .optional(.codes),
          .any(.scale, .choices), .any(body), .optional(.scoring),
        ])
    case .library:
      ElementSpec(
        kind, "Response scales and choice lists that several surveys share.",
        attributes: [
          id("The library's name."), .optional(.version, .text, "The author's version, such as 1.0.0."),
          .required(.language, .language, "The language that texts are in which do not say."),
          .optional(.languages, .languages, "Every language the library is complete in, that one included."),
        ],
        parts: [.optionalText(.title), .any(.documentation), .any(.importing), .any(.scale, .choices)])
    case .importing:
      ElementSpec(
        kind, "Makes the scales and lists of a library known here.",
        attributes: [
          .required(.href, .text, "The library: a path relative to this file, inside the folder of the survey.")
        ])
    case .section:
      ElementSpec(
        kind, "A group of questions and sections with a title and a condition of its own.",
        attributes: [
          id("The section's name."), relevant, required, allow,
          order(of: "the sections and questions directly inside"), fixed,
        ],
        parts: [
          .optionalText(.pipedTitle), .optionalText(.pipedIntro), .any(.documentation), .any(body),
        ])
    case .codes:
      ElementSpec(
        kind, "How tables of responses write answers that are none.",
        attributes: [
          .optional(.notApplicable, .text, "The code of \"not applicable\"."),
          .optional(.dontKnow, .text, "The code of \"don't know\"."),
          .optional(.refused, .text, "The code of a refusal."),
          .optional(.skipped, .text, "The code of a question that was shown and left empty."),
        ])
    case .scale:
      ElementSpec(
        kind, "A response scale: points in ascending order, each with a number.",
        attributes: [
          id("The scale's name, which questions refer to."),
          .optional(.from, .integer, "The least point; whole numbers without a point element stand unlabelled."),
          .optional(.to, .integer, "The greatest point."),
        ], parts: [.some(.point)])
    case .point:
      ElementSpec(
        kind, "One point of a scale.",
        attributes: [
          .required(.value, .number, "The number it stands for, above that of the point before."), was("the point"),
        ],
        parts: [.optionalText(.label)])
    case .choices:
      ElementSpec(
        kind, "A list of choices that several questions share.",
        attributes: [
          id("The list's name, which questions refer to."),
          .optional(
            .attributes, .attributeNames,
            "What its choices say of themselves, for the filters of questions: with attributes=\"country\" a choice may "
              + "say country=\"fr\"."),
          order(of: "the choices, the same for all questions of the list; an allocation keeps to the list"),
        ], parts: [.some(.choice)])
    default:
      ElementSpec(
        kind, "One choice of a list; it takes the attributes that the list declares.",
        attributes: [
          .required(.value, .code, "The code that responses store; the same in every language."), was("the choice"),
          .optional(
            .exclusive,
            .yesNo(yes: "Choosing it excludes all others.", no: "It may be chosen together with others."),
            "Whether it stands alone among several, such as \"none of these\".", default: "no"),
          .optional(
            .relevant, .expression,
            "The condition under which it is offered. A choice that is not offered any more stops counting as an answer "
              + "until it is offered again; a question that has nothing to offer is off the route.",
            default: "true"),
          fixed,
        ], parts: [.text(.label)], takesDeclared: true)
    }
  }
}
