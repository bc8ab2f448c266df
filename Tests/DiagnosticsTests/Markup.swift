/// The tags of a well-formed survey, found without the code under test.
struct Markup {
  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  struct Element {
    let name: String
    let parent: Int?
    let start: Range<Int>
    let attributes: [Attribute]
    /// The end tag; the start tag again for `<br/>`.
    var end: Range<Int>

    /// From the first byte of the start tag to the last of the end tag.
    var whole: Range<Int> { start.lowerBound..<end.upperBound }
  }

  let bytes: [UInt8]
  private(set) var elements: [Element] = []
  private var lineStarts = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { lineStarts.append(offset + 1) }
    var open: [Int] = []
    var offset = 0
    while let lower = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[(lower + 1)...].starts(with: "!--".utf8) {
        offset = Self.end(of: "-->", in: bytes, from: lower)
      } else if bytes[lower + 1] == UInt8(ascii: "?") {
        offset = Self.end(of: "?>", in: bytes, from: lower)
      } else {
        offset = Self.end(of: ">", in: bytes, from: lower)
        take(lower..<offset, &open)
      }
    }
  }

  private static func end(of text: String, in bytes: [UInt8], from lower: Int) -> Int {
    let wanted = Array(text.utf8)
    var offset = lower
    while offset < bytes.count, !bytes[offset...].starts(with: wanted) { offset += 1 }
    return min(offset + wanted.count, bytes.count)
  }

  private mutating func take(_ tag: Range<Int>, _ open: inout [Int]) {
    if bytes[tag.lowerBound + 1] == UInt8(ascii: "/") {
      if let last = open.popLast() { elements[last].end = tag }
      return
    }
    var offset = nameEnd(from: tag.lowerBound + 1)
    let name = text(tag.lowerBound + 1..<offset)
    var attributes: [Attribute] = []
    while let equals = bytes[offset..<tag.upperBound].firstIndex(of: UInt8(ascii: "=")) {
      var lower = equals
      while Self.isName(bytes[lower - 1]) { lower -= 1 }
      let close = bytes[(equals + 2)...].firstIndex(of: bytes[equals + 1]) ?? tag.upperBound
      attributes.append(Attribute(name: lower..<equals, value: equals + 2..<close))
      offset = close + 1
    }
    elements.append(Element(name: name, parent: open.last, start: tag, attributes: attributes, end: tag))
    if bytes[tag.upperBound - 2] != UInt8(ascii: "/") { open.append(elements.count - 1) }
  }

  private func nameEnd(from start: Int) -> Int {
    var end = start
    while Self.isName(bytes[end]) { end += 1 }
    return end
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The number of the line that an offset is in, from 1.
  func line(of offset: Int) -> Int { (lineStarts.lastIndex { $0 <= offset } ?? 0) + 1 }

  /// The numbers of the lines that a range touches.
  func lines(of range: Range<Int>) -> Set<Int> {
    Set(line(of: range.lowerBound)...line(of: max(range.lowerBound, range.upperBound - 1)))
  }

  /// The numbers of the lines that hold a name or a code.
  func lines(with text: String) -> Set<Int> {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty else { return [] }
    func isWhole(_ offset: Int) -> Bool {
      let end = offset + wanted.count
      return !Self.isName(bytes[max(0, offset - 1)]) && (end == bytes.count || !Self.isName(bytes[end]))
    }
    return Set(
      bytes.indices.filter { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) && isWhole($0) }
        .map(line(of:)))
  }
}
