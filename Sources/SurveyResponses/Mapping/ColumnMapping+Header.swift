import SurveyFormats
import SurveyModel

extension ColumnMapping {
  /// Decides what the columns of a table stand for.
  ///
  /// - Parameters:
  ///   - header: The table's first record.
  ///   - delimiter: What separates its fields.
  ///   - roles: What names stand for.
  ///   - answers: The answers that the fields of an item with few values have, by field.
  init(
    header: DelimitedRecord, delimiter: Delimiter, roles: ColumnRoles, answers: (Int, FieldReading) -> KnownAnswers
  ) {
    let names = Set(header.fields)
    var claims = Claims()
    var assigned = [(role: Role, rule: Rule)?](repeating: nil, count: header.fields.count)
    let candidates = header.fields.enumerated().map { Candidate($1, at: $0, among: names, roles) }
    for candidate in candidates.sorted(by: { ($0.precedence, $0.index) < ($1.precedence, $1.index) }) {
      let role = claims.take(candidate)
      assigned[candidate.index] = (role, candidate.rule)
    }
    columns = zip(candidates, assigned).map { candidate, assigned in
      let role = assigned?.role ?? candidate.role
      return Column(
        index: candidate.index, name: candidate.name, role: role, rule: candidate.rule,
        reading: candidate.reading)
    }
    subjects = columns.map { column in
      if case .ignored = column.role { return nil }
      let name = roles.name(of: column.role) ?? column.name
      let known = if case .answer(let item) = column.role { answers(item, column.reading) } else { KnownAnswers() }
      return RawRecord.Subject(
        name: name, role: column.role, reading: column.reading, field: column.index,
        column: name == column.name ? nil : column.name, answers: known)
    }
    let answered = Set(columns.compactMap(\.role.item))
    missing = roles.survey.items.indices.filter { roles.survey.items[$0].takesAnswer && !answered.contains($0) }
    absent = roles.declaredNames.filter { !names.contains($0) }
    tellsSubmission = columns.contains { $0.role == .metadata(.submitted) }
    self.header = header
    self.delimiter = delimiter
  }

  /// What a column would stand for if no other one claimed the same.
  private struct Candidate {
    let index: Int
    let name: String
    let role: Role
    let rule: Rule
    let reading: FieldReading

    init(_ name: String, at index: Int, among names: Set<String>, _ roles: ColumnRoles) {
      self.index = index
      self.name = name
      if let declared = roles.declared[name] {
        (role, rule, reading) = (declared.role, .declared, declared.reading)
        return
      }
      if let natural = roles.natural(name) {
        (role, rule) = (natural, .name)
      } else if let current = roles.currentName(ofFormer: name), let natural = roles.natural(current),
        !names.contains(current)
      {
        (role, rule) = (natural, .formerName)
      } else if let metadata = ResponseMetadata(name: name) {
        (role, rule) = (.metadata(metadata), .name)
      } else {
        (role, rule) = (.ignored(roles.unknown(name)), .name)
      }
      reading = roles.reading(of: role)
    }

    /// What is decided first: what is declared before what a name says, whole answers before their parts, and
    /// `response-id` before `id`, which may number the rows.
    var precedence: Int {
      let isPart =
        switch role {
        case .indicator, .rank: true
        case .metadata(let metadata): name != metadata.rawValue
        default: false
        }
      return (rule == .declared ? 0 : 2) + (isPart ? 1 : 0)
    }
  }

  /// Which column has claimed what.
  private struct Claims {
    private var names: Set<String> = []
    private var columnOfRole: [Role: String] = [:]
    private var columnOfItem: [Int: String] = [:]

    mutating func take(_ candidate: Candidate) -> Role {
      guard names.insert(candidate.name).inserted else { return .ignored(.repeated(of: candidate.name)) }
      if case .ignored = candidate.role { return candidate.role }
      if let first = columnOfRole[candidate.role] { return .ignored(.repeated(of: first)) }
      switch candidate.role {
      case .answer(let item):
        if let part = columnOfItem[item] { return .ignored(.repeated(of: part)) }
        columnOfItem[item] = candidate.name
      case .indicator(let item, _), .rank(let item, _):
        // The parts of one item stand side by side; the item as a whole comes before them.
        if let whole = columnOfRole[.answer(item: item)] { return .ignored(.repeated(of: whole)) }
        columnOfItem[item] = columnOfItem[item] ?? candidate.name
      case .metadata, .ignored: break
      }
      columnOfRole[candidate.role] = candidate.name
      return candidate.role
    }
  }
}
