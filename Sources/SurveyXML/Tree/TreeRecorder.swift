internal import SurveyModel

/// Builds an ``XMLTree`` from the parser's events.
///
/// An event says only that a tag was read and about where. Everything else comes from the bytes themselves, which are
/// known to be well-formed up to there: a tag's `<` is the nearest one before the parser's position, because a raw `<`
/// cannot stand inside a tag, and text is what lies between two tags.
struct TreeRecorder {
  /// The tree as far as it was read.
  private(set) var tree: XMLTree

  /// What stopped the reading: a limit of ours, found while libxml2 was still content.
  var fault: Diagnostic?

  /// What libxml2 reported first.
  var parserFault: ParserFault?

  private let bytes: [UInt8]
  private let limits: DocumentLimits
  private var names = NameTable()
  private var open: [Open] = []
  private var lastTagEnd = 0
  private var lastNamespace: (key: UInt, index: Int32)?

  private struct Open {
    let node: Int
    let isEmptyTag: Bool
  }

  init(source: SourceID, bytes: [UInt8], limits: DocumentLimits) {
    tree = XMLTree(source: source, bytes: bytes)
    self.bytes = bytes
    self.limits = limits
    // A start tag is seldom shorter than this, and the arrays grow by themselves when it is.
    tree.nodes.reserveCapacity(bytes.count / 32)
    tree.attributes.reserveCapacity(bytes.count / 32)
  }

  /// The whole tree, once the document has ended.
  consuming func finish() -> XMLTree {
    tree.names = names.names
    return tree
  }

  /// Takes a start tag.
  ///
  /// - Parameters:
  ///   - position: The parser's position, inside the tag or just after it.
  ///   - namespace: The element's namespace as an index from ``namespaceIndex(_:)``, or −1.
  mutating func startElement(at position: Int, namespace: Int32) {
    guard let lower = startOfTag(before: position) else { return }
    recordText(upTo: lower)
    guard open.count < limits.maximumDepth else {
      let end = MarkupBytes.endOfName(in: bytes, from: lower + 1)
      fault = Diagnostic(.tooDeep(limit: limits.maximumDepth), at: tree.range(lower + 1, end))
      return
    }
    let firstAttribute = tree.attributes.count
    let nameEnd = MarkupBytes.endOfName(in: bytes, from: lower + 1)
    let (upper, isEmptyTag) = recordAttributes(from: nameEnd)
    open.append(Open(node: tree.nodes.count, isEmptyTag: isEmptyTag))
    tree.nodes.append(
      XMLTree.Node(
        name: names.number(of: localName(lower + 1, nameEnd), in: bytes), namespace: namespace,
        lower: Int32(lower), upper: Int32(upper), innerEnd: Int32(upper), outerEnd: Int32(upper),
        firstAttribute: Int32(firstAttribute),
        attributeCount: Int32(tree.attributes.count - firstAttribute), end: 0))
    lastTagEnd = upper
  }

  /// Takes an end tag, or the end of an empty-element tag.
  mutating func endElement(at position: Int) {
    guard let last = open.popLast() else { return }
    if !last.isEmptyTag, let lower = startOfTag(before: position) {
      recordText(upTo: lower, inElement: true)
      var upper = lower
      while upper < bytes.count, bytes[upper] != MarkupBytes.greaterThan { upper += 1 }
      lastTagEnd = min(upper + 1, bytes.count)
      tree.nodes[last.node].innerEnd = Int32(lower)
      tree.nodes[last.node].outerEnd = Int32(lastTagEnd)
    }
    tree.nodes[last.node].end = Int32(tree.nodes.count)
  }

  /// The index of a namespace.
  ///
  /// - Parameters:
  ///   - key: Differs between namespaces and is seldom different for one, such as the address of its name.
  ///   - name: Gives the name; called only where the key is not that of the element before.
  mutating func namespaceIndex(key: UInt, name: () -> String) -> Int32 {
    if let last = lastNamespace, last.key == key { return last.index }
    let namespace = name()
    let index = tree.namespaces.firstIndex(of: namespace) ?? tree.namespaces.count
    if index == tree.namespaces.count { tree.namespaces.append(namespace) }
    lastNamespace = (key, Int32(index))
    return Int32(index)
  }

  private func startOfTag(before position: Int) -> Int? {
    var offset = min(position, bytes.count) - 1
    while offset >= 0, bytes[offset] != MarkupBytes.lessThan { offset -= 1 }
    return offset >= lastTagEnd ? offset : nil
  }

  private func localName(_ lower: Int, _ upper: Int) -> Range<Int> {
    var offset = lower
    while offset < upper, bytes[offset] != UInt8(ascii: ":") { offset += 1 }
    return offset < upper ? offset + 1..<upper : lower..<upper
  }

  /// Records what lies since the last tag, unless it is nothing but white space.
  private mutating func recordText(upTo upper: Int, inElement: Bool = false) {
    guard inElement || !open.isEmpty else { return }
    var offset = lastTagEnd
    while offset < upper, MarkupBytes.isSpace(bytes[offset]) { offset += 1 }
    guard offset < upper else { return }
    tree.nodes.append(
      XMLTree.Node(
        name: -1, namespace: -1, lower: Int32(lastTagEnd), upper: Int32(upper), innerEnd: Int32(upper),
        outerEnd: Int32(upper), firstAttribute: 0, attributeCount: 0, end: Int32(tree.nodes.count + 1)))
  }

  /// Reads the attributes of a tag that is known to be well-formed, from the end of its name to its `>`.
  private mutating func recordAttributes(from start: Int) -> (upper: Int, isEmptyTag: Bool) {
    let count = bytes.count
    var offset = start
    while true {
      offset = MarkupBytes.skipSpace(in: bytes, from: offset)
      guard offset < count else { return (count, true) }
      if bytes[offset] == MarkupBytes.greaterThan { return (offset + 1, false) }
      if bytes[offset] == MarkupBytes.slash { return (min(offset + 2, count), true) }
      let nameLower = offset
      let nameUpper = MarkupBytes.endOfName(in: bytes, from: offset)
      offset = MarkupBytes.skipSpace(in: bytes, from: nameUpper)
      offset = MarkupBytes.skipSpace(in: bytes, from: offset + 1)
      guard offset < count else { return (count, true) }
      let quote = bytes[offset]
      let valueLower = offset + 1
      offset = valueLower
      while offset < count, bytes[offset] != quote { offset += 1 }
      if !declaresNamespace(nameLower, nameUpper) {
        tree.attributes.append(
          XMLTree.Attribute(
            name: names.number(of: nameLower..<nameUpper, in: bytes), nameLower: Int32(nameLower),
            valueLower: Int32(valueLower), valueUpper: Int32(offset)))
      }
      offset += 1
    }
  }

  private func declaresNamespace(_ lower: Int, _ upper: Int) -> Bool {
    MarkupBytes.matches("xmlns", in: bytes, at: lower)
      && (upper == lower + 5 || bytes[lower + 5] == UInt8(ascii: ":"))
  }
}
