import SurveyInterview
import SurveyModel

/// Reads a typed line as an answer to an item.
struct AnswerEntry {
  /// Why a line is no answer, where the interview's own words do not say it well enough.
  enum Fault: Error, Hashable {
    /// Nothing that can be chosen is called so.
    case noSuchChoice(String)
    /// Several choices begin so.
    case ambiguous(String, [String])
    /// The year has two digits.
    case twoDigitYear
    /// The calendar has no such day.
    case noSuchDay
    /// There is a day, and its time is missing.
    case noTime(CalendarDate)
    /// Not an answer, for a reason that the interview can tell.
    case invalid(InvalidReason)
  }

  let survey: CompiledSurvey
  let item: Item
  let menu: AnswerMenu
  let wording: InterviewWording

  /// Reads a line that is neither empty nor a command.
  func read(_ line: String) -> Result<Answer, Fault> {
    let text = String(line.trimmedSpaces)
    switch item.kind {
    case .choice, .point:
      if case .none = menu.match(text), let withheld = menu.withheldChoice(text) { return .success(withheld) }
      return choose(text).map(\.answer)
    case .choices, .ranking: return chooseSeveral(text)
    case .number(let limits):
      if case .row(let row) = nonAnswer(text) { return .success(row.answer) }
      let number = TypedNumber.read(text, language: wording.language, unit: limits.unit)
      return number.map { .success(.value(.number($0))) } ?? .failure(.invalid(.notANumber))
    case .date:
      if case .row(let row) = nonAnswer(text) { return .success(row.answer) }
      return TypedDate.read(text, language: wording.language).map { .value(.date($0)) }
        .mapError { Fault($0, else: .notADate) }
    case .time:
      if case .row(let row) = nonAnswer(text) { return .success(row.answer) }
      let time = TypedTime.read(text, language: wording.language)
      return time.map { .success(.value(.time($0))) } ?? .failure(.invalid(.notATime))
    case .datetime:
      if case .row(let row) = nonAnswer(text) { return .success(row.answer) }
      return TypedDateTime.read(text, language: wording.language).map { .value(.datetime($0)) }.mapError { fault in
        switch fault {
        case .notADateTime: .invalid(.notADateTime)
        case .noTime(let date): .noTime(date)
        case .date(let fault): Fault(fault, else: .notADateTime)
        }
      }
    case .text: return .success(.value(.text(text)))
    case .calculated, .none: return .success(.skipped)
    }
  }

  private func nonAnswer(_ text: String) -> AnswerMenu.Match {
    menu.nonAnswers.isEmpty ? .none : menu.match(text)
  }

  private func choose(_ text: String) -> Result<AnswerMenu.Row, Fault> {
    switch menu.match(text) {
    case .row(let row): .success(row)
    case .ambiguous(let labels): .failure(.ambiguous(text, labels))
    case .none: .failure(.noSuchChoice(text))
    }
  }

  /// Several choices: numbers, ranges, codes or labels, with commas, semicolons or spaces between; 0 for none.
  private func chooseSeveral(_ text: String) -> Result<Answer, Fault> {
    if text == "0", case .choices = item.kind { return .success(.skipped) }
    // A label may hold spaces, so the whole is tried first.
    if case .row(let row) = menu.match(text) { return .success(several([row])) }
    if case .value(.code(let code))? = menu.withheldChoice(text) { return .failure(.invalid(.notOffered(code))) }
    let bySign = text.split { ",;".contains($0) }
    let fields = bySign.count > 1 ? bySign : text.split(whereSeparator: \.isWhitespace)
    var rows: [AnswerMenu.Row] = []
    for field in fields.map({ String($0.trimmedSpaces) }) where !field.isEmpty {
      if let range = range(field) {
        rows += range.map { menu.choices[$0] }
        continue
      }
      // "1, 3 5" mixes both.
      let parts =
        bySign.count > 1 && field.allSatisfy { $0.isNumber || $0.isWhitespace }
        ? field.split(separator: " ").map(String.init) : [field]
      for part in parts {
        switch choose(part) {
        case .success(let row): rows.append(row)
        case .failure(.noSuchChoice(let name)):
          guard case .value(.code(let code))? = menu.withheldChoice(name) else { return .failure(.noSuchChoice(name)) }
          return .failure(.invalid(.notOffered(code)))
        case .failure(let fault): return .failure(fault)
        }
      }
    }
    if let other = rows.first(where: { $0.answer.value == nil }) {
      return rows.count == 1 ? .success(other.answer) : .failure(.noSuchChoice(text))
    }
    return .success(several(rows))
  }

  private func several(_ rows: [AnswerMenu.Row]) -> Answer {
    if rows.count == 1, rows[0].answer.value == nil { return rows[0].answer }
    if case .ranking = item.kind {
      // As typed: what stands twice is told.
      return .value(.ranking(rows.compactMap { if case .code(let code)? = $0.answer.value { code } else { nil } }))
    }
    var codes: [String] = []
    for row in rows { if case .code(let code)? = row.answer.value, !codes.contains(code) { codes.append(code) } }
    return .value(.codes(codes))
  }

  /// `3-5` as indices of choices; `nil` for anything else, and for numbers that no choice has.
  private func range(_ field: String) -> ClosedRange<Int>? {
    let ends = field.split(omittingEmptySubsequences: false) { "-–".contains($0) }
    guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first >= 1, first <= last,
      last <= menu.choices.count
    else { return nil }
    return (first - 1)...(last - 1)
  }
}

extension AnswerEntry.Fault {
  /// Why a day is none.
  fileprivate init(_ fault: TypedDate.Fault, else reason: InvalidReason) {
    switch fault {
    case .twoDigitYear: self = .twoDigitYear
    case .noSuchDay: self = .noSuchDay
    case .notADate: self = .invalid(reason)
    }
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmedSpaces: SubSequence {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
