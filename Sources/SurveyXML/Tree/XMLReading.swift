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
    let hidden = tree.hiddenControlCharacters().map { Diagnostic(.controlCharacter(scalar: $0.scalar), at: $0.range) }
    return .tree(tree, inspection.unwanted + hidden)
  }

  private static func explanation(of fault: ParserFault, in text: SourceText, source: SourceID) -> Diagnostic {
    if let explained = MarkupFault.first(in: text, source: source) { return explained }
    let place = tagRange(before: fault.offset, in: text.bytes, source: source)
    return switch fault.kind {
    case .unboundPrefix(let prefix):
      Diagnostic(
        .notWellFormed("the prefix '\(prefix)' stands for no namespace; declare it with xmlns:\(prefix)=\"…\""),
        at: place)
    case .documentType: Diagnostic(.documentType, at: place)
    case .limit: Diagnostic(.notWellFormed("a name or a value is too long"), at: place)
    case .other: Diagnostic(.notWellFormed("this is not XML"), at: place)
    }
  }

  /// The name in the tag that the parser was in when it gave up.
  private static func tagRange(before offset: Int, in bytes: [UInt8], source: SourceID) -> SourceRange {
    var lower = min(offset, bytes.count) - 1
    while lower > 0, bytes[lower] != MarkupBytes.lessThan { lower -= 1 }
    lower = max(lower + 1, 0)
    return SourceRange(source: source, lower, max(lower, MarkupBytes.endOfName(in: bytes, from: lower)))
  }
}
