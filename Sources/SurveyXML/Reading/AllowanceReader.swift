internal import SurveyModel

/// Finds the instructions `<?sonde-allow code …?>` in a document, and the elements that they stand before.
struct AllowanceReader {
  private(set) var allowances: [Allowance] = []

  /// What is wrong with the instructions.
  private(set) var diagnostics: [Diagnostic] = []

  private let tree: XMLTree
  private static let name = "sonde-allow"

  /// Reads a document's instructions.
  init(_ tree: XMLTree) {
    self.tree = tree
    guard MarkupBytes.find("<?sonde", in: tree.bytes, from: 0) != nil, let root = tree.nodes.first else { return }
    read(from: 0, to: Int(root.lower), before: 0)
    for (index, node) in tree.nodes.enumerated() where node.name < 0 {
      // The element after a text, if any is, is the next node, for a text holds none.
      let isFollowed =
        Int(node.upper) < tree.bytes.count && !MarkupBytes.matches("</", in: tree.bytes, at: Int(node.upper))
      read(from: Int(node.lower), to: Int(node.upper), before: isFollowed ? index + 1 : nil)
    }
    read(from: Int(root.outerEnd), to: tree.bytes.count, before: nil)
  }

  /// Reads the instructions in a stretch without tags.
  ///
  /// - Parameters:
  ///   - start: Where the stretch begins.
  ///   - end: Where it ends.
  ///   - element: The element that follows.
  private mutating func read(from start: Int, to end: Int, before element: Int?) {
    let bytes = tree.bytes
    var offset = start
    while offset < end {
      if MarkupBytes.matches("<!--", in: bytes, at: offset) {
        offset = (MarkupBytes.find("-->", in: bytes, from: offset + 4) ?? end) + 3
      } else if MarkupBytes.matches("<![CDATA[", in: bytes, at: offset) {
        offset = (MarkupBytes.find("]]>", in: bytes, from: offset + 9) ?? end) + 3
      } else if MarkupBytes.matches("<?", in: bytes, at: offset) {
        let close = MarkupBytes.find("?>", in: bytes, from: offset + 2) ?? end
        if MarkupBytes.matches("<?sonde", in: bytes, at: offset) { readInstruction(offset, close, before: element) }
        offset = close + 2
      } else {
        offset += 1
      }
    }
  }

  private mutating func readInstruction(_ lower: Int, _ close: Int, before element: Int?) {
    let bytes = tree.bytes
    let nameEnd = MarkupBytes.endOfName(in: bytes, from: lower + 2)
    let place = tree.range(lower + 2, nameEnd)
    let name = String(decoding: bytes[lower + 2..<nameEnd], as: UTF8.self)
    guard name == Self.name else {
      let meant = NameSuggestion.nearest(to: name, among: [Self.name])
      return report("no instruction is named '\(name)'", at: place, suggestion: meant)
    }
    let content = SourceFragment(
      text: String(decoding: bytes[nameEnd..<max(nameEnd, close)], as: UTF8.self), range: tree.range(nameEnd, close))
    let words = content.words
    guard !words.isEmpty else {
      return report("<?\(Self.name)?> names no code; write one, as in <?\(Self.name) lone-choice?>", at: place)
    }
    guard let element, tree.isElement(element) else {
      return report("<?\(Self.name)?> belongs before the element that it is about, and none follows here", at: place)
    }
    let scope = tree.range(Int(tree.nodes[element].lower), Int(tree.nodes[element].outerEnd))
    let instruction = whole(lower, close + 2)
    for word in words {
      guard let code = DiagnosticCode(rawValue: word.text) else {
        let codes = DiagnosticCode.allCases.filter(\.isNegotiable).map(\.rawValue)
        let meant = NameSuggestion.nearest(to: word.text, among: codes)
        report("no message has the code '\(word.text)'", at: word.range, suggestion: meant)
        continue
      }
      guard code.isNegotiable else {
        report("'\(word.text)' is an error, which cannot be allowed: mend what it is about", at: word.range)
        continue
      }
      let removal = words.count > 1 ? tree.range(word.range.lower - 1, word.range.upper) : instruction
      allowances.append(Allowance(code, at: word.range, scope: scope, removal: removal))
    }
  }

  /// An instruction; its whole line where it has one of its own.
  private func whole(_ lower: Int, _ upper: Int) -> SourceRange {
    let bytes = tree.bytes
    var start = lower
    while start > 0, bytes[start - 1] == MarkupBytes.space || bytes[start - 1] == MarkupBytes.tab { start -= 1 }
    var end = upper
    while end < bytes.count, bytes[end] != MarkupBytes.lineFeed, MarkupBytes.isSpace(bytes[end]) { end += 1 }
    let isAlone = (start == 0 || bytes[start - 1] == MarkupBytes.lineFeed) && end < bytes.count
    return isAlone && bytes[end] == MarkupBytes.lineFeed ? tree.range(start, end + 1) : tree.range(lower, upper)
  }

  private mutating func report(_ detail: String, at range: SourceRange, suggestion: String? = nil) {
    diagnostics.append(Diagnostic(.badAllowance(detail), at: range, suggestion: suggestion))
  }
}
