import SurveyModel

/// What changes between two versions of a file, as `diff -u` prints it.
struct LineDifference {
  private let name: String
  private let old: [Substring]
  private let new: [Substring]

  /// How many unchanged lines are shown around a change.
  private static let context = 3

  /// Compares a file with what it is to become.
  init(from source: SourceText, to bytes: [UInt8]) {
    name = source.name
    old = Self.lines(of: source.bytes)
    new = Self.lines(of: bytes)
  }

  private static func lines(of bytes: [UInt8]) -> [Substring] {
    var lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The whole comparison; empty where nothing differs but the end of the file.
  var text: String {
    var text = "--- \(name)\n+++ \(name)\n"
    for hunk in hunks() {
      let (before, after) = (hunk.count { $0.mark != "+" }, hunk.count { $0.mark != "-" })
      guard let first = hunk.first else { continue }
      // A range without lines is named by the line before it.
      let (oldStart, newStart) = (first.old + (before > 0 ? 1 : 0), first.new + (after > 0 ? 1 : 0))
      text += "@@ -\(oldStart),\(before) +\(newStart),\(after) @@\n"
      for line in hunk { text += "\(line.mark)\(line.text)\n" }
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DiagnosticRenderer.safe(String($0)) }.joined(separator: "\n")
  }

  private struct Line {
    let mark: Character
    let text: Substring
    /// How many lines of each version lie before it.
    let old: Int
    let new: Int
  }

  private func hunks() -> [[Line]] {
    let lines = allLines()
    var hunks: [[Line]] = []
    var last = -1
    for (index, line) in lines.enumerated() where line.mark != " " {
      let start = max(last + 1, index - Self.context)
      let end = min(lines.count - 1, index + Self.context)
      if start == last + 1, !hunks.isEmpty {
        if start <= end { hunks[hunks.count - 1] += lines[start...end] }
      } else {
        hunks.append(Array(lines[start...end]))
      }
      last = max(last, end)
    }
    return hunks
  }

  private func allLines() -> [Line] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        lines.append(Line(mark: "-", text: old[oldIndex], old: oldIndex, new: newIndex))
        oldIndex += 1
      } else if newIndex < new.count, inserted.contains(newIndex) {
        lines.append(Line(mark: "+", text: new[newIndex], old: oldIndex, new: newIndex))
        newIndex += 1
      } else {
        lines.append(Line(mark: " ", text: new[newIndex], old: oldIndex, new: newIndex))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }
}
