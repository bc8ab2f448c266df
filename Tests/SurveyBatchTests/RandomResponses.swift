import SurveyModel
import SurveyTestSupport

/// Files of random responses, most of whose fields are answers, and some of which are anything.
struct RandomResponses {
  private var random: SplitMix64
  private var previous: [String] = []
  private let survey: CompiledSurvey

  /// How many fields in a hundred are something else than an answer.
  let oddity: Int

  /// Whether what holds several choices is answered choice by choice.
  let isInParts: Bool

  init(_ survey: CompiledSurvey, seed: UInt64, oddity: Int, isInParts: Bool = false) {
    self.isInParts = isInParts
    self.survey = survey
    random = SplitMix64(seed: seed)
    self.oddity = oddity
  }

  private mutating func pick<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: 0..<all.count, using: &random)]
  }

  private mutating func isLucky(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private static let oddities = [
    "x", "4.0", " 4", "４", "1e3", "-1", "=1+1", "-98", "-99", "a|b", "kind|kind", "é", "no thing", "\u{1F600}",
    "0", "yes", "2026-13-40", "a \"b\" c", "line\nbreak", "semi;colon", "comma,s", "  ", "kind;fast",
  ]

  /// An answer to an item, as a table holds it.
  private mutating func field(_ item: Item) -> String {
    if isLucky(oddity) { return pick(Self.oddities) }
    if isLucky(12) { return "" }
    switch item.kind {
    case .choice(let list): return pick(survey.choiceLists[list].choices.map(\.code.text))
    case .point(let list): return pick(survey.choiceLists[list].choices.map(\.code.text))
    case .choices(let list, let least, let most):
      let codes = survey.choiceLists[list].choices.map(\.code.text)
      let count = Int.random(in: (least ?? 0)...min(codes.count, most ?? codes.count), using: &random)
      return codes.shuffled(using: &random).prefix(count).joined(separator: "|")
    case .ranking(let list, let count):
      let codes = survey.choiceLists[list].choices.map(\.code.text)
      return codes.shuffled(using: &random).prefix(count).joined(separator: "|")
    case .number(let limits):
      if item.row != nil { return pick(["0", "20", "30", "40", "50", "60", "100"]) }
      return limits.isInteger ? String(pick([0, 1, 3, 6, 7, 8, 9, 10, 15, 20, 30])) : pick(["0", "2.5", "14", "60"])
    case .text: return pick(["fine", "AB12", "no \"good\"", "très, très bien", "two\nlines", "long enough a text"])
    case .date: return pick(["2026-03-01", "2026-02-28", "2025-12-31"])
    case .time: return "10:00"
    case .datetime: return "2026-03-01T10:00"
    case .calculated, .none: return ""
    }
  }

  /// The answers of a response; now and then those of the one before, once more.
  private mutating func answers() -> [String] {
    if isLucky(12), !previous.isEmpty { return previous }
    previous = items.map { field($0) }
    return previous
  }

  /// When a response was begun; now and then nothing is known of it, or nothing that is a moment.
  private mutating func start() -> String {
    if isLucky(oddity / 2) {
      return pick(["x", "2026-01-31 09:00:00Z", "2026-01-31T9:00:00Z", "2026-02-30T10:00:00Z"])
    }
    return pick([
      "", "2026-01-31T09:59:30Z", "2026-01-31T09:58:00Z", "2026-01-31T10:59:10.250+01:00", "2026-02-01T09:55:00Z",
      "2026-01-11T09:58:59Z", "2026-03-11T09:59:59Z",
    ])
  }

  private var items: [Item] { survey.items.filter(\.takesAnswer) }

  /// The codes of the choices that an item is answered by one by one; `nil` for one that is answered as a whole.
  private func parts(of item: Item) -> [String]? {
    guard isInParts else { return nil }
    switch item.kind {
    case .choices(let list, _, _), .ranking(let list, _): return survey.choiceLists[list].choices.map(\.code.text)
    default: return nil
    }
  }

  /// What each part of an answer says: 0 or 1, or a place.
  private mutating func fields(of item: Item, _ parts: [String], _ answer: String) -> [String] {
    let chosen = answer.split(separator: "|").map(String.init)
    let isRanking = if case .ranking = item.kind { true } else { false }
    return parts.map { code in
      if isLucky(oddity / 4) { return pick(Self.oddities) }
      guard let place = chosen.firstIndex(of: code) else { return isRanking ? "" : "0" }
      return isRanking ? String(place + 1) : "1"
    }
  }

  /// When a response was submitted.
  private mutating func submission() -> String {
    if isLucky(oddity / 4) { return pick(["2026-02-30T10:00:00Z", "yesterday", "2026-02", "2026-02-01 10:00"]) }
    return pick([
      "2026-01-11T10:00:00Z", "2026-01-31T10:00:00Z", "2026-02-01T10:00:00Z", "2026-02-28T00:00:00+14:00",
      "2026-03-11T10:00:00Z", "2026-03-15T23:59:59Z",
    ])
  }

  /// The items that are said to be missing, or as they are, on purpose.
  private mutating func confirmed() -> [String] {
    if isLucky(oddity / 4) { return pick([["nothing"], ["r2", "r2"], ["r2 words"], [""]]) }
    let candidates = items.filter { $0.requirement == .soft || $0.id == "years" }.map(\.id)
    return candidates.filter { _ in isLucky(30) }
  }

  /// A table with a row for each response.
  mutating func table(rows: Int, lineEnd: String = "\n", delimiter: String = ",") -> String {
    func cell(_ text: String) -> String {
      text.contains { "\",;\n\t\r".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
    let header =
      ["response-id", "language", "version", "submitted", "started", "confirmed"]
      + items.flatMap { item in parts(of: item)?.map { "\(item.id).\($0)" } ?? [item.id] }
    var lines = [header.map(cell).joined(separator: delimiter)]
    for row in 0..<rows {
      var fields = [
        isLucky(3) ? "" : "r-\(isLucky(10) ? row / 2 : row)", isLucky(oddity) ? "xx" : pick(["en", "fr", ""]),
        isLucky(oddity) ? "0" : "1", isLucky(8) ? "" : submission(), start(), confirmed().joined(separator: "|"),
      ]
      for (item, text) in zip(items, answers()) {
        if let parts = parts(of: item) {
          fields += self.fields(of: item, parts, text)
        } else {
          fields.append(text)
        }
      }
      if isLucky(oddity / 4) { fields.removeLast() }
      lines.append(fields.map(cell).joined(separator: delimiter))
      if isLucky(oddity / 4) { lines.append("") }
      if isLucky(oddity / 8) { lines.append("\"never,closed or so\",x") }
    }
    return lines.joined(separator: lineEnd) + (isLucky(50) ? lineEnd : "")
  }

  /// A line of JSON for each response, flat or with the answers in a member of their own.
  mutating func lines(rows: Int) -> String {
    func quoted(_ text: String) -> String {
      "\""
        + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
    var lines: [String] = []
    for row in 0..<rows {
      var answers: [String] = []
      let texts = self.answers()
      for (item, text) in zip(items, texts) where !isLucky(5) {
        if let parts = parts(of: item) {
          for (code, text) in zip(parts, fields(of: item, parts, text)) {
            answers.append("\(quoted("\(item.id).\(code)")): \(Int(text) == nil ? quoted(text) : text)")
          }
          continue
        }
        let value: String
        switch item.kind {
        case _ where text.isEmpty: value = isLucky(50) ? "null" : "\"\""
        case .point, .number: value = Double(text) == nil || isLucky(oddity / 2) ? quoted(text) : text
        case .choices, .ranking:
          value = "[" + text.split(separator: "|").map { quoted(String($0)) }.joined(separator: ", ") + "]"
        default: value = isLucky(oddity / 4) ? "{\"state\": \"dont-know\"}" : quoted(text)
        }
        answers.append("\(quoted(item.id)): \(value)")
      }
      if isLucky(oddity / 4) { answers.append("\"nobody\": 1") }
      var members = ["\"response-id\": \"r-\(row)\"", "\"language\": \"\(pick(["en", "fr"]))\""]
      if !isLucky(8) { members.append("\"submitted\": \(quoted(submission()))") }
      let start = start()
      if !start.isEmpty || isLucky(20) { members.append("\"started\": \(start.isEmpty ? "null" : quoted(start))") }
      let confirmed = confirmed()
      if isLucky(20) {
        members.append("\"confirmed\": [\(confirmed.map(quoted).joined(separator: ", "))]")
        members.append("\"answers\": {\(answers.joined(separator: ", "))}")
      } else {
        if isLucky(oddity) { members.append("\"confirmed\": \(quoted(confirmed.joined(separator: "|")))") }
        if isLucky(oddity / 4) { members.append("\"confirmed\": [\"r2\"]") }
        members += answers
      }
      lines.append("{" + members.joined(separator: ", ") + "}")
      if isLucky(oddity / 4) { lines.append("{\"broken\": ") }
      if isLucky(oddity / 4) { lines.append("   ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
