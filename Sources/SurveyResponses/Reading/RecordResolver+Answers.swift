import SurveyModel

/// The answers that some fields of a column have, read beforehand.
struct KnownAnswers: Sendable {
  /// The most choices of an item whose fields are read beforehand.
  static let mostChoices = 64

  private var answers: [String: (field: String, answer: Answer)] = [:]

  /// Keeps what a field answers; what is kept first stays.
  mutating func add(_ answer: Answer, for field: String) {
    if answers[field] == nil { answers[field] = (field, answer) }
  }

  /// What a field answers, where that is known. A text that is equal but written in other bytes is not, because an answer
  /// may keep what was written.
  subscript(field: String) -> Answer? {
    guard !answers.isEmpty, let known = answers[field], known.field.utf8.elementsEqual(field.utf8) else { return nil }
    return known.answer
  }
}

/// What was read for an item, and what there is to say of it.
struct ReadAnswer {
  /// The answer; `nil` where nothing was answered.
  let answer: Answer?
  /// What there is to say.
  let fact: ResponseIssue.Fact?

  /// An answer about which there is nothing to say.
  init(_ answer: Answer?) {
    self.answer = answer
    fact = nil
  }

  /// What is no answer, and why.
  init(invalid text: String, _ reason: InvalidReason) {
    answer = .invalid(text: text, reason: reason)
    fact = .invalid(text: text, reason: reason)
  }

  /// A state that there is not.
  init(unknownState name: String) {
    answer = .invalid(text: name, reason: .wrongKind(expected: "an answer state"))
    fact = .unknownState(name)
  }
}

extension RecordResolver {
  /// The answers that the fields of an item with few values have, where there is nothing to say of them.
  func knownAnswers(to index: Int, _ reading: FieldReading) -> KnownAnswers {
    var answers = KnownAnswers()
    guard let list = survey.choiceList(of: survey.items[index]), list.choices.count <= KnownAnswers.mostChoices else {
      return answers
    }
    for text in list.choices.map(\.code.text) + list.numbersAsText + reading.meanings.keys.sorted() where !text.isEmpty
    {
      if let answer = silentAnswer(.field(text), to: index, reading) { answers.add(answer, for: text) }
    }
    return answers
  }

  /// Reads an entry about an item.
  func answer(_ entry: RawRecord.Entry, to index: Int, at moment: LocalDateTime) -> ReadAnswer {
    guard let subject = entry.subject else {
      return answer(entry.answer, to: index, at: moment, roles.readings[index])
    }
    if case .field(let text) = entry.answer, let answer = subject.answers[text] { return ReadAnswer(answer) }
    return answer(entry.answer, to: index, at: moment, subject.reading)
  }

  /// Reads what was given for an item.
  ///
  /// - Parameters:
  ///   - raw: What was given.
  ///   - index: The item.
  ///   - moment: When it was given; `nil` where only fixed limits are to be held.
  ///   - reading: How fields and texts are read.
  func answer(
    _ raw: RawRecord.RawAnswer, to index: Int, at moment: LocalDateTime?, _ reading: FieldReading
  ) -> ReadAnswer {
    switch raw {
    case .empty: return ReadAnswer(.skipped)
    case .field(let text): return answer(toText: text, reading, index, moment) { _ in true }
    case .text(let text): return answer(toText: text, reading, index, moment, \.isWrittenAsText)
    case .number(let number, let text):
      if let read = nonAnswer(reading.meaning(of: text), text, index) { return read }
      switch survey.items[index].kind {
      case .point, .number: return checked(.number(number), text, index, moment)
      case .choice: return checked(.code(text), text, index, moment)
      default: return wrongKind(text, index)
      }
    case .state(let name):
      // Whether an item was asked is for the route to say; what is claimed is compared with it after the replay.
      if name == AnswerState.notAsked.name { return ReadAnswer(nil) }
      guard let state = AnswerState(name: name), let answer = Answer(state: state) else {
        return ReadAnswer(unknownState: name)
      }
      return AnswerState.offered.contains(state) && !survey.items[index].allowed.contains(state)
        ? ReadAnswer(invalid: name, .stateNotAllowed(state)) : ReadAnswer(answer)
    case .boolean(let truth):
      guard case .choice(let list) = survey.items[index].kind, survey.choiceLists[list].index(ofCode: "yes") != nil
      else { return wrongKind(raw.text, index) }
      return checked(.code(truth ? "yes" : "no"), raw.text, index, moment)
    case .list(let codes):
      let value: AnswerValue
      switch survey.items[index].kind {
      case .ranking: value = .ranking(codes)
      case .choices(let list, _, _): value = .codes(survey.choiceLists[list].inListOrder(codes))
      default: return wrongKind(raw.text, index)
      }
      return codes.isEmpty ? ReadAnswer(.skipped) : checked(value, raw.text, index, moment)
    case .parts: return wrongKind(raw.text, index, not: ", not an object without a state,")
    case .foreign(let word): return wrongKind(word, index, not: ", not \(word),")
    }
  }

  private func answer(
    toText text: String, _ reading: FieldReading, _ index: Int, _ moment: LocalDateTime?, _ isText: (Item.Kind) -> Bool
  ) -> ReadAnswer {
    let meaning = reading.meaning(of: text)
    if let read = nonAnswer(meaning, text, index) { return read }
    guard isText(survey.items[index].kind) else { return wrongKind(text, index) }
    switch reading.value(of: text, meaning, for: survey.items[index], in: survey) {
    case .success(let value): return checked(value, text, index, moment)
    case .failure(let failure): return ReadAnswer(invalid: text, failure.reason)
    }
  }

  /// Files of other programs hold codes of non-answers as numbers and texts in JSON as in tables.
  private func nonAnswer(_ meaning: FieldReading.Meaning?, _ text: String, _ index: Int) -> ReadAnswer? {
    guard case .state(let state)? = meaning, !text.isEmpty, let answer = Answer(state: state) else { return nil }
    let isAllowed = survey.items[index].allowed.contains(state) || !AnswerState.offered.contains(state)
    return isAllowed ? ReadAnswer(answer) : ReadAnswer(invalid: text, .stateNotAllowed(state))
  }

  private func checked(_ given: AnswerValue, _ text: String, _ index: Int, _ moment: LocalDateTime?) -> ReadAnswer {
    let value = hasRenames ? survey.current(given, for: survey.items[index]) : given
    guard let reason = survey.invalidity(of: value, ofItem: index, now: moment) else {
      return ReadAnswer(.value(value))
    }
    return ReadAnswer(invalid: text, reason)
  }

  private func wrongKind(_ text: String, _ index: Int, not found: String = "") -> ReadAnswer {
    ReadAnswer(invalid: text, .wrongKind(expected: "\(survey.items[index].kind.expectation)\(found)"))
  }
}

extension ChoiceList {
  /// The points of a scale as they are mostly written.
  fileprivate var numbersAsText: [String] { choices.compactMap { $0.value?.text } }
}

extension Item.Kind {
  /// Whether formats that tell texts from numbers and lists write its values as texts.
  fileprivate var isWrittenAsText: Bool {
    switch self {
    case .text, .choice, .date, .time, .datetime: true
    case .choices, .ranking, .point, .number, .calculated, .none: false
    }
  }
}
