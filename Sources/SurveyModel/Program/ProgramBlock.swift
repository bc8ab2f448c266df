/// The rows that a program runs on: one respondent while answering, thousands in a batch.
///
/// What respondents gave is kept apart from what the program makes of it, so that an answer taken off the route is
/// parked, not lost: run again with the route restored and it is back.
public struct ProgramBlock: Sendable {
  /// How many rows there are.
  public let rowCount: Int

  /// The moment that `now()` means, and the day of `today()`.
  public var now: LocalDateTime

  /// The moments of the rows, where each has one of its own; rows behind the last one have ``now``.
  var moments: [LocalDateTime]?

  /// The answers as given.
  var given: Columns

  /// The answers as conditions, scores and exports see them, and every intermediate result.
  var working: Columns

  /// Column after column, each of ``rowCount`` rows.
  struct Columns: Sendable {
    var numbers: [Double]
    var numberIsKnown: [Bool]
    var texts: [String]
    var textIsKnown: [Bool]
    var sets: [ChoiceSet]
    var setIsKnown: [Bool]
    /// States of items, as raw values of ``AnswerState``.
    var states: [UInt8]

    init(_ sizes: SurveyProgram.LaneSizes, items: Int, rows: Int) {
      numbers = Array(repeating: 0, count: sizes.numbers * rows)
      numberIsKnown = Array(repeating: false, count: sizes.numbers * rows)
      texts = Array(repeating: "", count: sizes.texts * rows)
      textIsKnown = Array(repeating: false, count: sizes.texts * rows)
      sets = Array(repeating: ChoiceSet(), count: sizes.sets * rows)
      setIsKnown = Array(repeating: false, count: sizes.sets * rows)
      states = Array(repeating: AnswerState.skipped.rawValue, count: items * rows)
    }
  }

