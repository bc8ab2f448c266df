import SurveyFormats
import SurveyModel

/// Gives raw records their meaning: names to items, texts to values, then the replay that finds what is off the route.
struct RecordResolver {
  let survey: CompiledSurvey
  let now: LocalDateTime
  let roles: ColumnRoles
  /// Whether anything had another name in an earlier version, so that most surveys need no look-up.
  let hasRenames: Bool
  /// The survey's languages, without regions.
  private let languageBases: Set<String>
  /// What the replay of a response looks at, item by item.
  let checks: [ReplayCheck]
  /// The items of questions that are answered by parts alone, such as grids, by the question's id.
  private let itemsOfComposite: [String: [String]]

  init(survey: CompiledSurvey, now: LocalDateTime, map: ColumnMap = ColumnMap()) {
    self.survey = survey
    self.now = now
    roles = ColumnRoles(survey: survey, map: map)
    hasRenames = survey.hasRenames
    languageBases = Set(survey.survey.languages.map(\.base))
    checks = ReplayCheck.all(of: survey)
    let parts = survey.items.filter { $0.row != nil }
    let composites = Dictionary(grouping: parts) { String($0.id[..<($0.id.lastIndex(of: ".") ?? $0.id.endIndex)]) }
    itemsOfComposite = composites.mapValues { $0.map(\.id) }
  }

  /// A record that the survey was asked about and that was replayed.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - source: The record as it stands in the file.
  func resolve(_ record: RawRecord, source: RecordSource?) -> ResponseEvent {
    let record = separated(record)
    let moment = moment(of: record)
    return switch answers(of: record, at: moment) {
    case .failure(let rejection): .rejected(rejection.issue, source: source)
    case .success(let (response, issues)): .response(replayed(response, record, issues, at: moment))
    }
  }

  /// The answers of a record as they were given, before the route is known.
  func read(_ record: RawRecord) -> Result<(Response, [ResponseIssue]), Rejection> {
    let record = separated(record)
    return answers(of: record, at: moment(of: record))
  }

  private func answers(
    of record: RawRecord, at moment: LocalDateTime
  ) -> Result<(Response, [ResponseIssue]), Rejection> {
    let expected = survey.survey.id.text
    if let found = record.survey, found != expected {
      let fact = ResponseIssue.Fact.wrongSurvey(found: found, expected: expected)
      return .failure(Rejection(issue: ResponseIssue(fact, response: record.id, place: record.place)))
    }
    var response = Response(to: survey, id: record.id ?? "")
    response.isNumbered = record.isNumbered
    var issues: [ResponseIssue] = []
    describe(record, &response, &issues)
    var parts = ChoiceParts()
    for entry in record.entries {
      let role = entry.subject?.role ?? roles.natural(entry.name) ?? .ignored(roles.unknown(entry.name))
      let fact: ResponseIssue.Fact?
      switch role {
      case .answer(let index):
        if response.answers[index] == nil {
          let read = answer(entry, to: index, at: moment)
          response.answers[index] = read.answer
          fact = read.fact
        } else {
          fact = .sameColumn(as: survey.items[index].id)
        }
      case .indicator(let index, let choice), .rank(let index, let choice):
        let reading = entry.subject?.reading ?? roles.readings[index]
        let code = roles.code(ofChoice: choice, item: index)
        fact = parts.take(entry.answer, of: code, role, survey.items[index], reading)
          .map { .invalid(text: entry.answer.text, reason: $0) }
      case .ignored(.statement): fact = .notAnswerable
      case .ignored(.renamed(let name)): fact = .alsoUnder(name: name)
      case .ignored(.unknown(let suggestion)): fact = .unknownItem(suggestion: suggestion)
      case .ignored, .metadata: fact = nil
      }
      if let fact { issues.append(record.issue(fact, of: entry, item: entry.name)) }
    }
    for (index, answer) in parts.answers(in: survey) where response.answers[index] == nil {
      let item = survey.items[index]
      if case .invalid(let text, let reason) = answer {
        issues.append(
          ResponseIssue(.invalid(text: text, reason: reason), response: record.id, item: item.id, place: record.place))
      }
      response.answers[index] = answer
    }
    for index in survey.impliedEntries(answers: response.answers) { response.answers[index] = .value(.code("yes")) }
    return .success((response, issues))
  }

  /// A record with an entry for each item, under the name that it has now.
  private func separated(_ record: RawRecord) -> RawRecord {
    // What the columns of a table stand for was decided with its header.
    record.row == nil ? renamed(split(renamed(declared(record)))) : record
  }

