extension TextReport {
  /// A head, then one row a segment: numbers in columns, the label.
  func rows(of table: ReportComparison) -> [String] {
    let columns = [wording.comparisonHeads(table.kind)] + table.rows.map(cells)
    // A column that no row fills is left out.
    let used = columns[0].indices.filter { column in columns.dropFirst().contains { !$0[column].isEmpty } }
    let widths = used.map { column in columns.map { TextLayout.width(of: $0[column]) }.max() ?? 0 }
    let lines = columns.map { cells in
      zip(used, widths).map { TextLayout.right(cells[$0], $1) }.joined(separator: "  ")
    }
    let start = widths.reduce(0, +) + 2 * widths.count
    // In a narrow window the label goes above its numbers.
    let isStacked = layout.width - start < 12
    guard let head = lines.first else { return [] }
    return [head]
      + zip(table.rows, lines.dropFirst()).flatMap { row, numbers -> [String] in
        let own =
          isStacked
          ? layout.wrapped(row.label) + (row.isHidden ? [] : [numbers])
          : layout.wrapped(row.label, first: numbers + "  ", rest: start)
        return own + remarks(row.notes, indent: isStacked ? 2 : start)
      }
  }

  private func cells(of row: ReportComparison.Row) -> [String] {
    [
      row.value?.text ?? (row.isHidden ? "" : "–"), row.count.map(String.init) ?? "",
      row.interval.map { wording.limits($0) } ?? "", row.difference?.text ?? "",
      row.differenceInterval.map { wording.limits($0) } ?? "",
      row.effect.map { "\($0.name) \($0.number.text)" } ?? "", row.qValue?.text ?? "",
    ]
  }

  /// One sentence a segment.
  func plainLines(of table: ReportComparison) -> [String] {
    table.rows.flatMap { row -> [String] in
      guard !row.isHidden else {
        return layout.wrapped("\(wording.pair(row.label, row.notes.joined(separator: ", "))).")
      }
      var parts: [String] = []
      if let value = row.value {
        let rests = [row.interval.map { wording.interval($0) }, row.count.map { wording.answers($0) }].compactMap(
          \.self)
        parts.append("\(inUnit(value, table.unit)) (\(rests.joined(separator: ", ")))")
      } else {
        parts.append(wording.answers(row.count ?? 0))
      }
      if let difference = row.difference {
        let rests = [
          row.differenceInterval.map { wording.interval($0) }, row.effect.map { "\($0.name) \($0.number.text)" },
          row.qValue.map { "q \($0.text)" },
        ].compactMap(\.self)
        let text = wording.differenceInBrief(table.kind, difference.text)
        parts.append(rests.isEmpty ? text : "\(text) (\(rests.joined(separator: ", ")))")
      }
      return layout.wrapped("\(wording.pair(row.label, (parts + row.notes).joined(separator: ", "))).")
    }
  }

  private func inUnit(_ value: ReportNumber, _ unit: ReportFigure.Unit) -> String {
    switch unit {
    case .percent: wording.outOf(value.text, "100")
    case .share: wording.percent(value.text)
    case .net: value.value > 0 ? "+\(value.text)" : value.text
    case .raw: value.text
    }
  }
}
