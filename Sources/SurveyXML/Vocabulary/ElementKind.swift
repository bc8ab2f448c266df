/// The elements of the survey language.
///
/// A kind is not a name: `text` is a question in a section and a localised text in a piece of advice, and the titles,
/// introductions and labels that respondents meet underway may hold answers, while others may not.
enum ElementKind: UInt8, Sendable, CaseIterable {
  case survey, library, importing, section, codes, scale, point, choices, choice
  case loop, roster
  case title, intro, prompt, instruction, help, label, message, documentation
  case emphasis, strong, lineBreak, output
  case pipedTitle, pipedIntro, pipedLabel, pipedEmphasis, pipedStrong
  case single, multiple, rating, yesno, check, grid, row, ranking, allocation, number, text, date, time, datetime
  case statement, variable
  case constraint, origin, evidence, owner, due
  case scoring, dimension, item, index, component, maturity, step, topBox, netScore, group, bands, band
  case map, entry
  case gap, pair, importancePerformance, aspect, quadrants, quadrant, gate, flag
  case weights, margin, share
  case analysis, reliability, agreement, drivers, compare, trend
  case advice, adviceText
  case tests, testCase, answer, expect
  case assessment, use, join, headline, perceptionGap, chain, link, linkage, verdict, when, otherwise
  case responses, response, remark
  case columnMap, column, ignoredColumn, columnValue

  /// The name in a file.
  var name: String {
    switch self {
    case .importing: "import"
    case .emphasis, .pipedEmphasis: "em"
    case .pipedStrong: "strong"
    case .pipedTitle: "title"
    case .pipedIntro: "intro"
    case .pipedLabel: "label"
    case .lineBreak: "br"
    case .topBox: "top-box"
    case .netScore: "net-score"
    case .importancePerformance: "importance-performance"
    case .adviceText: "text"
    case .testCase: "case"
    case .perceptionGap: "perception-gap"
    case .columnMap: "column-map"
    case .ignoredColumn: "ignore"
    case .columnValue: "value"
    default: String(describing: self)
    }
  }
}

/// A set of element kinds: a bit for each.
struct ElementSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  init(_ kinds: some Sequence<ElementKind>) {
    for kind in kinds { insert(kind) }
  }

  init(arrayLiteral kinds: ElementKind...) { self.init(kinds) }

  /// Adds a kind.
  ///
  /// - Returns: Whether it was not yet in the set.
  @discardableResult
  mutating func insert(_ kind: ElementKind) -> Bool {
    let bit: UInt128 = 1 << UInt128(kind.rawValue)
    defer { bits |= bit }
    return bits & bit == 0
  }

  func contains(_ kind: ElementKind) -> Bool { bits >> UInt128(kind.rawValue) & 1 == 1 }

  func isDisjoint(with other: ElementSet) -> Bool { bits & other.bits == 0 }
}
