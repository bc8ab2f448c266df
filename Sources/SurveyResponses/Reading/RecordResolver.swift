import SurveyFormats
import SurveyModel

/// Gives raw records their meaning: names to items, texts to values, then the replay that finds what is off the route.
struct RecordResolver {
  let survey: CompiledSurvey
  let now: LocalDateTime
  /// Whether anything had another name in an earlier version, so that most surveys need no look-up.
  private let hasRenames: Bool
  private let stateOfCode: [String: AnswerState]
  /// The items of questions that are answered by parts alone, such as grids, by the question's id.
  private let itemsOfComposite: [String: [String]]

  init(survey: CompiledSurvey, now: LocalDateTime) {
    self.survey = survey
    self.now = now
    hasRenames = survey.hasRenames
    stateOfCode = Dictionary(
      survey.survey.nonAnswerCodes.filter { !$0.value.isEmpty }.map { ($1, $0) },
      uniquingKeysWith: { first, _ in first })
    let parts = survey.items.filter { $0.row != nil }
    let composites = Dictionary(grouping: parts) { String($0.id[..<($0.id.lastIndex(of: ".") ?? $0.id.endIndex)]) }
    itemsOfComposite = composites.mapValues { $0.map(\.id) }
  }

  /// A record that the survey was asked about and that was replayed.
  func resolve(_ record: RawRecord) -> ResponseEvent {
    let record = separated(record)
    return switch answers(of: record) {
    case .failure(let rejection): .rejected(rejection.issue)
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
    let moment = moment(of: record)
    var issues: [ResponseIssue] = []
    describe(record, &response, &issues)
    var answersOfLists: [Int: [String]] = [:]
    // What reports issues takes these along, once an entry; the whole record would cost more than the reading.
    let (id, place) = (record.id, record.place)
    for entry in record.entries {
      func report(_ fact: ResponseIssue.Fact) {
        issues.append(ResponseIssue(fact, response: id, item: entry.name, place: entry.place ?? place))
      }
      guard let index = survey.itemIndex[entry.name] else {
        if let (list, code) = indicator(entry.name) {
          if let isChosen = indicated(by: entry.answer) {
            answersOfLists[list, default: []] += isChosen ? [code] : []
          } else {
            report(.invalid(text: entry.answer.text, reason: .wrongKind(expected: "0 or 1")))
          }
        } else {
          report(unknown(entry.name))
        }
        continue
      }
      guard survey.items[index].takesAnswer else {
        // Exports hold calculated values; they are calculated again, so there is nothing to say.
        if survey.items[index].role == .statement { report(.notAnswerable) }
        continue
      }
      response.answers[index] = answer(entry.answer, to: survey.items[index], at: moment, report)
    }
    for (index, codes) in answersOfLists where response.answers[index] == nil {
      let codes = survey.choiceList(of: survey.items[index])?.inListOrder(codes) ?? codes
      response.answers[index] = codes.isEmpty ? .skipped : .value(.codes(codes))
    }
    for index in survey.impliedEntries(answers: response.answers) { response.answers[index] = .value(.code("yes")) }
    return .success((response, issues))
  }

  /// A record with an entry for each item, under the name that it has now.
  private func separated(_ record: RawRecord) -> RawRecord { renamed(split(renamed(record))) }

  /// A record with the names that this version has; what is given under both keeps its former one, which is reported.
  private func renamed(_ record: RawRecord) -> RawRecord {
    guard hasRenames else { return record }
    var given = Set(record.entries.map(\.name))
    var record = record
    record.entries = record.entries.map { entry in
      guard let name = currentName(ofFormer: entry.name), given.insert(name).inserted else { return entry }
      return .init(name: name, answer: entry.answer, place: entry.place)
    }
    return record
  }

  /// A record with an entry for each part of what was given together: `"views": {"price": 4}` as `views.price`.
  private func split(_ record: RawRecord) -> RawRecord {
    guard record.entries.contains(where: { itemsOfComposite[$0.name] != nil }) else { return record }
    var record = record
    record.entries = record.entries.flatMap { entry -> [RawRecord.Entry] in
      guard let items = itemsOfComposite[entry.name] else { return [entry] }
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

  private func answer(
    _ raw: RawRecord.RawAnswer, to item: Item, at moment: LocalDateTime, _ report: (ResponseIssue.Fact) -> Void
  ) -> Answer? {
    func invalid(_ reason: InvalidReason) -> Answer {
      report(.invalid(text: raw.text, reason: reason))
      return .invalid(text: raw.text, reason: reason)
    }
    func checked(_ given: AnswerValue) -> Answer {
      let value = hasRenames ? survey.current(given, for: item) : given
      return survey.invalidity(of: value, for: item, now: moment).map(invalid) ?? .value(value)
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
      if let state = stateOfCode[text], item.allowed.contains(state), let answer = Answer(state: state) {
        return answer
      }
      switch survey.value(ofText: text, for: item) {
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
        switch survey.value(ofText: text, for: item) {
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

  /// Whether a name is an item's, or that of one choice of a multiple response.
  private func isKnown(_ name: String) -> Bool { survey.itemIndex[name] != nil || indicator(name) != nil }

  /// Whether a column holds answers: under the name of an item, or under a former one where that of now is not there.
  func isKnown(_ name: String, among names: Set<String>) -> Bool {
    isKnown(name) || currentName(ofFormer: name).map { isKnown($0) && !names.contains($0) } == true
  }

  /// The present name of an item, of one choice of a multiple response, or of a question that is answered by parts.
  private func currentName(ofFormer name: String) -> String? {
    if let current = survey.currentName(ofFormer: name) { return current }
    guard !isKnown(name), let dot = name.lastIndex(of: ".") else { return nil }
    let question = String(name[..<dot])
    let current = survey.currentName(ofFormer: question) ?? question
    guard let index = survey.itemIndex[current], case .choices = survey.items[index].kind else { return nil }
    let code = survey.current(.codes([String(name[name.index(after: dot)...])]), for: survey.items[index]).tableText
    return "\(current).\(code)"
  }

  /// What is to be said about a name that is not known.
  func unknown(_ name: String) -> ResponseIssue.Fact {
    if let current = currentName(ofFormer: name), isKnown(current) { return .alsoUnder(name: current) }
    return .unknownItem(suggestion: NameSuggestion.nearest(to: name, among: survey.items.map(\.id)))
  }

  /// A column such as `channels.email`: one choice of a multiple response.
  private func indicator(_ name: String) -> (item: Int, code: String)? {
    guard let dot = name.lastIndex(of: "."), let index = survey.itemIndex[String(name[..<dot])],
      case .choices(let list, _, _) = survey.items[index].kind
    else { return nil }
    let code = String(name[name.index(after: dot)...])
    return survey.choiceLists[list].index(ofCode: code) == nil ? nil : (index, code)
  }

  private func indicated(by answer: RawRecord.RawAnswer) -> Bool? {
    switch answer {
    case .field("1"), .boolean(true), .number(1, _): true
    case .field("0"), .boolean(false), .number(0, _), .empty: false
    default: nil
    }
  }

  // MARK: - Replay

  private func replayed(
    _ response: Response, _ record: RawRecord, _ found: [ResponseIssue]
  ) -> CollectedResponse {
    var response = response
    var issues = found
    let places = Dictionary(record.entries.map { ($0.name, $0.place) }, uniquingKeysWith: { first, _ in first })
    func report(_ fact: ResponseIssue.Fact, _ item: Item? = nil) {
      let place = item.flatMap { places[$0.id] ?? nil } ?? record.place
      issues.append(ResponseIssue(fact, response: record.id, item: item?.id, place: place))
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
