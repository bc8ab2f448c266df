/// Text taken out of a file, such as an attribute's value, that still knows where each of its bytes came from.
///
/// Reading XML changes text (`&lt;` becomes `<`), so an offset in the decoded text is not an offset in the file. The
/// anchors tie the two together; between anchors, bytes correspond one to one.
public struct SourceFragment: Sendable, Hashable {
  /// A pair of offsets that belong together; ``width`` file bytes made the text that begins at ``textOffset``.
  public struct Anchor: Sendable, Hashable {
    /// Bytes from the start of the decoded text.
    public let textOffset: Int

    /// Bytes from the start of the file.
    public let fileOffset: Int

    /// Makes an anchor.
    public init(textOffset: Int, fileOffset: Int) {
      self.textOffset = textOffset
      self.fileOffset = fileOffset
    }
  }

  /// The decoded text.
  public let text: String

  /// Where the text stands in the file, without quotation marks.
  public let range: SourceRange

  /// Ascending in both offsets; empty when text and file correspond byte for byte.
  private let anchors: [Anchor]

  /// Makes a fragment.
  ///
  /// - Parameters:
  ///   - text: The decoded text.
  ///   - range: Where it stands in the file.
  ///   - anchors: Where decoding changed the text: one anchor after each replaced reference, ascending.
  public init(text: String, range: SourceRange, anchors: [Anchor] = []) {
    self.text = text
    self.range = range
    self.anchors = anchors
  }

  /// The file range of a part of the text.
  ///
  /// - Parameter part: Offsets in UTF-8 bytes of ``text``.
  /// - Returns: The bytes of the file that the part was read from.
  public func fileRange(of part: Range<Int>) -> SourceRange {
    SourceRange(
      source: range.source, fileOffset(of: part.lowerBound),
      min(range.upper, max(fileOffset(of: part.lowerBound), fileOffset(of: part.upperBound))))
  }

  private func fileOffset(of textOffset: Int) -> Int {
    let anchor = anchors.last { $0.textOffset <= textOffset } ?? Anchor(textOffset: 0, fileOffset: range.lower)
    return min(range.upper, anchor.fileOffset + textOffset - anchor.textOffset)
  }
}
