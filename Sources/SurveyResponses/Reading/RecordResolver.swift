import SurveyFormats
import SurveyModel

/// Gives raw records their meaning: names to items, texts to values, then the replay that finds what is off the route.
struct RecordResolver {
  let survey: CompiledSurvey
  let now: LocalDateTime
  let roles: ColumnRoles
  /// Whether anything had another name in an earlier version, so that most surveys need no look-up.
  private let hasRenames: Bool
  /// The items of questions that are answered by parts alone, such as grids, by the question's id.
  private let itemsOfComposite: [String: [String]]

  init(survey: CompiledSurvey, now: LocalDateTime, map: ColumnMap = ColumnMap()) {
    self.survey = survey
    self.now = now
    roles = ColumnRoles(survey: survey, map: map)
    hasRenames = survey.hasRenames
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
    return switch answers(of: record) {
    case .failure(let rejection): .rejected(rejection.issue, source: source)
    case .success(let (response, issues)): .response(replayed(response, record, issues))
    }
  }

  /// The answers of a record as they were given, before the route is known.
  func read(_ record: RawRecord) -> Result<(Response, [ResponseIssue]), Rejection> { answers(of: separated(record)) }

  private func answers(of record: RawRecord) -> Result<(Response, [ResponseIssue]), Rejection> {
    let expected = survey.survey.id.text
    if let found = record.survey, found != expected {
      let fact = ResponseIssue.Fact.wrongSurvey(found: found, expected: expected)
      return .failure(Rejection(issue: ResponseIssue(fact, response: record.id, place: record.place)))
    }
    var response = Response(to: survey, id: record.id ?? "")
    response.isNumbered = record.isNumbered
    let moment = moment(of: record)
    var issues: [ResponseIssue] = []
    describe(record, &response, &issues)
    var parts = ChoiceParts()
    // What reports issues takes the id along; the whole record would cost more than the reading.
    let id = record.id
    for entry in record.entries {
      func report(_ fact: ResponseIssue.Fact) {
        var issue = ResponseIssue(fact, response: id, item: entry.name, place: record.place(of: entry))
        issue.column = entry.column
        issues.append(issue)
      }
      let role = entry.role ?? roles.natural(entry.name) ?? .ignored(roles.unknown(entry.name))
      switch role {
      case .answer(let index):
        guard response.answers[index] == nil else {
          report(.sameColumn(as: survey.items[index].id))
          continue
        }
        let reading = entry.reading ?? roles.readings[index]
        response.answers[index] = answer(entry.answer, to: survey.items[index], at: moment, reading, report)
      case .indicator(let index, let choice), .rank(let index, let choice):
        let reading = entry.reading ?? roles.readings[index]
        let code = roles.code(ofChoice: choice, item: index)
        if let reason = parts.take(entry.answer, of: code, role, survey.items[index], reading) {
          report(.invalid(text: entry.answer.text, reason: reason))
        }
      case .ignored(.statement): report(.notAnswerable)
      case .ignored(.renamed(let name)): report(.alsoUnder(name: name))
      case .ignored(.unknown(let suggestion)): report(.unknownItem(suggestion: suggestion))
      case .ignored, .metadata: break
      }
    }
    for (index, answer) in parts.answers(in: survey) where response.answers[index] == nil {
      let item = survey.items[index]
      if case .invalid(let text, let reason) = answer {
        issues.append(
          ResponseIssue(.invalid(text: text, reason: reason), response: id, item: item.id, place: record.place))
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
            name: roles.name(of: declared.role) ?? entry.name, answer: entry.answer, place: entry.place,
            role: declared.role, reading: declared.reading, column: entry.name))
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
      guard entry.role == nil, let name = roles.currentName(ofFormer: entry.name), given.insert(name).inserted else {
        return entry
      }
      return .init(name: name, answer: entry.answer, place: entry.place)
    }
    return record
  }

  /// A record with an entry for each part of what was given together: `"views": {"price": 4}` as `views.price`.
  private func split(_ record: RawRecord) -> RawRecord {
    guard record.entries.contains(where: { $0.role == nil && itemsOfComposite[$0.name] != nil }) else { return record }
    var record = record
    record.entries = record.entries.flatMap { entry -> [RawRecord.Entry] in
      guard entry.role == nil, let items = itemsOfComposite[entry.name] else { return [entry] }
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
    guard let stamp = record.submitted ?? record.started, let day = CalendarDate(iso: stamp.prefix(10)) else {
      return now
    }
    let time = stamp.dropFirst(11)
    return LocalDateTime(day, TimeOfDay(iso: time.prefix(8)) ?? TimeOfDay(iso: time.prefix(5)) ?? .midnight)
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
    response.confirmed = record.confirmed.map { survey.currentName(ofFormer: $0) ?? $0 }
    for (name, remark) in record.remarks.sorted(by: { $0.key < $1.key }) {
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
      let isKnown = response.language.map { language in
        survey.survey.languages.contains { $0.base == language.base }
      }
      if isKnown != true { report(.unknownLanguage(tag)) }
    }
  }

  // MARK: - Answers

  /// What an answer means.
  ///
  /// - Parameters:
  ///   - raw: The answer as given.
  ///   - item: The item.
  ///   - moment: When it was given; `nil` where only fixed limits are to be held.
  ///   - reading: How the field is read.
  ///   - report: Is told what there is to say about it.
  func answer(
    _ raw: RawRecord.RawAnswer, to item: Item, at moment: LocalDateTime?, _ reading: FieldReading,
    _ report: (ResponseIssue.Fact) -> Void
  ) -> Answer? {
    func invalid(_ reason: InvalidReason) -> Answer {
      report(.invalid(text: raw.text, reason: reason))
      return .invalid(text: raw.text, reason: reason)
    }
    func checked(_ given: AnswerValue) -> Answer {
      let value = hasRenames ? survey.current(given, for: item) : given
      return survey.invalidity(of: value, for: item, now: moment).map(invalid) ?? .value(value)
    }
    // Files of other programs hold codes of non-answers as numbers and texts in JSON as in tables.
    if let state = raw.text.isEmpty ? nil : reading.state(of: raw), let answer = Answer(state: state) {
      let isAllowed = item.allowed.contains(state) || !AnswerState.offered.contains(state)
      return isAllowed ? answer : invalid(.stateNotAllowed(state))
    }
    switch raw {
    case .empty: return .skipped
    case .state(let name):
      // Whether an item was asked is for the route to say; what is claimed is compared with it after the replay.
      if name == AnswerState.notAsked.name { return nil }
      guard let state = AnswerState(name: name), let answer = Answer(state: state) else {
        report(.unknownState(name))
        return .invalid(text: name, reason: .wrongKind(expected: "an answer state"))
      }
      return AnswerState.offered.contains(state) && !item.allowed.contains(state)
        ? invalid(.stateNotAllowed(state)) : answer
    case .field(let text):
      switch reading.value(of: text, for: item, in: survey) {
      case .success(let value): return checked(value)
      case .failure(let failure): return invalid(failure.reason)
      }
    case .number(let number, let text):
      switch item.kind {
      case .point, .number: return checked(.number(number))
      case .choice: return checked(.code(text))
      default: return invalid(.wrongKind(expected: item.kind.expectation))
      }
    case .text(let text):
      switch item.kind {
      case .text, .choice, .date, .time, .datetime:
        switch reading.value(of: text, for: item, in: survey) {
        case .success(let value): return checked(value)
        case .failure(let failure): return invalid(failure.reason)
        }
      default: return invalid(.wrongKind(expected: item.kind.expectation))
      }
    case .boolean(let truth):
      guard case .choice(let list) = item.kind, survey.choiceLists[list].index(ofCode: "yes") != nil else {
        return invalid(.wrongKind(expected: item.kind.expectation))
      }
      return checked(.code(truth ? "yes" : "no"))
    case .list(let codes):
      if case .ranking = item.kind { return codes.isEmpty ? .skipped : checked(.ranking(codes)) }
      guard case .choices(let list, _, _) = item.kind else {
        return invalid(.wrongKind(expected: item.kind.expectation))
      }
      return codes.isEmpty ? .skipped : checked(.codes(survey.choiceLists[list].inListOrder(codes)))
    case .parts: return invalid(.wrongKind(expected: "\(item.kind.expectation), not an object without a state,"))
    case .foreign(let word): return invalid(.wrongKind(expected: "\(item.kind.expectation), not \(word),"))
    }
  }

  // MARK: - Replay

  private func replayed(
    _ response: Response, _ record: RawRecord, _ found: [ResponseIssue]
  ) -> CollectedResponse {
    var response = response
    var issues = found
    func report(_ fact: ResponseIssue.Fact, _ item: Item? = nil) {
      let entry = item.flatMap { item in record.entries.first { $0.name == item.id } }
      let place = entry.map(record.place) ?? record.place
      var issue = ResponseIssue(fact, response: record.id, item: item?.id, place: place)
      issue.column = entry?.column
      issues.append(issue)
    }
    let block = survey.replay(response, now: moment(of: record))
    let claimed = Set(record.entries.filter { $0.answer == .state(AnswerState.notAsked.name) }.map(\.name))
    if record.tellsSubmission, response.submitted == nil { report(.unfinished) }
    for (index, item) in survey.items.enumerated() where item.takesAnswer {
      let answer = response.answers[index]
      guard block.isRelevant(item: index, in: survey.program) else {
        if let answer, answer.state != .skipped, answer.state != .notAsked { report(.offRoute, item) }
        response.answers[index] = answer == nil ? nil : .notAsked
        continue
      }
      if claimed.contains(item.id) { report(.asked, item) }
      if item.isReadonly, let value = answer?.value {
        let expected = block.defaultValue(ofItem: index, of: survey)
        if expected.map(value.isAbout) != true {
          report(.readonly(given: value.tableText, expected: expected?.tableText), item)
        }
      }
      let (standing, withdrawn) = survey.standing(answer, of: index, in: block)
      for code in withdrawn { report(.invalid(text: code, reason: .notOffered(code)), item) }
      if withdrawn.isEmpty, answer?.state == .value, case .invalid(let text, let reason)? = standing {
        report(.invalid(text: text, reason: reason), item)
      }
      response.answers[index] = standing
      if item.requirement == .yes, response.submitted != nil, answer == nil || answer?.state == .skipped {
        report(.required, item)
      }
      if item.requirement == .soft, response.submitted != nil, answer == nil || answer?.state == .skipped,
        !response.confirmed.contains(item.id)
      {
        report(.wanted, item)
      }
      for constraint in survey.constraintsOfItem[index] ?? [] {
        guard !block.holds(constraint: constraint, in: survey.program) else { continue }
        let language = response.language ?? survey.survey.sourceLanguage
        let declared: Question.Constraint
        switch survey.constraints[constraint].rule {
        case .declared(let constraint): declared = constraint
        case .sum(let rule):
          // The rule of all shares says it; that of the first ones serves those who are still answering.
          if rule.isComplete({ block.isRelevant(item: $0, in: survey.program) }),
            let sum = rule.sum({ block.number(ofItem: $0, in: survey.program) })
          {
            let message = StandardWording(language).wrongSum(sum.text, total: rule.total.text)
            report(.constraint(message: message, isWarning: false), item)
          }
          continue
        }
        guard standing?.state == .value else { continue }
        let isWarning = declared.severity != .error
        if isWarning, response.confirmed.contains(item.id) { continue }
        report(.constraint(message: declared.message.plainText(in: language), isWarning: isWarning), item)
      }
    }
    return CollectedResponse(response: response, block: block, issues: issues, place: record.place)
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
