/// Normalises white space over the pieces of one text: runs become one space, and none is left at either end of a line.
///
/// White space is what XML calls so; a no-break space is a character like any other.
struct WhiteSpace {
  /// Whether any character but white space was met.
  private(set) var sawText = false

  private var isAtStart = true
  private var isPending = false

  /// Begins a new line.
  mutating func startLine() {
    isAtStart = true
    isPending = false
  }

  /// Takes white space that no piece holds.
  mutating func takeSpace() { isPending = !isAtStart }

  /// Takes something that stands for a word of the text.
  mutating func takeWord() {
    isPending = false
    isAtStart = false
    sawText = true
  }

  /// Whether a space was held back; it no longer is, and what follows needs none.
  mutating func releasePending() -> Bool {
    guard isPending else { return false }
    startLine()
    return true
  }

  /// The next piece. A space at its end is held back until more text follows.
  mutating func normalized(_ text: String) -> String {
    if let plain = unchanged(text) { return plain }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 1)
    for byte in text.utf8 {
      if MarkupBytes.isSpace(byte) {
        isPending = !isAtStart
      } else {
        if isPending { output.append(MarkupBytes.space) }
        output.append(byte)
        isPending = false
        isAtStart = false
        sawText = true
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The piece itself, where nothing in it needs to change: nearly always, and then nothing is copied.
  private mutating func unchanged(_ text: String) -> String? {
    guard !isPending, var previous = text.utf8.first, !MarkupBytes.isSpace(previous) else { return nil }
    for byte in text.utf8.dropFirst() {
      if MarkupBytes.isSpace(byte), byte != MarkupBytes.space || previous == MarkupBytes.space { return nil }
      previous = byte
    }
    guard previous != MarkupBytes.space else { return nil }
    isAtStart = false
    sawText = true
    return text
  }
}