  /// Makes a block of unanswered rows.
  ///
  /// - Parameters:
  ///   - program: The program that will run on it.
  ///   - rowCount: How many rows, at least 1.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  public init(for program: SurveyProgram, rowCount: Int, now: LocalDateTime) {
    self.rowCount = max(1, rowCount)
    self.now = now
    given = Columns(program.inputs, items: program.itemRegisters.count, rows: self.rowCount)
    working = Columns(program.sizes, items: program.itemRegisters.count, rows: self.rowCount)
  }

  // MARK: - Giving answers

  /// Puts an answer in a row; `nil` for an item not answered yet.
  ///
  /// A value of another kind than the item's, or a code that its list does not have, is stored as invalid: whoever
  /// validates answers first never sees that.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - item: The item's index.
  ///   - row: The row.
  ///   - survey: The survey that the program belongs to.
  public mutating func set(_ answer: Answer?, item: Int, row: Int = 0, of survey: CompiledSurvey) {
    let place = survey.program.itemRegisters[item]
    let index = place.register * rowCount + row
    var state = answer?.state ?? .skipped
    switch place.lane {
    case .number?:
      let number = answer?.value.flatMap { storedNumber(of: $0, item: item, in: survey) }
      given.numbers[index] = number ?? 0
      given.numberIsKnown[index] = number != nil
      if state == .value, number == nil { state = .invalid }
    case .text?:
      let text: String? = if case .text(let text)? = answer?.value { text } else { nil }
      given.texts[index] = text ?? ""
      given.textIsKnown[index] = text != nil
      if state == .value, text == nil { state = .invalid }
    case .choices?:
      let set = answer?.value.flatMap { choiceSet(of: $0, item: item, in: survey) }
      given.sets[index] = set ?? ChoiceSet()
      given.setIsKnown[index] = set != nil
      if state == .value, set == nil { state = .invalid }
    case nil: break
    }
    given.states[item * rowCount + row] = state.rawValue
  }

  /// Puts an answer in a row as if the program had run and left it as it is.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - item: The item's index.
  ///   - row: The row.
  ///   - survey: The survey that the program belongs to.
  public mutating func place(_ answer: Answer?, item: Int, row: Int = 0, of survey: CompiledSurvey) {
    set(answer, item: item, row: row, of: survey)
    let place = survey.program.itemRegisters[item]
    let index = place.register * rowCount + row
    working.states[item * rowCount + row] = given.states[item * rowCount + row]
    switch place.lane {
    case .number?:
      working.numbers[index] = given.numbers[index]
      working.numberIsKnown[index] = given.numberIsKnown[index]
    case .text?:
      working.texts[index] = given.texts[index]
      working.textIsKnown[index] = given.textIsKnown[index]
    case .choices?:
      working.sets[index] = given.sets[index]
      working.setIsKnown[index] = given.setIsKnown[index]
    case nil: break
    }
  }

  private func storedNumber(of value: AnswerValue, item: Int, in survey: CompiledSurvey) -> Double? {
    switch value {
    case .number(let number): number.isFinite ? number : nil
    case .date(let date): date.number
    case .time(let time): time.number
    case .datetime(let moment): moment.number
    case .boolean(let truth): truth ? 1 : 0
    case .code(let code):
      survey.items[item].choiceList.flatMap { survey.choiceLists[$0].index(ofCode: code) }.map(Double.init)
    case .text, .codes, .ranking: nil
    }
  }

  private func choiceSet(of value: AnswerValue, item: Int, in survey: CompiledSurvey) -> ChoiceSet? {
    guard let list = survey.items[item].choiceList else { return nil }
    if case .ranking(let codes) = value {
      let indices = codes.compactMap { survey.choiceLists[list].index(ofCode: $0) }
      return Set(indices).count == codes.count ? ChoiceSet(ranking: indices) : nil
    }
    guard case .codes(let codes) = value else { return nil }
    var set = ChoiceSet()
    for code in codes {
      guard let index = survey.choiceLists[list].index(ofCode: code) else { return nil }
      set.insert(index)
    }
    return set
  }

  /// Puts a number of a score in a row, before ``runAdvice(_:)``; `nil` for a score that does not exist.
  public mutating func setScore(_ value: Double?, input: Int, row: Int = 0, of program: SurveyProgram) {
    let index = program.scoreRegisters[input] * rowCount + row
    working.numbers[index] = value ?? 0
    working.numberIsKnown[index] = value != nil
  }

  /// Puts a choice in a row as if it had been answered and were on the route, to see what follows.
  mutating func suppose(choice: Int, ofItem item: Int, row: Int, in program: SurveyProgram) {
    let place = program.itemRegisters[item]
    let index = place.register * rowCount + row
    if case .choices? = place.lane {
      working.sets[index] = ChoiceSet([choice])
      working.setIsKnown[index] = true
    } else {
      working.numbers[index] = Double(choice)
      working.numberIsKnown[index] = true
    }
    working.states[item * rowCount + row] = AnswerState.value.rawValue
  }

  // MARK: - Reading results

  /// Whether an item is on the route.
  public func isRelevant(item: Int, row: Int = 0, in program: SurveyProgram) -> Bool {
    program.itemRelevance[item].map { holds($0, row) } ?? true
  }

  /// Whether a section is on the route.
  public func isRelevant(section: Int, row: Int = 0, in program: SurveyProgram) -> Bool {
    program.sectionRelevance[section].map { holds($0, row) } ?? true
  }

  /// Whether a constraint's test holds.
  public func holds(constraint: Int, row: Int = 0, in program: SurveyProgram) -> Bool {
    holds(program.constraintRegisters[constraint], row)
  }

  /// Whether the condition of a piece of advice holds, after ``runAdvice(_:)``.
  public func holds(advice: Int, row: Int = 0, in program: SurveyProgram) -> Bool {
    holds(program.adviceRegisters[advice], row)
  }

  /// Whether the condition of a gate holds, after ``runAdvice(_:)``.
  public func holds(gate: Int, row: Int = 0, in survey: CompiledSurvey) -> Bool {
    holds(survey.program.adviceRegisters[survey.scoring.advice.count + gate], row)
  }

  /// The state of an item as the program left it.
  public func state(ofItem item: Int, row: Int = 0) -> AnswerState {
    AnswerState(rawValue: working.states[item * rowCount + row]) ?? .invalid
  }

  /// The number of an item in the number lane: a point, a number, a day's number, a time's seconds, a choice's index, a truth value.
  public func number(ofItem item: Int, row: Int = 0, in program: SurveyProgram) -> Double? {
    let place = program.itemRegisters[item]
    guard place.lane == .number else { return nil }
    let index = place.register * rowCount + row
    return working.numberIsKnown[index] ? working.numbers[index] : nil
  }

  /// The text of an item in the text lane.
  public func text(ofItem item: Int, row: Int = 0, in program: SurveyProgram) -> String? {
    let place = program.itemRegisters[item]
    guard place.lane == .text else { return nil }
    let index = place.register * rowCount + row
    return working.textIsKnown[index] ? working.texts[index] : nil
  }

  /// The choices of an item in the lane of choices.
  public func choices(ofItem item: Int, row: Int = 0, in program: SurveyProgram) -> ChoiceSet? {
    let place = program.itemRegisters[item]
    guard place.lane == .choices else { return nil }
    let index = place.register * rowCount + row
    return working.setIsKnown[index] ? working.sets[index] : nil
  }

  /// The calculated value of a variable; `nil` when it is missing or off the route.
  public func value(ofVariable item: Int, row: Int = 0, of survey: CompiledSurvey) -> AnswerValue? {
    survey.items[item].valueType.flatMap {
      value(at: survey.program.itemRegisters[item], row: row, of: $0, in: survey.choiceLists)
    }
  }

  /// What a text shows, after ``runOutputs(_:)``, with its type; `nil` when it is missing.
  public func value(
    ofOutput output: Int, row: Int = 0, of survey: CompiledSurvey
  ) -> (value: AnswerValue, type: ExpressionType)? {
    let type = survey.outputs.computed[output].type
    return value(at: survey.program.outputRegisters[output], row: row, of: type, in: survey.choiceLists)
      .map { ($0, type) }
  }

  /// What an item proposes, or, if it is readonly, holds; `nil` when it has no default, or one that is missing or no
  /// answer to it.
  public func defaultValue(ofItem item: Int, row: Int = 0, of survey: CompiledSurvey) -> AnswerValue? {
    if let constant = survey.constantDefaults[item] { return constant }
    guard let place = survey.program.defaultRegisters[item], let type = survey.items[item].valueType,
      let value = value(at: place, row: row, of: type, in: survey.choiceLists),
      survey.invalidity(of: value, ofItem: item, now: now) == nil
    else { return nil }
    return value
  }

  /// The value in a register, by its type; `nil` when it is missing.
  func value(
    at place: SurveyProgram.ItemRegister, row: Int = 0, of type: ExpressionType, in lists: [ChoiceList]
  ) -> AnswerValue? {
    let index = place.register * rowCount + row
    switch place.lane {
    case .text?: return working.textIsKnown[index] ? .text(working.texts[index]) : nil
    case .choices?: return working.setIsKnown[index] ? value(of: working.sets[index], type, lists) : nil
    case .number?: return working.numberIsKnown[index] ? value(of: working.numbers[index], type, lists) : nil
    case nil: return nil
    }
  }

  private func value(of set: ChoiceSet, _ type: ExpressionType, _ lists: [ChoiceList]) -> AnswerValue? {
    switch type {
    case .choices(let list):
      return .codes(lists[list].choices.enumerated().filter { set.contains($0.offset) }.map(\.element.code.text))
    case .ranking(let list):
      let ranked = lists[list].choices.enumerated().compactMap { index, choice in
        set.rank(of: index).map { (rank: $0, code: choice.code.text) }
      }
      return .ranking(ranked.sorted { $0.rank < $1.rank }.map(\.code))
    default: return nil
    }
  }

  private func value(of number: Double, _ type: ExpressionType, _ lists: [ChoiceList]) -> AnswerValue? {
    switch type {
    case .boolean: return .boolean(number != 0)
    case .date: return .date(CalendarDate(dayNumber: Int(number)))
    case .time: return .time(TimeOfDay(secondOfDay: Int(number)))
    case .datetime: return .datetime(LocalDateTime(secondNumber: Int(number)))
    case .choice(let list):
      let choices = lists[list].choices
      return choices.indices.contains(Int(number)) ? .code(choices[Int(number)].code.text) : nil
    case .state: return AnswerState(rawValue: UInt8(number)).map { .text($0.name) }
    case .number, .text, .choices, .ranking: return .number(number)
    }
  }

  private func holds(_ register: Int, _ row: Int) -> Bool {
    let index = register * rowCount + row
    return working.numberIsKnown[index] && working.numbers[index] != 0
  }
}
