extension TextReport {
  /// A legend of the categories, then one row a distribution: shares in columns, the number of answers, the label.
  func rows(of table: ReportDistributions) -> [String] {
    let keys = table.categories.map(\.key)
    let keyWidth = max(1, keys.map(TextLayout.width).max() ?? 1)
    var lines = table.categories.filter { !$0.label.isEmpty && $0.label != $0.key }.flatMap { category in
      let text = category.range.map { wording.pair($0, category.label) } ?? category.label
      return layout.wrapped(
        text, first: "  " + TextLayout.right(category.key, keyWidth) + "  ", rest: keyWidth + 4)
    }
    let countWidth = max(3, table.rows.map { String($0.count).count }.max() ?? 0) + 2
    let column = max(keyWidth, table.rows.flatMap(\.shares).map { TextLayout.width(of: $0.text) }.max() ?? 0, 3) + 2
    let start = column * keys.count + countWidth + 2
    let isStacked = layout.width - start < 20
    lines.append(keys.map { TextLayout.right($0, column) }.joined() + TextLayout.right("n", countWidth))
    for row in table.rows {
      let shares =
        row.shares.isEmpty
        ? String(repeating: TextLayout.right("–", column), count: keys.count)
        : row.shares.map { TextLayout.right($0.text, column) }.joined()
      let numbers = shares + TextLayout.right(String(row.count), countWidth)
      lines +=
        isStacked
        ? layout.wrapped(row.label) + [numbers] : layout.wrapped(row.label, first: numbers + "  ", rest: start)
      lines += remarks(row.notes, indent: isStacked ? 2 : start)
    }
    return lines
  }

  /// One sentence a distribution.
  func plainLines(of table: ReportDistributions) -> [String] {
    table.rows.flatMap { row in
      let shares = zip(table.categories, row.shares).map { category, share in
        wording.pair(category.label.isEmpty ? category.key : category.label, wording.percent(share.text))
      }
      let parts = [wording.answers(row.count)] + shares + row.notes
      return layout.wrapped("\(wording.pair(row.label, parts.joined(separator: ", "))).")
    }
  }
}