  /// A record whose entries know what a map says of them; those that it says are not wanted are left out.
  private func declared(_ record: RawRecord) -> RawRecord {
    guard !roles.declared.isEmpty else { return record }
    var record = record
    let entries = record.entries
    record.entries = []
    for entry in entries {
      guard let declared = roles.declared[entry.name] else {
        record.entries.append(entry)
        continue
      }
      switch declared.role {
      case .metadata(let metadata): record.set(metadata, to: entry.answer.text)
      case .ignored: break
      case .answer, .indicator, .rank:
        record.entries.append(
          .init(
            .init(
              name: roles.name(of: declared.role) ?? entry.name, role: declared.role, reading: declared.reading,
              column: entry.name),
            answer: entry.answer, place: entry.place))
      }
    }
    return record
  }

  /// A record with the names that this version has; what is given under both keeps its former one, which is reported.
  private func renamed(_ record: RawRecord) -> RawRecord {
    guard hasRenames else { return record }
    var given = Set(record.entries.map(\.name))
    var record = record
    record.entries = record.entries.map { entry in
      guard entry.subject == nil, let name = roles.currentName(ofFormer: entry.name), given.insert(name).inserted else {
        return entry
      }
      return .init(name: name, answer: entry.answer, place: entry.place)
    }
    return record
  }

  /// A record with an entry for each part of what was given together: `"views": {"price": 4}` as `views.price`.
  private func split(_ record: RawRecord) -> RawRecord {
    guard !itemsOfComposite.isEmpty,
      record.entries.contains(where: { $0.subject == nil && itemsOfComposite[$0.name] != nil })
    else { return record }
    var record = record
    record.entries = record.entries.flatMap { entry -> [RawRecord.Entry] in
      guard entry.subject == nil, let items = itemsOfComposite[entry.name] else { return [entry] }
      switch entry.answer {
      case .parts(let parts):
        return parts.sorted { $0.key < $1.key }.map {
          .init(name: "\(entry.name).\($0.key)", answer: $0.value, place: entry.place)
        }
      case .state, .empty: return items.map { .init(name: $0, answer: entry.answer, place: entry.place) }
      default: return [entry]
      }
    }
    return record
  }

  /// Why nothing of a record can be used.
  struct Rejection: Error {
    let issue: ResponseIssue
  }

  /// What `now()` meant when the response was given, so that it means the same whenever it is read: the day and time
  /// that the respondent's clock showed, which stand before the zone.
  private func moment(of record: RawRecord) -> LocalDateTime {
    guard let stamp = record.submitted ?? record.started else { return now }
    // What every program writes is plain ASCII, in which bytes are characters.
    if stamp.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      let bytes = stamp.utf8
      return moment(Substring(bytes.prefix(10)), time: Substring(bytes.dropFirst(11).prefix(8)))
    }
    return moment(stamp.prefix(10), time: stamp.dropFirst(11).prefix(8))
  }

  private func moment(_ day: Substring, time: Substring) -> LocalDateTime {
    guard let day = CalendarDate(iso: day) else { return now }
    return LocalDateTime(day, TimeOfDay(iso: time) ?? TimeOfDay(iso: time.prefix(5)) ?? .midnight)
  }

  // MARK: - Metadata

  private func describe(_ record: RawRecord, _ response: inout Response, _ issues: inout [ResponseIssue]) {
    func report(_ fact: ResponseIssue.Fact) {
      issues.append(ResponseIssue(fact, response: record.id, place: record.place))
    }
    response.version = record.version ?? ""
    response.fingerprint = record.fingerprint
    response.started = record.started
    response.submitted = record.submitted
    if !record.confirmed.isEmpty {
      response.confirmed = record.confirmed.map { survey.currentName(ofFormer: $0) ?? $0 }
    }
    for (name, remark) in record.remarks.isEmpty ? [] : record.remarks.sorted(by: { $0.key < $1.key }) {
      let current = survey.currentName(ofFormer: name) ?? name
      if current == name || record.remarks[current] == nil { response.remarks[current] = remark }
    }
    if let seed = record.seed, !seed.isEmpty {
      response.seed = UInt64(seed)
      if response.seed == nil { report(.badSeed(seed)) }
    }
    if let version = record.version, !version.isEmpty, version != survey.survey.version {
      report(.otherVersion(found: version, current: survey.survey.version))
    }
    if let tag = record.language, !tag.isEmpty {
      response.language = LanguageTag(tag)
      if response.language.map({ languageBases.contains($0.base) }) != true { report(.unknownLanguage(tag)) }
    }
  }
}

extension RawRecord.RawAnswer {
  /// The answer as it was written.
  var text: String {
    switch self {
    case .field(let text), .number(_, let text), .text(let text), .state(let text), .foreign(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    case .list(let codes): codes.joined(separator: "|")
    case .parts(let parts): parts.keys.sorted().joined(separator: "|")
    case .empty: ""
    }
  }
}
