public import SurveyModel

/// Values as people write them.
extension InterviewWording {
  /// The sign between whole and decimals.
  public var decimalSign: String { self(fr: ",", it: ",", en: ".") }

  /// The space or sign between groups of three digits.
  var groupSign: String { self(fr: "\u{A0}", it: "\u{A0}", en: ",") }

  /// A number; from five digits on in groups, so that a year stays a year.
  public func number(_ number: Double) -> String { self.number(number.shortText) }

  /// A number given in plain decimal form, as limits are.
  public func number(_ plain: String) -> String {
    guard !plain.contains("e"), !plain.contains("/") else { return plain }
    let isNegative = plain.hasPrefix("-")
    let parts = plain.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    let whole = Array(parts.first ?? "0")
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if whole.count > 4, index > 0, (whole.count - index) % 3 == 0 { grouped += groupSign }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + (parts.count > 1 ? decimalSign + parts[1] : "")
  }

  /// A day, with its month in words.
  public func date(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    let first = self(fr: "1er", it: "1º", en: "1")
    return "\(day == 1 ? first : String(day)) \(monthNames[month - 1]) \(year)"
  }

  /// A time of day, on a clock of 24 hours.
  public func time(_ time: TimeOfDay) -> String {
    let (hour, minute, second) = time.components
    let seconds = second == 0 ? "" : ":" + second.twoDigits
    let digits = "\(hour.twoDigits):\(minute.twoDigits)\(seconds)"
    guard language.base == "fr" else { return digits }
    if second > 0 { return "\(hour)\u{A0}h\u{A0}\(minute.twoDigits)\u{A0}min\u{A0}\(second.twoDigits)\u{A0}s" }
    return minute == 0 ? "\(hour)\u{A0}h" : "\(hour)\u{A0}h\u{A0}\(minute.twoDigits)"
  }

  /// A day with a time.
  public func moment(_ moment: LocalDateTime) -> String {
    let (day, time) = (date(moment.date), time(moment.time))
    return self(fr: "\(day) à \(time)", it: "\(day), ore \(time)", en: "\(day) at \(time)")
  }

  /// A time as limits give it: `HH:MM`.
  func time(iso text: String) -> String { TimeOfDay(iso: text).map(time) ?? text }

  /// A day with a time as limits give it: `YYYY-MM-DDTHH:MM`.
  func moment(iso text: String) -> String { LocalDateTime(iso: text).map(moment) ?? text }

  /// A day as limits give it: `YYYY-MM-DD`.
  func date(iso text: String) -> String { CalendarDate(iso: text).map(date) ?? text }

  /// The months, from January.
  public var monthNames: [String] {
    switch language.base {
    case "fr":
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
      ]
    case "it":
      [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
      ]
    default:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
      ]
    }
  }

  /// An answer as its respondent may read it.
  ///
  /// - Parameters:
  ///   - answer: The answer; `nil` for an item not met yet.
  ///   - item: The item.
  ///   - survey: The survey.
  public func text(of answer: Answer?, to item: Item, in survey: CompiledSurvey) -> String {
    switch answer {
    case .value(let value)?: text(of: value, to: item, in: survey)
    case .invalid(let text, _)?: text
    case nil: standard.label(of: .skipped)
    case let other?: standard.label(of: other.state)
    }
  }

  /// A value in the middle of a sentence: as ``text(of:to:in:)``, but a point of a scale is its number alone.
  func shown(_ value: AnswerValue, to item: Item, in survey: CompiledSurvey) -> String {
    if case .number(let number) = value, case .point = item.kind { return self.number(number) }
    return text(of: value, to: item, in: survey)
  }

  /// A calculated value in the middle of a sentence.
  func shown(_ value: AnswerValue, _ type: ExpressionType, in survey: CompiledSurvey) -> String {
    switch value {
    case .code(let code):
      guard case .choice(let list) = type, let index = survey.choiceLists[list].index(ofCode: code) else { return code }
      return standard.label(of: survey.choiceLists[list].choices[index])
    case .number(let number): return self.number(number)
    case .text(let text): return text
    case .date(let date): return self.date(date)
    case .time(let time): return self.time(time)
    case .datetime(let moment): return self.moment(moment)
    case .boolean(let truth): return truth ? standard.yes : standard.no
    case .codes(let codes), .ranking(let codes): return joined(codes)
    }
  }

  /// The label of an answer alone: of a point of a scale, the label without the number where it has one.
  func label(of value: AnswerValue, to item: Item, in survey: CompiledSurvey) -> String {
    guard case .number(let number) = value,
      let point = survey.choiceList(of: item)?.choices.first(where: { $0.value?.doubleValue == number })
    else { return text(of: value, to: item, in: survey) }
    return point.label?.plainText(in: language) ?? self.number(number)
  }

  /// What respondents read for a code; the code itself where the list does not have it.
  public func label(ofCode code: String, _ list: ChoiceList?) -> String {
    list.flatMap { list in list.index(ofCode: code).map { standard.label(of: list.choices[$0]) } } ?? code
  }

  private func text(of value: AnswerValue, to item: Item, in survey: CompiledSurvey) -> String {
    let list = survey.choiceList(of: item)
    func label(ofCode code: String) -> String { self.label(ofCode: code, list) }
    switch value {
    case .number(let number):
      if let point = list?.choices.first(where: { $0.value?.doubleValue == number }) {
        guard let label = point.label?.plainText(in: language) else { return self.number(number) }
        return "\(self.number(number)), \(label)"
      }
      guard case .number(let limits) = item.kind, let unit = limits.unit else { return self.number(number) }
      return "\(self.number(number))\u{A0}\(unit)"
    case .text(let text): return text
    case .date(let date): return self.date(date)
    case .time(let time): return self.time(time)
    case .datetime(let moment): return self.moment(moment)
    case .code(let code): return label(ofCode: code)
    case .codes(let codes): return joined(codes.map(label))
    case .ranking(let codes):
      return codes.enumerated().map { "\($0 + 1). \(label(ofCode: $1))" }.joined(separator: "; ")
    case .boolean(let truth): return truth ? standard.yes : standard.no
    }
  }
}
