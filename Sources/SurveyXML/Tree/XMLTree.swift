internal import SurveyModel

/// The elements and texts of one document, flat: nodes in document order, each knowing where its subtree ends.
///
/// Nothing is decoded here. A node holds offsets into the file, so a tree of 100,000 elements costs a few megabytes and
/// every place is exact by construction; ``attributeFragment(_:)`` and ``textFragment(_:)`` decode what is asked for.
struct XMLTree: Sendable {
  /// An element, or a run of text between two tags.
  struct Node: Sendable {
    /// The local name's index in ``XMLTree/names``; −1 for a text.
    var name: Int32
    /// The namespace's index in ``XMLTree/namespaces``; −1 for none, and for a text.
    var namespace: Int32
    /// The offset of `<`, or of the text's first byte.
    var lower: Int32
    /// The offset after the start tag's `>`, or after the text's last byte.
    var upper: Int32
    /// The offset of the end tag; `upper` where there is none.
    var innerEnd: Int32
    /// The offset after the end tag.
    var outerEnd: Int32
    /// Index of the first attribute.
    var firstAttribute: Int32
    /// How many attributes the element has.
    var attributeCount: Int32
    /// The index after the last node inside this one.
    var end: Int32
  }

  /// An attribute of a start tag; declarations of namespaces are none.
  struct Attribute: Sendable {
    /// The name's index in ``XMLTree/names``, with its prefix, as in `xml:lang`.
    var name: Int32
    /// The offset of the name's first byte.
    var nameLower: Int32
    /// The offset after the opening quotation mark.
    var valueLower: Int32
    /// The offset of the closing quotation mark.
    var valueUpper: Int32
  }

  /// The file.
  let source: SourceID

  /// The file's bytes.
  let bytes: [UInt8]

  /// The nodes in document order; the root is the first.
  var nodes: [Node] = []

  /// The attributes of all elements, in document order.
  var attributes: [Attribute] = []

  /// Each distinct name of an element or attribute.
  var names: [String] = []

  /// Each distinct namespace.
  var namespaces: [String] = []

  /// Makes an empty tree over a file.
  init(source: SourceID, bytes: [UInt8]) {
    self.source = source
    self.bytes = bytes
  }

  /// Whether a node is an element, not a text.
  func isElement(_ node: Int) -> Bool { nodes[node].name >= 0 }

  /// The local name of an element.
  func name(of node: Int) -> String { nodes[node].name < 0 ? "" : names[Int(nodes[node].name)] }

  /// The namespace of an element.
  func namespace(of node: Int) -> String? {
    nodes[node].namespace < 0 ? nil : namespaces[Int(nodes[node].namespace)]
  }

  /// The nodes directly inside one, in document order.
  func children(of node: Int) -> Children { Children(nodes: nodes, parent: node) }

  /// The attributes of an element, as indices.
  func attributeIndices(of node: Int) -> Range<Int> {
    let first = Int(nodes[node].firstAttribute)
    return first..<first + Int(nodes[node].attributeCount)
  }

  /// Whether white space alone, which is not recorded, stands before a child, or, without one, before the end tag.
  ///
  /// - Parameters:
  ///   - child: The child.
  ///   - previous: The child before it.
  ///   - parent: The element around them.
  func hasSpace(before child: Int?, after previous: Int?, in parent: Int) -> Bool {
    let lower = previous.map { nodes[$0].outerEnd } ?? nodes[parent].upper
    return lower < (child.map { nodes[$0].lower } ?? nodes[parent].innerEnd)
  }

  /// Where the name stands in an element's start tag, with its prefix.
  func nameRange(of node: Int) -> SourceRange {
    let lower = Int(nodes[node].lower) + 1
    return range(lower, MarkupBytes.endOfName(in: bytes, from: lower))
  }

  /// Where the name stands in an element's start tag and in its end tag, if it has one.
  func nameRanges(of node: Int) -> [SourceRange] {
    let element = nodes[node]
    guard element.outerEnd > element.innerEnd else { return [nameRange(of: node)] }
    let lower = Int(element.innerEnd) + 2
    return [nameRange(of: node), range(lower, MarkupBytes.endOfName(in: bytes, from: lower))]
  }

  /// An element's start tag from `<` to `>`, or a whole text.
  func tagRange(of node: Int) -> SourceRange { range(Int(nodes[node].lower), Int(nodes[node].upper)) }

  /// Where an attribute's name stands.
  func attributeNameRange(_ attribute: Int) -> SourceRange {
    let lower = Int(attributes[attribute].nameLower)
    return range(lower, MarkupBytes.endOfName(in: bytes, from: lower))
  }

  /// Where an attribute's value stands, without quotation marks.
  func attributeValueRange(_ attribute: Int) -> SourceRange {
    range(Int(attributes[attribute].valueLower), Int(attributes[attribute].valueUpper))
  }

  /// A range of this file.
  func range(_ lower: Int, _ upper: Int) -> SourceRange { SourceRange(source: source, lower, upper) }

  /// The nodes directly inside one.
  struct Children: Sequence, IteratorProtocol {
    private let nodes: [Node]
    private var upcoming: Int
    private let end: Int

    fileprivate init(nodes: [Node], parent: Int) {
      self.nodes = nodes
      upcoming = parent + 1
      end = Int(nodes[parent].end)
    }

    mutating func next() -> Int? {
      guard upcoming < end else { return nil }
      defer { upcoming = Int(nodes[upcoming].end) }
      return upcoming
    }
  }
}
