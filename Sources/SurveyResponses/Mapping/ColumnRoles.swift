import SurveyFormats
import SurveyModel

/// What names of columns and of JSON members stand for in one survey: what a map declares, then the names themselves.
struct ColumnRoles: Sendable {
  /// What a map says of a name.
  struct Declared: Sendable {
    let role: ColumnMapping.Role
    let reading: FieldReading
  }

  let survey: CompiledSurvey

  /// How the fields of each item are read where no column says otherwise, by index.
  let readings: [FieldReading]

  /// What the map says, by name; names of which it says nothing are not here.
  let declared: [String: Declared]

  /// The names of which the map says something, in its order, but for those that are not wanted.
  let declaredNames: [String]

  /// Whether anything had another name in an earlier version, so that most surveys need no look-up.
  private let hasRenames: Bool

  init(survey: CompiledSurvey, map: ColumnMap) {
    self.survey = survey
    hasRenames = survey.hasRenames
    readings = survey.items.map { FieldReading($0, of: survey, common: map.notation) }
    var declared: [String: Declared] = [:]
    for column in map.columns where declared[column.name.text] == nil {
      guard let role = Self.role(of: column, in: survey) else { continue }
      let reading = role.item.map {
        FieldReading(survey.items[$0], of: survey, own: column.notation, common: map.notation)
      }
      declared[column.name.text] = Declared(role: role, reading: reading ?? .plain)
    }
    for name in map.ignored where declared[name.text] == nil {
      declared[name.text] = Declared(role: .ignored(.declared), reading: .plain)
    }
    self.declared = declared
    declaredNames = map.columns.map(\.name.text)
  }

  /// What a declared column stands for; `nil` when the survey has nothing of the kind, which a check of the map reports.
  static func role(of column: ColumnMap.Column, in survey: CompiledSurvey) -> ColumnMapping.Role? {
    guard let index = survey.itemIndex[column.item.text] else {
      guard column.choice == nil else { return nil }
      return ResponseMetadata(name: column.item.text).map { .metadata($0) }
    }
    let item = survey.items[index]
    guard let choice = column.choice else { return item.takesAnswer ? .answer(item: index) : nil }
    return part(of: index, code: choice.text, in: survey)
  }

  /// How the fields of a role are read.
  func reading(of role: ColumnMapping.Role) -> FieldReading { role.item.map { readings[$0] } ?? .plain }

  /// What a name stands for by itself: an item, or one choice of a multiple response or of a ranking.
  func natural(_ name: String) -> ColumnMapping.Role? {
    if let index = survey.itemIndex[name] {
      let item = survey.items[index]
      if item.takesAnswer { return .answer(item: index) }
      // Exports hold calculated values; they are calculated again, so there is nothing to say.
      return .ignored(item.role == .statement ? .statement : .calculated)
    }
    guard let dot = name.lastIndex(of: "."), let index = survey.itemIndex[String(name[..<dot])] else { return nil }
    return Self.part(of: index, code: String(name[name.index(after: dot)...]), in: survey)
  }

  private static func part(of index: Int, code: String, in survey: CompiledSurvey) -> ColumnMapping.Role? {
    let item = survey.items[index]
    guard let choice = survey.choiceList(of: item)?.index(ofCode: code) else { return nil }
    return switch item.kind {
    case .choices: .indicator(item: index, choice: choice)
    case .ranking: .rank(item: index, choice: choice)
    default: nil
    }
  }

  /// The present name of an item, of one choice of a multiple response or ranking, or of a question that is answered by
  /// parts; `nil` for a name that was never given up.
  func currentName(ofFormer name: String) -> String? {
    guard hasRenames else { return nil }
    if let current = survey.currentName(ofFormer: name) { return current }
    guard natural(name) == nil, let dot = name.lastIndex(of: ".") else { return nil }
    let question = String(name[..<dot])
    let current = survey.currentName(ofFormer: question) ?? question
    guard let index = survey.itemIndex[current] else { return nil }
    switch survey.items[index].kind {
    case .choices, .ranking: break
    default: return nil
    }
    let code = survey.current(.codes([String(name[name.index(after: dot)...])]), for: survey.items[index]).tableText
    return "\(current).\(code)"
  }

  /// Why a name that stands for nothing is not used.
  func unknown(_ name: String) -> ColumnMapping.Ignored {
    if let current = currentName(ofFormer: name), natural(current) != nil { return .renamed(to: current) }
    return .unknown(suggestion: NameSuggestion.nearest(to: name, among: survey.items.map(\.id)))
  }

  /// The name that messages give to what a role is about.
  func name(of role: ColumnMapping.Role) -> String? {
    switch role {
    case .answer(let item): survey.items[item].id
    case .indicator(let item, let choice), .rank(let item, let choice):
      "\(survey.items[item].id).\(code(ofChoice: choice, item: item))"
    case .metadata(let metadata): metadata.rawValue
    case .ignored: nil
    }
  }

  /// The code of a choice of an item's list.
  func code(ofChoice choice: Int, item: Int) -> String {
    survey.choiceList(of: survey.items[item])?.choices[choice].code.text ?? ""
  }
}

extension ColumnMapping.Role {
  /// The item that it is about, by index.
  public var item: Int? {
    switch self {
    case .answer(let item), .indicator(let item, _), .rank(let item, _): item
    case .metadata, .ignored: nil
    }
  }
}
