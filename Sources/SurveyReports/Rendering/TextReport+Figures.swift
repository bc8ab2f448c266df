/// How wide the columns are that figures share.
struct FigureColumns {
  /// The column of numbers.
  let number: Int
  /// The column of bars.
  let bar: Int
  /// The column of our words beside the bars; 0 where there are none.
  let facts: Int

  /// Columns that hold the figures of some blocks, up to the next heading.
  init(of blocks: ArraySlice<ReportBlock>, in report: TextReport) {
    let section = blocks.prefix { if case .heading = $0 { false } else { true } }
    let figures = section.flatMap { block -> [ReportFigure] in
      if case .figures(let figures) = block { figures } else { [] }
    }
    number = max(4, figures.map { TextLayout.width(of: report.number(of: $0)) }.max() ?? 0)
    facts = figures.map { TextLayout.width(of: report.facts(of: $0)) }.max() ?? 0
    let beside = number + 4 + (facts > 0 ? facts + 2 : 0)
    // Bars are shortened before labels are.
    bar = report.layout.width - beside - 20 >= 32 ? 20 : 10
  }

  /// Where labels begin.
  var label: Int { number + 4 + (facts > 0 ? facts + 2 : 0) + bar }
}

extension TextReport {
  /// One row a figure: number, bar, our words, label.
  func rows(of figures: [ReportFigure], _ columns: FigureColumns) -> [String] {
    // In a narrow window the label goes above its number.
    let isStacked = layout.width - columns.label < 20
    // What limits every row is said once, below them.
    let shared =
      figures.count < 2 ? [] : figures[0].notes.filter { note in figures.allSatisfy { $0.notes.contains(note) } }
    let rows = figures.flatMap { figure -> [String] in
      let notes = figure.notes.filter { !shared.contains($0) }
      let bar = figure.fraction.map {
        layout.bar(
          from: figure.unit == .net ? figure.fraction(of: 0) : 0, to: $0,
          tick: figure.target.map { figure.fraction(of: $0.value) }, columns: columns.bar)
      }
      let head = TextLayout.right(number(of: figure), columns.number) + "  " + TextLayout.left(bar ?? "", columns.bar)
      let facts = facts(of: figure)
      let name = figure.place.map { "\($0). \(figure.label)" } ?? figure.label
      let label = figure.band.map { wording.pair(name, $0.title) } ?? name
      if isStacked {
        let rest = facts.isEmpty ? [] : layout.wrapped(facts, first: "  ", rest: 2)
        return layout.wrapped(label) + [head] + rest + remarks(notes, indent: 2)
      }
      let before = head + "  " + (columns.facts > 0 ? TextLayout.left(facts, columns.facts) + "  " : "")
      return layout.wrapped(label, first: before, rest: columns.label)
        + remarks(notes, indent: columns.label)
    }
    return rows + remarks(shared, indent: 2)
  }

  /// Notes in brackets below what they are about.
  func remarks(_ notes: [String], indent: Int) -> [String] {
    guard !notes.isEmpty else { return [] }
    return layout.wrapped(
      "(\(notes.joined(separator: ", ")))", first: String(repeating: " ", count: indent), rest: indent + 1)
  }

  /// A number in its column; shares carry their sign, since they stand among counts.
  func number(of figure: ReportFigure) -> String {
    guard let value = figure.value else { return "–" }
    switch figure.unit {
    case .share: return wording.percent(value.text)
    case .net: return value.value > 0 ? "+\(value.text)" : value.text
    case .percent, .raw: return value.text
    }
  }

  /// What stands between bar and label: level, number of answers, interval.
  func facts(of figure: ReportFigure) -> String {
    var facts: [String] = []
    if let level = figure.level { facts.append(wording.shortLevel(level)) }
    if figure.unit == .raw { facts.append(wording.range(figure.least, figure.greatest)) }
    if let count = figure.count { facts.append("n \(count)") }
    if let interval = figure.interval { facts.append(wording.limits(interval)) }
    return facts.joined(separator: ", ")
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
