internal import SurveyModel

/// Turns a stretch of well-formed markup without tags into the characters it stands for, and remembers where each came
/// from.
struct MarkupDecoder {
  /// Where the stretch stands, which decides what line ends and tabs become.
  enum Kind {
    /// Between quotation marks: every white space character is a space.
    case attribute
    /// Between tags: a line end is a line feed; there may be comments, CDATA sections and processing instructions.
    case content
  }

  /// A numeric reference that was resolved.
  struct Reference {
    let scalar: UInt32
    let place: Range<Int>
  }

  /// The characters in UTF-8.
  private(set) var output: [UInt8] = []

  /// Where output and file part ways.
  private(set) var anchors: [SourceFragment.Anchor] = []

  /// The numeric references, in order.
  private(set) var references: [Reference] = []

  private let bytes: [UInt8]
  private let kind: Kind
  private let end: Int
  private var offset: Int

  init(bytes: [UInt8], range: Range<Int>, kind: Kind) {
    self.bytes = bytes
    self.kind = kind
    end = range.upperBound
    offset = range.lowerBound
    output.reserveCapacity(range.count)
  }

  /// Whether the characters differ from the bytes at all; most stretches are plain.
  static func needsDecoding(_ range: Range<Int>, in bytes: [UInt8], as kind: Kind) -> Bool {
    for offset in range {
      switch bytes[offset] {
      case MarkupBytes.ampersand, MarkupBytes.lessThan, MarkupBytes.carriageReturn: return true
      case MarkupBytes.lineFeed, 0x09: if kind == .attribute { return true }
      default: continue
      }
    }
    return false
  }

  /// Whether there is a reference in a range.
  static func hasReference(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    for offset in range where bytes[offset] == MarkupBytes.ampersand { return true }
    return false
  }

  /// Decodes the whole range.
  mutating func run() {
    while offset < end {
      switch bytes[offset] {
      case MarkupBytes.ampersand: resolveReference()
      case MarkupBytes.lessThan: skipMarkup()
      case MarkupBytes.carriageReturn: takeLineEnd()
      case MarkupBytes.lineFeed, 0x09:
        output.append(kind == .attribute ? MarkupBytes.space : bytes[offset])
        offset += 1
      default:
        output.append(bytes[offset])
        offset += 1
      }
    }
  }

  /// From here on, output and file correspond byte for byte again.
  private mutating func anchor() {
    anchors.append(SourceFragment.Anchor(textOffset: output.count, fileOffset: offset))
  }

  private mutating func takeLineEnd() {
    output.append(kind == .attribute ? MarkupBytes.space : MarkupBytes.lineFeed)
    offset += 1
    guard offset < end, bytes[offset] == MarkupBytes.lineFeed else { return }
    offset += 1
    anchor()
  }

  private mutating func resolveReference() {
    let start = offset
    var upper = offset + 1
    while upper < end, bytes[upper] != MarkupBytes.semicolon { upper += 1 }
    let name = bytes[start + 1..<upper]
    offset = min(upper + 1, end)
    if let scalar = Self.scalar(ofReference: name) {
      output.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      if name.first == UInt8(ascii: "#") {
        references.append(Reference(scalar: scalar.value, place: start..<offset))
      }
    }
    anchor()
  }

  /// The scalar that a reference stands for: one of XML's five names, or a number. There is no other.
  static func scalar(ofReference name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.first == UInt8(ascii: "#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == UInt8(ascii: "x")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
    guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10) else { return nil }
    return Unicode.Scalar(value)
  }

  private mutating func skipMarkup() {
    if MarkupBytes.matches("<![CDATA[", in: bytes, at: offset) {
      offset += 9
      anchor()
      let close = MarkupBytes.find("]]>", in: bytes, from: offset) ?? end
      while offset < min(close, end) {
        if bytes[offset] == MarkupBytes.carriageReturn {
          takeLineEnd()
        } else {
          output.append(bytes[offset])
          offset += 1
        }
      }
      offset = min(close + 3, end)
    } else if MarkupBytes.matches("<!--", in: bytes, at: offset) {
      offset = min((MarkupBytes.find("-->", in: bytes, from: offset + 4) ?? end) + 3, end)
    } else {
      offset = min((MarkupBytes.find("?>", in: bytes, from: offset + 2) ?? end) + 2, end)
    }
    anchor()
  }
}
