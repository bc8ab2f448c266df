extension CompiledSurvey {
  /// Why a value is not an answer to an item, whatever the other answers are; `nil` when it is one.
  ///
  /// Where choices are offered only beside certain answers, how many must be chosen depends on those: see
  /// ``standing(_:of:in:row:)``.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - item: The item.
  ///   - now: The moment that the limits `today()` and `now()` mean; `nil` where only fixed limits are to be held.
  public func invalidity(of value: AnswerValue, for item: Item, now: LocalDateTime?) -> InvalidReason? {
    let isFiltered = item.kind.holdsSeveralChoices && itemIndex[item.id].map(hasOffer) == true
    return item.kind.invalidity(of: value, in: choiceLists, isFiltered: isFiltered, now: now)
  }

  /// Why a value is not an answer to an item, whatever the other answers are; `nil` when it is one.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - item: The item, by index.
  ///   - now: The moment that the limits `today()` and `now()` mean; `nil` where only fixed limits are to be held.
  public func invalidity(of value: AnswerValue, ofItem item: Int, now: LocalDateTime?) -> InvalidReason? {
    items[item].kind.invalidity(of: value, in: choiceLists, isFiltered: hasOffer(item), now: now)
  }

  /// Reads the text form of a value, as tables of responses hold it: `3`, `yes`, `a|b`, `2026-03-01`.
  ///
  /// - Parameters:
  ///   - text: The text, not empty.
  ///   - item: The item.
  /// - Returns: The value, not yet checked against the item's limits, or why the text is none.
  public func value(ofText text: String, for item: Item) -> Result<AnswerValue, InvalidAnswer> {
    switch item.kind {
    case .point, .number:
      guard let number = Double(plain: text) else { return .failure(InvalidAnswer(.notANumber)) }
      return .success(.number(number))
    case .choice: return .success(.code(text))
    case .choices(let list, _, _):
      let codes = text.split(separator: "|", omittingEmptySubsequences: true).map(String.init)
      return .success(.codes(choiceLists[list].inListOrder(codes)))
    case .ranking:
      return .success(.ranking(text.split(separator: "|", omittingEmptySubsequences: true).map(String.init)))
    case .date:
      guard let date = CalendarDate(iso: text) else { return .failure(InvalidAnswer(.notADate)) }
      return .success(.date(date))
    case .time:
      guard let time = TimeOfDay(iso: text) else { return .failure(InvalidAnswer(.notATime)) }
      return .success(.time(time))
    case .datetime:
      guard let moment = LocalDateTime(iso: text) else { return .failure(InvalidAnswer(.notADateTime)) }
      return .success(.datetime(moment))
    case .text: return .success(.text(text))
    case .calculated, .none: return .failure(InvalidAnswer(.wrongKind(expected: "nothing")))
    }
  }
}

extension Item.Kind {
  /// Whether it holds several choices, so that it matters how many are offered.
  fileprivate var holdsSeveralChoices: Bool {
    switch self {
    case .choices, .ranking: true
    case .choice, .point, .number, .text, .date, .time, .datetime, .calculated, .none: false
    }
  }

  /// Why a value is not an answer; `nil` when it is one.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - lists: The lists that kinds refer to.
  ///   - isFiltered: Whether other answers decide which choices are offered, so that fewer than the least may be all.
  ///   - now: The moment that the limits `today()` and `now()` mean; `nil` where only fixed limits are to be held.
  func invalidity(
    of value: AnswerValue, in lists: [ChoiceList], isFiltered: Bool = false, now: LocalDateTime?
  ) -> InvalidReason? {
    switch (self, value) {
    case (.point(let list), .number(let number)):
      return lists[list].numbers.contains(number) ? nil : .unknownCode(number.shortText)
    case (.choice(let list), .code(let code)):
      return lists[list].index(ofCode: code) == nil ? .unknownCode(code) : nil
    case (.choices(let list, let minimum, let maximum), .codes(let codes)):
      return lists[list].invalidity(of: codes, isFiltered ? nil : minimum, maximum)
    case (.ranking(let list, let count), .ranking(let codes)):
      return lists[list].invalidity(ofRanking: codes, atLeast: isFiltered ? 0 : count, count)
    case (.number(let limits), .number(let number)): return limits.invalidity(of: number)
    case (.text(let limits), .text(let text)): return limits.invalidity(of: text)
    case (.date(let limits), .date(let date)): return limits.invalidity(of: date, now: now)
    case (.time(let limits), .time(let time)): return limits.invalidity(of: time, now: now)
    case (.datetime(let limits), .datetime(let moment)): return limits.invalidity(of: moment, now: now)
    case (.calculated, _), (.none, _): return .wrongKind(expected: "nothing")
    default: return .wrongKind(expected: expectation)
    }
  }
}

