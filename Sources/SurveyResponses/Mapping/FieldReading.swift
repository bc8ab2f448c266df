public import SurveyModel

/// How the text of a field, or of a JSON string, becomes the value of one item.
public struct FieldReading: Sendable, Hashable {
  /// What a text stands for.
  public enum Meaning: Sendable, Hashable {
    /// The choice, or the point of a scale, that has this code.
    case code(String)
    /// A non-answer.
    case state(AnswerState)
  }

  /// Texts that stand for something else: what a map declares, the survey's codes of non-answers, and the labels of the
  /// item's choices in all languages. What is looked up here has precedence over the text itself.
  public let meanings: [String: Meaning]

  /// What separates the codes of several choices; `nil` for `|`, or `;` where there is no `|`.
  public let separator: String?

  /// The sign before decimals.
  public let decimalSign: FieldNotation.DecimalSign

  /// The order of dates that are not written `YYYY-MM-DD`; `nil` where all are.
  public let dateOrder: FieldNotation.DateOrder?

  /// The states that a map declares for this very column, which the item may not allow; then they are no answers.
  private let declaredStates: Set<String>

  /// The reading of what is no item's.
  static let plain = FieldReading()

  private init() {
    meanings = [:]
    separator = nil
    decimalSign = .point
    dateOrder = nil
    declaredStates = []
  }

  /// Makes the reading of an item's fields.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - survey: Its survey.
  ///   - own: The notation of the column.
  ///   - common: The notation of all columns.
  init(_ item: Item, of survey: CompiledSurvey, own: FieldNotation = FieldNotation(), common: FieldNotation) {
    let notation = own.over(common)
    separator = notation.separator
    decimalSign = notation.decimalSign ?? .point
    dateOrder = notation.dateOrder
    var meanings: [String: Meaning] = [:]
    var declared: Set<String> = []
    for value in own.values {
      meanings[value.text.text] = meanings[value.text.text] ?? Meaning(value.meaning)
      if case .state = value.meaning { declared.insert(value.text.text) }
    }
    // What is declared for all columns or by the survey holds for those items that allow it, like the survey's codes.
    for value in common.values {
      switch value.meaning {
      case .state(let state) where !item.allows(state): break
      case .code(let code) where survey.choiceList(of: item)?.index(ofCode: code.text) == nil: break
      default: meanings[value.text.text] = meanings[value.text.text] ?? Meaning(value.meaning)
      }
    }
    for (state, text) in survey.survey.nonAnswerCodes where !text.isEmpty && item.allows(state) {
      meanings[text] = meanings[text] ?? .state(state)
    }
    if let list = survey.choiceList(of: item) {
      for (label, code) in list.codesOfLabels where meanings[label] == nil { meanings[label] = .code(code) }
    }
    self.meanings = meanings
    declaredStates = declared
  }

  /// Whether a text is a state that the map declares for this very column.
  func isDeclaredState(_ text: String) -> Bool { declaredStates.contains(text) }

  /// The state that a field, a number or a text stands for.
  func state(of raw: RawRecord.RawAnswer) -> AnswerState? {
    switch raw {
    case .field(let text), .number(_, let text), .text(let text):
      if case .state(let state)? = meanings[text] { state } else { nil }
    case .boolean, .list, .parts, .state, .empty, .foreign: nil
    }
  }

  /// The code that a text stands for: itself, where nothing else is known of it.
  func code(of text: String) -> String {
    if case .code(let code)? = meanings[text] { code } else { text }
  }

  /// The codes of several choices, in the order in which they were written.
  func codes(of text: String) -> [String] {
    if case .code(let code)? = meanings[text] { return [code] }
    let separator = separator ?? (text.utf8.contains(UInt8(ascii: "|")) ? "|" : ";")
    return text.split(separator: separator).map { code(of: $0.withoutSurroundingSpace) }.filter { !$0.isEmpty }
  }

  /// The value that a text is for an item, not yet checked against the item's limits, or why it is none.
  func value(of text: String, for item: Item, in survey: CompiledSurvey) -> Result<AnswerValue, InvalidAnswer> {
    switch item.kind {
    case .choices(let list, _, _): return .success(.codes(survey.choiceLists[list].inListOrder(codes(of: text))))
    case .ranking: return .success(.ranking(codes(of: text)))
    case .point, .choice: return survey.value(ofText: plainNumber(code(of: text)), for: item)
    case .number: return survey.value(ofText: plainNumber(text), for: item)
    case .date: return survey.value(ofText: isoDate(text), for: item)
    case .datetime: return survey.value(ofText: isoDateTime(text), for: item)
    case .text, .time, .calculated, .none: return survey.value(ofText: text, for: item)
    }
  }

  /// A number with a decimal point; one that has a point where a comma is declared becomes something that is none,
  /// because nobody can tell thousands from decimals there.
  private func plainNumber(_ text: String) -> String {
    guard decimalSign == .comma else { return text }
    guard !text.contains(".") else { return text.replacing(".", with: ",") }
    return text.replacing(",", with: ".")
  }

  private func isoDate(_ text: String) -> String {
    guard let dateOrder else { return text }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." || $0 == "-" }
    guard parts.count == 3 else { return text }
    let (year, month, day) =
      switch dateOrder {
      case .yearMonthDay: (parts[0], parts[1], parts[2])
      case .dayMonthYear: (parts[2], parts[1], parts[0])
      case .monthDayYear: (parts[2], parts[0], parts[1])
      }
    guard year.utf8.count == 4, 1...2 ~= month.utf8.count, 1...2 ~= day.utf8.count else { return text }
    func padded(_ part: Substring) -> String { part.utf8.count == 1 ? "0\(part)" : String(part) }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  private func isoDateTime(_ text: String) -> String {
    guard dateOrder != nil, let gap = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return text }
    return "\(isoDate(String(text[..<gap])))T\(text[text.index(after: gap)...])"
  }
}

extension FieldReading.Meaning {
  fileprivate init(_ meaning: FieldNotation.Value.Meaning) {
    switch meaning {
    case .code(let code): self = .code(code.text)
    case .state(let state): self = .state(state)
    }
  }
}

extension Item {
  /// Whether a state may be given: one of the three that the item offers, or leaving it empty.
  fileprivate func allows(_ state: AnswerState) -> Bool {
    AnswerState.offered.contains(state) ? allowed.contains(state) : state == .skipped
  }
}

extension ChoiceList {
  /// The code of each label, in all languages. A label that is a code, or that two choices share, says nothing.
  fileprivate var codesOfLabels: [String: String] {
    var codes: [String: String] = [:]
    var shared: Set<String> = []
    for choice in choices {
      for variant in choice.label?.variants ?? [] {
        let label = variant.content.plainText
        if let other = codes[label], other != choice.code.text { shared.insert(label) }
        codes[label] = choice.code.text
      }
    }
    let taken = Set(choices.flatMap { [$0.code.text] + $0.formerCodes.map(\.text) })
    return codes.filter { !shared.contains($0.key) && !taken.contains($0.key) && !$0.key.isEmpty }
  }
}

extension Substring {
  /// The text without white space at its ends.
  var withoutSurroundingSpace: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
