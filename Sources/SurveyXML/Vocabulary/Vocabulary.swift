internal import SurveyModel

/// The survey language as one table.
///
/// The structure pass, the hints of its messages, the schemas and the reference page are all made from it, so they
/// cannot disagree. The rows stand in `Vocabulary+….swift`, by subject.
enum Vocabulary {
  /// The namespace of this format.
  static let namespace = "urn:sonde:survey:1"

  /// What the namespace of every format begins with.
  static let namespaceStem = "urn:sonde:survey:"

  /// The newest format that this program knows.
  static let format = 1

  /// Every row, in the order of ``ElementKind``.
  static let elements: [ElementSpec] = ElementKind.allCases.map(row)

  /// The row of a kind.
  static func spec(_ kind: ElementKind) -> ElementSpec { elements[Int(kind.rawValue)] }

  /// The kinds that may be the outermost element of a file.
  static let roots: [ElementKind] = [.survey, .library, .assessment, .tests, .responses, .response, .columnMap]

  /// The kinds of each name; more than one where the meaning depends on what is around.
  static let kindsByName: [String: [ElementKind]] = Dictionary(grouping: ElementKind.allCases) { spec($0).name }

  /// The names of the elements in which a kind may stand.
  static func parents(of kind: ElementKind) -> [String] {
    elements.filter { $0.allowed.contains(kind) }.map(\.name)
  }

  /// What authors write out of habit from other languages, and what it is called here.
  static let habits: [String: String] = [
    "b": "strong", "i": "em", "note": "documentation", "question": "single", "matrix": "grid", "repeat": "loop",
  ]

  /// Those of them that mean exactly the same.
  static let synonyms: Set<String> = ["b", "i"]

  /// The words of the expression language, which no id may be.
  static let reservedWords = ReservedWords.all

  private static func row(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .survey, .library, .importing, .section, .codes, .scale, .point, .choices, .choice: structureRow(kind)
    case .loop, .roster: loopRow(kind)
    case .title, .intro, .prompt, .instruction, .help, .label, .message, .documentation, .emphasis, .strong,
      .lineBreak, .output, .pipedTitle, .pipedIntro, .pipedLabel, .pipedEmphasis, .pipedStrong, .adviceText:
      textRow(kind)
    case .single, .multiple, .rating, .yesno, .check, .grid, .ranking, .allocation, .number, .text, .date,
      .time, .datetime, .statement, .variable:
      questionRow(kind)
    case .row, .constraint, .origin, .evidence, .owner, .due: questionPartRow(kind)
    case .tests, .testCase, .answer, .expect: testingRow(kind)
    case .gap, .pair, .importancePerformance, .aspect, .quadrants, .quadrant, .gate, .flag: compositeRow(kind)
    case .weights, .margin, .share: weightingRow(kind)
    case .agreement, .drivers: associationRow(kind)
    case .analysis, .reliability: analysisRow(kind)
    case .assessment, .use, .join, .headline, .perceptionGap, .chain, .link, .linkage, .verdict, .when, .otherwise:
      assessmentRow(kind)
    case .responses, .response, .remark: responseRow(kind)
    case .columnMap, .column, .ignoredColumn, .columnValue: columnMapRow(kind)
    case .compare, .trend: comparisonRow(kind)
    default: scoringRow(kind)
    }
  }
}