extension ChoiceList {
  fileprivate func invalidity(ofRanking codes: [String], atLeast least: Int, _ count: Int) -> InvalidReason? {
    for (place, code) in codes.enumerated() {
      if index(ofCode: code) == nil { return .unknownCode(code) }
      if codes[..<place].contains(code) { return .rankedTwice(code) }
    }
    if codes.count < least { return .tooFewChosen(minimum: least) }
    return codes.count > count ? .tooManyChosen(maximum: count) : nil
  }

  fileprivate func invalidity(of codes: [String], _ minimum: Int?, _ maximum: Int?) -> InvalidReason? {
    for code in codes {
      guard let index = index(ofCode: code) else { return .unknownCode(code) }
      if codes.count > 1, choices[index].isExclusive { return .exclusiveWithOthers(code) }
    }
    // "None of these" is a complete answer, however many choices the others need.
    let isExclusive = codes.count == 1 && index(ofCode: codes[0]).map { choices[$0].isExclusive } == true
    if let minimum, codes.count < minimum, !isExclusive { return .tooFewChosen(minimum: minimum) }
    if let maximum, codes.count > maximum { return .tooManyChosen(maximum: maximum) }
    return nil
  }
}

/// Why something is not an answer, as an error.
public struct InvalidAnswer: Error, Hashable {
  /// The reason.
  public let reason: InvalidReason

  /// Makes an error of a reason.
  public init(_ reason: InvalidReason) { self.reason = reason }
}

extension ChoiceList {
  /// Codes in the order of the list, each once; codes that the list does not have come last, as they stand.
  public func inListOrder(_ codes: [String]) -> [String] {
    if let ordered = alreadyInListOrder(codes) { return ordered }
    let known = choices.map(\.code.text).filter(codes.contains)
    var unknown: [String] = []
    for code in codes where !known.contains(code) && !unknown.contains(code) { unknown.append(code) }
    return known + unknown
  }

  /// The codes as the list writes them, where all are known and stand in its order; `nil` otherwise.
  private func alreadyInListOrder(_ codes: [String]) -> [String]? {
    var ordered: [String] = []
    ordered.reserveCapacity(codes.count)
    var last = -1
    for code in codes {
      guard let index = index(ofCode: code), index > last else { return nil }
      last = index
      ordered.append(choices[index].code.text)
    }
    return ordered
  }
}

extension Item.Kind {
  /// What answers look like, as messages say it.
  public var expectation: String {
    switch self {
    case .choice: "one code"
    case .choices: "a list of codes"
    case .ranking: "a list of codes in order"
    case .point, .number: "a number"
    case .text: "text"
    case .date: "a date, YYYY-MM-DD"
    case .time: "a time, HH:MM"
    case .datetime: "a date and time, YYYY-MM-DDTHH:MM"
    case .calculated, .none: "nothing"
    }
  }
}

extension NumberLimits {
  /// Why a number is outside the limits; `nil` when it is inside.
  public func invalidity(of number: Double) -> InvalidReason? {
    guard number.isFinite else { return .notANumber }
    if isInteger, number.rounded() != number { return .notWhole }
    if let decimals {
      let scaled = (0..<decimals).reduce(number) { scaled, _ in scaled * 10 }
      // Two decimals are not exact in binary; the digits a double can hold are.
      if (scaled - scaled.rounded()).magnitude > max(1e-9, scaled.magnitude * 1e-15) {
        return .tooManyDecimals(decimals)
      }
    }
    if let minimum, number < minimum.doubleValue { return .belowMinimum(minimum.text) }
    if let maximum, number > maximum.doubleValue { return .aboveMaximum(maximum.text) }
    if let step, step > 0 {
      let steps = (number - (minimum?.doubleValue ?? 0)) / step.doubleValue
      // A step of 0.1 is not exact in binary; a billionth of a step is.
      if (steps - steps.rounded()).magnitude > 1e-9 { return .offStep(step.text) }
    }
    return nil
  }
}

extension TextLimits {
  /// Why a text is outside the limits; `nil` when it is inside.
  public func invalidity(of text: String) -> InvalidReason? {
    if let minimumLength, text.count < minimumLength { return .tooShort(minimum: minimumLength) }
    if let maximumLength, text.count > maximumLength { return .tooLong(maximum: maximumLength) }
    if let pattern, !TextPattern(pattern.text).matches(text) { return .patternMismatch }
    return nil
  }
}

extension Double {
  /// Reads a plain decimal number: digits with an optional sign and point, an optional exponent, nothing else. Unlike
  /// `Double(_:)` it takes no `inf`, `nan` or hexadecimal.
  public init?(plain text: some StringProtocol) {
    if let whole = Self.wholeNumber(text.utf8) {
      self = whole
      return
    }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isPlain, let value = Double(String(text)), value.isFinite else { return nil }
    self = value
  }

  /// The number that a few digits make and nothing else, which is what nearly every answer is; `nil` for any other text.
  private static func wholeNumber(_ text: some Collection<UInt8>) -> Double? {
    var number = 0
    var count = 0
    for byte in text {
      guard byte.isDigit, count < 15 else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    return count > 0 ? Double(number) : nil
  }
}
