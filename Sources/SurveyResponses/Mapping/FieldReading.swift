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

  /// What is large of a reading, shared by all its copies: one is handed about for every field.
  private final class Details: Sendable, Hashable {
    let meanings: [String: Meaning]
    let separator: String?

    init(_ meanings: [String: Meaning], separator: String?) {
      self.meanings = meanings
      self.separator = separator
    }

    static func == (left: Details, right: Details) -> Bool {
      left === right || left.meanings == right.meanings && left.separator == right.separator
    }

    func hash(into hasher: inout Hasher) { hasher.combine(meanings) }
  }

  private let details: Details

  /// Texts that stand for something else: what a map declares, the survey's codes of non-answers, and the labels of the
  /// item's choices in all languages. What is looked up here has precedence over the text itself.
  public var meanings: [String: Meaning] { details.meanings }

  /// What separates the codes of several choices; `nil` for `|`, or `;` where there is no `|`.
  public var separator: String? { details.separator }

  /// The sign before decimals.
  public let decimalSign: FieldNotation.DecimalSign

  /// The order of dates that are not written `YYYY-MM-DD`; `nil` where all are.
  public let dateOrder: FieldNotation.DateOrder?

  /// The reading of what is no item's.
  static let plain = FieldReading()

  private init() {
    details = Details([:], separator: nil)
    decimalSign = .point
    dateOrder = nil
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
    decimalSign = notation.decimalSign ?? .point
    dateOrder = notation.dateOrder
    var meanings: [String: Meaning] = [:]
    for value in own.values {
      meanings[value.text.text] = meanings[value.text.text] ?? Meaning(value.meaning)
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
    details = Details(meanings, separator: notation.separator)
  }

  /// What a text stands for; `nil` for itself.
  func meaning(of text: String) -> Meaning? { details.meanings[text] }

  /// The code that a text stands for: itself, where nothing else is known of it.
  func code(of text: String) -> String {
    if case .code(let code)? = meaning(of: text) { code } else { text }
  }

  /// The codes of several choices, in the order in which they were written.
  func codes(of text: String, _ meaning: Meaning?) -> [String] {
    if case .code(let code)? = meaning { return [code] }
    let separator = separator ?? (text.utf8.contains(UInt8(ascii: "|")) ? "|" : ";")
    return text.parts(separatedBy: separator).map { code(of: $0.withoutSurroundingSpace) }.filter { !$0.isEmpty }
  }

  /// The value that a text is for an item, not yet checked against the item's limits, or why it is none.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - meaning: What it stands for, where that is not itself.
  ///   - item: The item.
  ///   - survey: The survey.
  func value(
    of text: String, _ meaning: Meaning?, for item: Item, in survey: CompiledSurvey
  ) -> Result<AnswerValue, InvalidAnswer> {
    switch item.kind {
    case .choices(let list, _, _):
      return .success(.codes(survey.choiceLists[list].inListOrder(codes(of: text, meaning))))
    case .ranking: return .success(.ranking(codes(of: text, meaning)))
    case .point, .choice:
      let code = if case .code(let code)? = meaning { code } else { text }
      return survey.value(ofText: plainNumber(code), for: item)
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

extension String {
  /// The parts between separators that are not empty.
  fileprivate func parts(separatedBy separator: String) -> [Substring] {
    // In ASCII bytes are characters, but for the two of a line end, which never stand in for another one.
    guard separator.utf8.count == 1, let byte = separator.utf8.first, byte > 0x20, utf8.allSatisfy({ $0 < 0x80 }) else {
      return split(separator: separator)
    }
    return utf8.split(separator: byte).map { self[$0.startIndex..<$0.endIndex] }
  }
}

extension Substring {
  /// The text without white space at its ends.
  var withoutSurroundingSpace: String {
    // Nearly always there is none.
    if let first = utf8.first, let last = utf8.last, 0x21..<0x7F ~= first, 0x21..<0x7F ~= last { return String(self) }
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
