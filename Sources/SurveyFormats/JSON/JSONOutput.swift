/// The bytes of a JSON text in the making; knows layout and escapes, and nothing of who writes.
struct JSONOutput: Sendable {
  /// How many bytes are kept together, so that little that is written has to be copied to make room for more.
  private static let piece = 256 << 10

  let layout: JSONWriter.Layout
  var bytes: [UInt8] = []

  /// What was written before ``bytes``.
  var pieces: [[UInt8]] = []
  private var depth = 0

  /// Whether the innermost array or object has an entry already.
  private var hasEntry = false

  init(layout: JSONWriter.Layout) { self.layout = layout }

  /// An empty text that is laid out like what comes next in this one.
  var beside: JSONOutput {
    var output = JSONOutput(layout: layout)
    output.depth = depth
    return output
  }

  /// Begins an entry: the comma before it and its line.
  mutating func entry() {
    if bytes.count >= Self.piece { cut() }
    if hasEntry { bytes.append(UInt8(ascii: ",")) }
    hasEntry = true
    newLine()
  }

  /// Adds bytes; many become a piece of their own, so that they are not copied.
  mutating func append(_ made: [UInt8]) {
    guard made.count >= Self.piece / 8 else { return bytes.append(contentsOf: made) }
    pieces += [bytes, made]
    bytes = []
  }

  /// Begins a new piece.
  private mutating func cut() {
    pieces.append(bytes)
    bytes = []
    bytes.reserveCapacity(Self.piece + Self.piece / 8)
  }

  /// Everything that was written.
  var all: [UInt8] { pieces.isEmpty ? bytes : Array((pieces + [bytes]).joined()) }

  /// Begins a member.
  mutating func key(_ key: String) {
    entry()
    string(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(Byte.space) }
  }

  mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
    enclosed("{", "}") { output in
      var inner = JSONObjectWriter(output: output.moved())
      body(&inner)
      output = inner.output
    }
  }

  mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
    enclosed("[", "]") { output in
      var inner = JSONArrayWriter(output: output.moved())
      body(&inner)
      output = inner.output
    }
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: ascii("null")
    case .bool(let flag): ascii(flag ? "true" : "false")
    case .number(let number): ascii(number.text)
    case .string(let text): string(text)
    case .array(let elements):
      enclosed("[", "]") { output in
        for element in elements {
          output.entry()
          output.write(element.value)
        }
      }
    case .object(let object):
      enclosed("{", "}") { output in
        for member in object.members {
          output.key(member.key)
          output.write(member.node.value)
        }
      }
    }
  }

  /// Hands the buffer on, so that exactly one owner grows it and nothing is copied.
  private mutating func moved() -> JSONOutput {
    var taken = JSONOutput(layout: layout)
    swap(&taken, &self)
    return taken
  }

  private mutating func enclosed(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ body: (inout JSONOutput) -> Void
  ) {
    let outerHasEntry = hasEntry
    bytes.append(UInt8(ascii: opening))
    hasEntry = false
    depth += 1
    body(&self)
    depth -= 1
    // An empty array or object stays on its line.
    if hasEntry { newLine() }
    bytes.append(UInt8(ascii: closing))
    hasEntry = outerHasEntry
  }

  private mutating func newLine() {
    guard layout == .pretty, depth > 0 || hasEntry else { return }
    bytes.append(Byte.lineFeed)
    bytes.append(contentsOf: repeatElement(Byte.space, count: 2 * depth))
  }

  private mutating func ascii(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Escapes what JSON demands, and U+2028 and U+2029, which end a line in older JavaScript.
  private mutating func string(_ text: String) {
    bytes.append(Byte.quote)
    defer { bytes.append(Byte.quote) }
    // Keys, ids and codes are plain.
    let isPlain = text.utf8.withContiguousStorageIfAvailable { plain in
      guard plain.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != Byte.quote && $0 != Byte.backslash }) else { return false }
      bytes.append(contentsOf: plain)
      return true
    }
    if isPlain ?? false { return }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": ascii("\\\"")
      case "\\": ascii("\\\\")
      case "\u{8}": ascii("\\b")
      case "\u{C}": ascii("\\f")
      case "\n": ascii("\\n")
      case "\r": ascii("\\r")
      case "\t": ascii("\\t")
      case ..<" ", "\u{7F}", "\u{2028}", "\u{2029}": ascii("\\u" + hexadecimal(scalar.value, digits: 4))
      case _ where scalar.isASCII: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
