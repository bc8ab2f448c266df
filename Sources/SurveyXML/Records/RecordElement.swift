internal import SurveyModel

/// A small XML element, read on its own: attributes, and children that hold nothing but text.
///
/// Responses are such elements. They are data, often many of them, so each is read alone and not as a part of a tree of
/// the whole file.
public struct RecordElement: Sendable, Hashable {
  /// An attribute.
  public struct Attribute: Sendable, Hashable {
    /// The name, with its prefix.
    public let name: String

    /// The value.
    public let value: String

    /// Where the name stands: bytes from the start of the element.
    public let offset: Int

    /// Makes an attribute.
    public init(name: String, value: String, offset: Int = 0) {
      self.name = name
      self.value = value
      self.offset = offset
    }
  }

  /// A child element.
  public struct Child: Sendable, Hashable {
    /// The name, without prefix.
    public let name: String

    /// The attributes.
    public let attributes: [Attribute]

    /// The text, as it is.
    public let text: String

    /// Where the element begins: bytes from the start of the record.
    public let offset: Int

    /// Makes a child.
    public init(name: String, attributes: [Attribute], text: String, offset: Int = 0) {
      self.name = name
      self.attributes = attributes
      self.text = text
      self.offset = offset
    }

    /// The value of an attribute.
    public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// Why an element cannot be read.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong in one sentence, without a full stop.
    public let message: String

    /// Where: bytes from the start of the element.
    public let offset: Int
  }

  /// The name, without prefix.
  public let name: String

  /// The attributes.
  public let attributes: [Attribute]

  /// The children, in document order.
  public let children: [Child]

  /// Makes an element.
  public init(name: String, attributes: [Attribute], children: [Child]) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// The element as a document of its own, in the namespace of the survey language.
  public var document: String {
    var writer = MarkupWriter()
    writer.element(name, [("xmlns", Vocabulary.namespace)] + attributes.map { ($0.name, $0.value) }) { writer in
      for child in children {
        let attributes = child.attributes.map { ($0.name, $0.value) }
        if child.text.isEmpty {
          writer.element(child.name, attributes)
        } else {
          writer.element(child.name, attributes, text: child.text)
        }
      }
    }
    return writer.text
  }

  /// Reads an element.
  ///
  /// - Parameter bytes: The element, from its first `<` to its last `>`.
  /// - Returns: The element, or the first thing that is wrong with it.
  public static func read(_ bytes: [UInt8]) -> Result<RecordElement, Fault> {
    switch XMLReading.read(SourceText(name: "", bytes: bytes)) {
    case .fault(let fault): return .failure(Fault(message: fault.problem.message, offset: fault.range.lower))
    // Characters that no definition should hold may well stand in what respondents wrote.
    case .tree(let tree, _): return element(in: tree)
    }
  }

  private static func element(in tree: XMLTree) -> Result<RecordElement, Fault> {
    var children: [Child] = []
    for node in tree.children(of: 0) {
      let offset = Int(tree.nodes[node].lower)
      guard tree.isElement(node) else {
        // A comment alone is text to the tree, and nothing to anybody.
        if tree.text(node).utf8.allSatisfy(MarkupBytes.isSpace) { continue }
        return .failure(Fault(message: "text stands between the elements of '\(tree.name(of: 0))'", offset: offset))
      }
      // The tree has no node for white space alone, which may be what somebody wrote.
      let (inner, end) = (Int(tree.nodes[node].upper), Int(tree.nodes[node].innerEnd))
      var text =
        tree.nodes[node].end == node + 1 ? String(decoding: tree.bytes[inner..<max(inner, end)], as: UTF8.self) : ""
      for inner in tree.children(of: node) {
        guard !tree.isElement(inner) else {
          let message = "'\(tree.name(of: node))' holds text, not '\(tree.name(of: inner))'"
          return .failure(Fault(message: message, offset: Int(tree.nodes[inner].lower)))
        }
        text += tree.text(inner)
      }
      children.append(
        Child(name: tree.name(of: node), attributes: attributes(of: node, in: tree), text: text, offset: offset))
    }
    return .success(
      RecordElement(name: tree.name(of: 0), attributes: attributes(of: 0, in: tree), children: children))
  }

  private static func attributes(of node: Int, in tree: XMLTree) -> [Attribute] {
    tree.attributeIndices(of: node).map { index in
      Attribute(
        name: tree.names[Int(tree.attributes[index].name)], value: tree.attributeText(index),
        offset: Int(tree.attributes[index].nameLower))
    }
  }
}
