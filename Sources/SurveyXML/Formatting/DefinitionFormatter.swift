public import SurveyModel

/// Brings definition files into the one form in which they are kept, so that a diff shows what was changed and nothing
/// else.
///
/// What it decides: two spaces for each level, attributes in double quotes and within 120 columns, empty elements closed
/// in their tag, at most one blank line, line feeds, UTF-8 without a mark and a line feed at the end. What it leaves to
/// the author: the order of everything, where a text or a tag breaks, which short elements share a line, comments and
/// processing instructions. It never changes what a file means, and formatting twice is formatting once.
public enum DefinitionFormatter {
  /// What formatting gives.
  public enum Outcome: Sendable {
    /// The formatted file.
    case formatted([UInt8])
    /// Why the file cannot be read.
    case fault(Diagnostic)
  }

  /// Formats a file.
  ///
  /// - Parameter source: The file; one with mistakes in its meaning is formatted like any other.
  /// - Returns: The formatted file, or the message with which the reader refuses it.
  public static func format(_ source: SourceText) -> Outcome {
    switch XMLReading.read(source) {
    case .fault(let fault): return .fault(fault)
    case .tree(let tree, _):
      var check = StructureCheck(tree)
      var reader = MarkupPieceReader(tree, kinds: check.run()?.kinds ?? [])
      var layout = MarkupLayout()
      layout.write(document: declared(reader.pieces().pieces))
      return .formatted(Array(layout.text.utf8))
    }
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  /// The document with an XML declaration in the usual form. One that says something else stays as it is.
  private static func declared(_ document: [MarkupPiece]) -> [MarkupPiece] {
    let usual = MarkupPiece(
      gap: .none, content: .verbatim(VerbatimMarkup(lines: [declaration], indentation: nil)))
    guard case .verbatim(let markup)? = document.first?.content, isDeclaration(markup) else {
      return [usual] + document
    }
    let isUsual = markup.lines.allSatisfy { !$0.contains("standalone") } && markup.lines.contains { $0.contains("1.0") }
    return isUsual ? [usual] + document.dropFirst() : document
  }

  /// Whether markup is the declaration, and no other instruction whose name begins alike.
  private static func isDeclaration(_ markup: VerbatimMarkup) -> Bool {
    let first = Array((markup.lines.first ?? "").utf8)
    return MarkupBytes.matches("<?xml", in: first, at: 0) && (first.count == 5 || MarkupBytes.isSpace(first[5]))
  }
}
