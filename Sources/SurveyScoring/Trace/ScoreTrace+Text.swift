public import SurveyModel

extension ScoreTrace {
  /// The trace as lines: what a number is made of stands above it, indented.
  ///
  /// - Parameter place: Where something is declared, such as `survey.xml:12`, for the end of its line.
  public func lines(place: (SourceRange) -> String? = { _ in nil }) -> [String] {
    var lines: [String] = []
    for part in parts {
      let nested =
        part.kind == .item
        ? part.partLines(in: self, place) : part.lines(place: place) + part.partLines(in: self, place)
      lines += kind == .dimension && part.kind == .item ? nested : nested.map { "  \($0)" }
    }
    // The band, group or quadrant has a place of its own.
    let inside = self.place.flatMap { id in place(placeRange).map { "; \(id): \($0)" } } ?? ""
    return lines + [text + Self.suffix(place(range).map { $0 + inside })]
  }

  /// What a part is in what stands above it.
  private func partLines(in whole: ScoreTrace, _ place: (SourceRange) -> String?) -> [String] {
    if role == "points" {
      return ["\(id): \(shown)\(value == nil ? ", no points" : " points")" + Self.suffix(place(range))]
    }
    switch whole.kind {
    case .dimension:
      guard let coded else { return ["\(id): \(shown), does not count" + Self.suffix(place(range))] }
      var notes = ["\(id): \(shown)", "counts \(coded.text(places: 4))"]
      if let map { notes.append("by '\(map)'") }
      if isReversed { notes.append("reversed") }
      if isAssumedLeast { notes.append("the least, as not known") }
      if let weight, weight != 1 { notes.append("weight \(weight.text(places: 4))") }
      return [notes.joined(separator: ", ") + (kind == .item ? Self.suffix(place(range)) : "")]
    case .index: return ["weight \(weight?.text(places: 4) ?? "none")"]
    case .maturity: return ["level \(level.map(String.init) ?? "none")"]
    case .gap: return ["\(role ?? ""), weight \(weight?.text(places: 4) ?? "none")"]
    case .importancePerformance: return ["importance \(weight.map { "\($0.text(places: 4)) %" } ?? "none")"]
    case .quadrants: return [role ?? ""]
    case .topBox, .netScore, .item: return ["answer: \(shown)" + Self.suffix(place(range))]
    }
  }

  /// The answer or the score itself.
  private var shown: String {
    kind == .item ? value?.text(places: 4) ?? state : percent.map { "\($0.text(places: 4)) %" } ?? state
  }

  private var text: String {
    let share = percent.map { "\($0.text(places: 4)) %" }
    let counts = "\(state), \(counted ?? 0) of \(inScope ?? 0)"
    switch kind {
    case .dimension:
      let bounds = "\(least?.text(places: 4) ?? "")–\(greatest?.text(places: 4) ?? "")"
      let tail = [share, place].compactMap(\.self).map { ", \($0)" }.joined()
      return "\(id): \(value?.text(places: 4) ?? "no score") on \(bounds)\(tail); \(counts)"
    case .index:
      return "\(id): \([share ?? "no score", place].compactMap(\.self).joined(separator: ", ")); \(counts)"
    case .maturity: return "\(id): level \(level.map(String.init) ?? "none"), \(share ?? "no score")"
    case .topBox: return "\(id): \(percent.map { $0.isZero ? "outside" : "inside" } ?? "no answer")"
    case .netScore: return "\(id): \(value.map { "\($0.floor / 100)" } ?? "no answer")"
    case .gap: return "\(id): \(value?.text(places: 4) ?? "no gap"); \(counts)"
    case .importancePerformance: return "\(id): \(counted ?? 0) of \(inScope ?? 0) aspects"
    case .quadrants: return "\(id): \(place ?? "none")"
    case .item: return "\(id): \(shown)"
    }
  }

  private static func suffix(_ place: String?) -> String { place.map { "  (\($0))" } ?? "" }
}
