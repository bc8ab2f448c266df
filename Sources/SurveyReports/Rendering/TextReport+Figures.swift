extension TextReport {
  /// One row a figure: number, bar, our words, label.
  func rows(of figures: [ReportFigure]) -> [String] {
    let numbers = figures.map { $0.value.map { number($0.text, $0.value, of: figures[0].unit, figure: $0) } ?? "–" }
    let facts = figures.map { self.facts(of: $0).joined(separator: ", ") }
    let numberWidth = max(4, numbers.map(TextLayout.width).max() ?? 0)
    let factWidth = facts.map(TextLayout.width).max() ?? 0
    let beside = numberWidth + 4 + (factWidth > 0 ? factWidth + 2 : 0)
    // Bars are shortened before labels are.
    let columns = layout.width - beside - 20 >= 32 ? 20 : 10
    let start = beside + columns
    // In a narrow window the label goes above its number.
    let isStacked = layout.width - start < 20
    // What limits every row is said once, below them.
    let shared =
      figures.count < 2 ? [] : figures[0].notes.filter { note in figures.allSatisfy { $0.notes.contains(note) } }
    let rows = zip(figures.indices, figures).flatMap { index, figure -> [String] in
      let notes = figure.notes.filter { !shared.contains($0) }
      let bar = figure.fraction.map {
        layout.bar(
          from: figure.unit == .net ? figure.fraction(of: 0) : 0, to: $0,
          tick: figure.target.map { figure.fraction(of: $0.value) }, columns: columns)
      }
      let head = TextLayout.right(numbers[index], numberWidth) + "  " + TextLayout.left(bar ?? "", columns)
      let name = figure.place.map { "\($0). \(figure.label)" } ?? figure.label
      let label = figure.band.map { wording.pair(name, $0.title) } ?? name
      if isStacked {
        let rest = facts[index].isEmpty ? [] : layout.wrapped(facts[index], first: "  ", rest: 2)
        return layout.wrapped(label) + [head] + rest + remarks(notes, indent: 2)
      }
      let before = head + "  " + (factWidth > 0 ? TextLayout.left(facts[index], factWidth) + "  " : "")
      return layout.wrapped(label, first: before, rest: start)
        + remarks(notes, indent: start)
    }
    return rows + remarks(shared, indent: 2)
  }

  /// Notes in brackets below what they are about.
  func remarks(_ notes: [String], indent: Int) -> [String] {
    guard !notes.isEmpty else { return [] }
    return layout.wrapped(
      "(\(notes.joined(separator: ", ")))", first: String(repeating: " ", count: indent), rest: indent + 1)
  }

  /// A number in a column; shares carry their sign, since they stand among counts.
  private func number(_ text: String, _ value: Double, of unit: ReportFigure.Unit, figure: ReportNumber) -> String {
    switch unit {
    case .share: wording.percent(text)
    case .net: value > 0 ? "+\(text)" : text
    case .percent, .raw: text
    }
  }

  /// What stands between bar and label: level, number of answers, interval.
  private func facts(of figure: ReportFigure) -> [String] {
    var facts: [String] = []
    if let level = figure.level { facts.append(wording.shortLevel(level)) }
    if figure.unit == .raw { facts.append(wording.range(figure.least, figure.greatest)) }
    if let count = figure.count { facts.append("n \(count)") }
    if let interval = figure.interval { facts.append(wording.limits(interval)) }
    return facts
  }

  /// "Support: 64.9 out of 100 (95 % interval 48.8–81.0, 11 answers). Structured."
  func plainLines(of figure: ReportFigure) -> [String] {
    var parts: [String] = []
    if let value = figure.value {
      switch figure.unit {
      case .percent: parts.append(wording.outOf(value.text, "100"))
      case .raw: parts.append("\(value.text) (\(wording.range(figure.least, figure.greatest)))")
      case .share: parts.append(wording.percent(value.text))
      case .net: parts.append(value.value > 0 ? "+\(value.text)" : value.text)
      }
      var rests: [String] = []
      if let interval = figure.interval { rests.append(wording.interval(interval)) }
      if let count = figure.count { rests.append(wording.answers(count)) }
      if !rests.isEmpty { parts[0] += " (\(rests.joined(separator: ", ")))" }
    }
    if let level = figure.level { parts.append(wording.level(level)) }
    parts += figure.notes
    let name = figure.place.map { "\($0). \(figure.label)" } ?? figure.label
    let text = wording.pair(name, parts.joined(separator: ", ")) + "."
    return layout.wrapped(figure.band.map { "\(text) \($0.title)." } ?? text)
  }
}
