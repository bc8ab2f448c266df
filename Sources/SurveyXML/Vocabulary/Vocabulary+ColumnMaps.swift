extension Vocabulary {
  static func columnMapRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .columnMap:
      ElementSpec(
        kind, "What the columns of foreign tables stand for; 'sonde score' and 'sonde report' take it with --map.",
        attributes: [.required(.survey, .text, "The survey: a path relative to this file.")] + notation,
        parts: [.any(.documentation), .any(.columnValue), .any(.column, .ignoredColumn)])
    case .column:
      ElementSpec(
        kind, "One column of a table, or one member of JSON answers.",
        attributes: [
          .required(.name, .text, "The name in the table's header."),
          .required(
            .item, .reference("a question or part"),
            "The question, a part of one such as q.other, or what is known of the response as a whole: response-id, "
              + "survey, version, definition, language, seed, started, submitted or confirmed."),
          .optional(
            .choice, .code,
            "The choice that the column is about: 1 or 0 in a multiple question, its place from 1 in a ranking."),
        ] + notation, parts: [.any(.columnValue)])
    case .ignoredColumn:
      ElementSpec(
        kind, "A column that is not read, and not reported either.",
        attributes: [.required(.name, .text, "The name in the table's header.")])
    default:
      ElementSpec(
        .columnValue,
        "What a text stands for: in one column, or in all whose question has the choice or takes the state.",
        attributes: [
          .required(.text, .text, "The text in the table."),
          .optional(.code, .code, "The code of the choice, or the value of the scale's point."),
          .optional(.state, .keyword(nonAnswers), "What was answered instead of a value."),
        ], alternative: .init(attributes: [.code, .state]))
    }
  }

  /// How fields are written.
  private static let notation: [AttributeSpec] = [
    .optional(
      .decimal, .keyword([.init("point", "As in 3.5."), .init("comma", "As in 3,5.")]), "The decimal sign of numbers.",
      default: "point"),
    .optional(
      .dates,
      .keyword([
        .init("ymd", "2026-03-01, also with points or strokes."), .init("dmy", "1/3/2026, 01.03.2026 or 1-3-2026."),
        .init("mdy", "3/1/2026."),
      ]), "The order in which dates name year, month and day; otherwise only 2026-03-01 is one."),
    .optional(.split, .text, "What separates several choices; otherwise | does, or ; where there is no |."),
  ]
}
