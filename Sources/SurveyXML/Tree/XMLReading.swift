internal import SurveyModel

/// A file read as XML: a tree, or the one fault that stands in the way of it.
enum XMLReading {
  /// The document is well-formed.
  ///
  /// The diagnostics are about characters that XML allows and a survey does not.
  case tree(XMLTree, [Diagnostic])

  /// The document cannot be read.
  case fault(Diagnostic)

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - source: The id under which ranges name it.
  ///   - limits: What is refused for its size.
  static func read(
    _ text: SourceText, source: SourceID = SourceID(0), limits: DocumentLimits = DocumentLimits()
  ) -> XMLReading {
    let inspection = DocumentGuard(text.bytes, source: source, limits: limits)
    if let fault = inspection.fault { return .fault(fault) }
    var recorder = TreeRecorder(source: source, bytes: text.bytes, limits: limits)
    SAXParser.parse(text.bytes, into: &recorder)
    if let fault = recorder.fault { return .fault(fault) }
    if let fault = recorder.parserFault { return .fault(explanation(of: fault, in: text, source: source)) }
    let tree = recorder.finish()
    guard !tree.nodes.isEmpty else { return .fault(Diagnostic(.emptyFile, at: SourceRange(source: source, 0, 0))) }
    let hidden = tree.hiddenControlCharacters().map { Diagnostic.unwantedCharacter($0.scalar, at: $0.range) }
    return .tree(tree, inspection.unwanted + hidden)
  }

  /// What is said where nothing better is known.
  static let unexplained = Problem.notWellFormed("this is not XML")

  private static func explanation(of fault: ParserFault, in text: SourceText, source: SourceID) -> Diagnostic {
    if let explained = MarkupFault.first(in: text, source: source) { return explained }
    let tag = startOfTag(before: fault.offset, in: text.bytes)
    let name = SourceRange(source: source, tag, MarkupBytes.endOfName(in: text.bytes, from: tag))
    switch fault.kind {
    case .unboundPrefix(let prefix):
      let detail = "the prefix '\(prefix)' stands for no namespace; declare it with xmlns:\(prefix)=\"…\""
      return Diagnostic(
        .notWellFormed(detail), at: place(ofPrefix: prefix, from: tag, in: text.bytes, source: source) ?? name,
        suggestion: NameSuggestion.nearest(to: prefix, among: ["xml"]))
    case .documentType: return Diagnostic(.documentType, at: name)
    case .limit: return Diagnostic(.notWellFormed("a name or a value is too long"), at: name)
    case .other: return Diagnostic(unexplained, at: name)
    }
  }

  /// The offset of the name in the tag that the parser was in when it gave up.
  private static func startOfTag(before offset: Int, in bytes: [UInt8]) -> Int {
    var lower = min(offset, bytes.count) - 1
    while lower > 0, bytes[lower] != MarkupBytes.lessThan { lower -= 1 }
    return max(lower + 1, 0)
  }

  /// Where a prefix stands in a tag: on the element's own name, or on an attribute's.
  private static func place(
    ofPrefix prefix: String, from tag: Int, in bytes: [UInt8], source: SourceID
  ) -> SourceRange? {
    let wanted = Array((prefix + ":").utf8)
    var offset = tag
    var quote: UInt8 = 0
    while offset < bytes.count, bytes[offset] != MarkupBytes.lessThan {
      let isStart = offset == tag || MarkupBytes.isSpace(bytes[offset - 1])
      if quote == 0, isStart, bytes[offset...].starts(with: wanted) {
        return SourceRange(source: source, offset, offset + wanted.count - 1)
      }
      if quote != 0 {
        if bytes[offset] == quote { quote = 0 }
      } else if bytes[offset] == MarkupBytes.quote || bytes[offset] == MarkupBytes.apostrophe {
        quote = bytes[offset]
      }
      offset += 1
    }
    return nil
  }
}
