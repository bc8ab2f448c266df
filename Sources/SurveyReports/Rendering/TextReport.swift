import SurveyModel

/// A report as plain text for a terminal or a file.
///
/// Numbers come first, then a bar, then our own words, and last what authors wrote: how wide a terminal draws that
/// nobody knows, so nothing stands to the right of it. No colour carries a meaning.
public struct TextReport: Sendable {
  /// What is drawn.
  public let report: Report

  let layout: TextLayout
  let isPlain: Bool
  let wording: ReportWording

  /// Prepares a report for drawing.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - width: The width of the terminal; lines are at most 100 columns wide and at least 30.
  ///   - isASCII: Whether bars and typographic signs are drawn in ASCII.
  ///   - isPlain: Whether there are sentences instead of bars and columns, for screen readers and for quoting.
  public init(_ report: Report, width: Int = 80, isASCII: Bool = false, isPlain: Bool = false) {
    self.report = report
    self.isPlain = isPlain
    layout = TextLayout(width: min(100, max(30, width)), isASCII: isASCII)
    wording = ReportWording(report.language)
  }

  /// The text; each line ends with a line feed.
  public var text: String {
    var lines = layout.wrapped(report.title) + layout.wrapped(report.subtitle)
    for section in report.sections {
      lines.append("")
      lines.append(section.title)
      if !isPlain {
        lines.append(String(repeating: layout.isASCII ? "-" : "─", count: TextLayout.width(of: section.title)))
      }
      // Whatever is compared stands in the same columns, in a whole section or below each of its headings.
      var columns = FigureColumns(of: section.blocks[...], in: self)
      for (index, block) in section.blocks.enumerated() {
        if index > 0, block.needsSpace(after: section.blocks[index - 1]) { lines.append("") }
        if case .heading = block { columns = FigureColumns(of: section.blocks[(index + 1)...], in: self) }
        lines += self.lines(of: block, columns)
      }
    }
    return lines.map { layout.drawn($0).trimmingTrailingSpaces + "\n" }.joined()
  }

  private func lines(of block: ReportBlock, _ columns: FigureColumns) -> [String] {
    switch block {
    case .sentence(let sentence): layout.wrapped(sentence.text)
    case .heading(let heading): layout.wrapped(heading)
    case .figures(let figures): isPlain ? figures.flatMap(plainLines) : rows(of: figures, columns)
    case .distributions(let table): isPlain ? plainLines(of: table) : rows(of: table)
    case .comparison(let table): isPlain ? plainLines(of: table) : rows(of: table)
    case .advice(let advice): advice.flatMap(lines)
    case .actions(let actions): actions.flatMap(lines)
    }
  }

  private func lines(of advice: ReportAdvice) -> [String] {
    let text = advice.label.map { wording.pair($0, advice.text) } ?? advice.text
    return layout.wrapped(text, first: isPlain ? "" : "• ", rest: isPlain ? 0 : 2)
  }

  private func lines(of action: ReportAction) -> [String] {
    let indent = isPlain ? "" : "  "
    return layout.wrapped(action.text, first: isPlain ? "" : "- ", rest: indent.count)
      + [action.status, action.responsibility].filter { !$0.isEmpty }
      .flatMap { layout.wrapped("\($0).", first: indent, rest: indent.count) }
  }
}

extension ReportBlock {
  /// Whether an empty line sets the block off from the one before it.
  fileprivate func needsSpace(after other: ReportBlock) -> Bool {
    switch (other, self) {
    case (_, .heading), (.distributions, .distributions), (.figures, .figures), (.comparison, .comparison),
      (.advice, .figures):
      true
    default: false
    }
  }
}

extension String {
  /// Without spaces at the end.
  var trimmingTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
