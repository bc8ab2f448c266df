internal import SurveyModel

/// Makes the model of a file that says what columns stand for.
///
/// As with surveys, a value that cannot be read has been reported before, and is left out here without a word.
struct ColumnMapBuilder {
  let document: CheckedTree
  private(set) var diagnostics: [Diagnostic] = []

  private var tree: XMLTree { document.tree }

  init(_ document: CheckedTree) { self.document = document }

  /// Builds the map; `nil` where the file does not say which survey it is about.
  mutating func build() -> DeclaredColumnMap? {
    var map = ColumnMap(notation: notation(of: 0))
    for child in tree.children(of: 0) {
      switch document.kinds[child] {
      case .column:
        guard let name = document.reference(.name, of: child), let item = document.reference(.item, of: child) else {
          continue
        }
        map.columns.append(
          .init(
            name: name, item: item, choice: document.reference(.choice, of: child), notation: notation(of: child)))
      case .ignoredColumn: if let name = document.reference(.name, of: child) { map.ignored.append(name) }
      default: continue
      }
    }
    reportRepeated(map)
    diagnostics.removeAll { document.isGuess($0.range) }
    guard let survey = document.name(.survey, of: 0) else { return nil }
    if !survey.isRelativePath {
      let expected = "a path relative to this file, such as ../service.xml"
      diagnostics.append(
        Diagnostic(.badValue(attribute: "survey", value: survey.text, expected: expected), at: survey.range))
    }
    return DeclaredColumnMap(survey: survey, map: map)
  }

  private func notation(of node: Int) -> FieldNotation {
    var values: [FieldNotation.Value] = []
    for child in tree.children(of: node) where document.kinds[child] == .columnValue {
      guard let text = document.reference(.text, of: child) else { continue }
      if let code = document.reference(.code, of: child) {
        values.append(.init(text: text, meaning: .code(code)))
      } else if let state = document.value(.state, of: child).flatMap({ AnswerState(name: $0) }) {
        values.append(.init(text: text, meaning: .state(state)))
      }
    }
    return FieldNotation(
      values: values, separator: document.value(.split, of: node).flatMap { $0.isEmpty ? nil : $0 },
      decimalSign: document.value(.decimal, of: node).flatMap { FieldNotation.DecimalSign(rawValue: $0) },
      dateOrder: document.value(.dates, of: node).flatMap { FieldNotation.DateOrder(rawValue: $0) })
  }

  /// A column that is declared twice would be read by the first declaration alone.
  private mutating func reportRepeated(_ map: ColumnMap) {
    report(map.columns.map(\.name) + map.ignored)
    report(map.notation.values.map(\.text))
    for column in map.columns { report(column.notation.values.map(\.text)) }
  }

  private mutating func report(_ names: [Name]) {
    var first: [String: SourceRange] = [:]
    for name in names {
      if let place = first[name.text] {
        diagnostics.append(
          Diagnostic(.duplicateID(name.text), at: name.range, notes: [.init("the first one is here", at: place)]))
      }
      first[name.text] = first[name.text] ?? name.range
    }
  }
}

extension Name {
  /// Whether it can be a path relative to the file that it stands in.
  var isRelativePath: Bool { !text.hasPrefix("/") && !text.contains(":") && !text.isEmpty }
}
