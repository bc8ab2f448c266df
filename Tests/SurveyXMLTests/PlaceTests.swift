import SurveyModel
import Testing

@testable import SurveyXML

@Suite("Places")
struct PlaceTests {
  private func tree(_ bytes: [UInt8]) throws -> XMLTree {
    guard case .tree(let tree, _) = XMLReading.read(SourceText(name: "t.xml", bytes: bytes)) else {
      throw Unreadable()
    }
    return tree
  }

  private struct Unreadable: Error {}

  /// `name@line:column` of each element, and the column range of each attribute's value.
  private func places(_ text: String, mark: Bool = false) throws -> [String] {
    let bytes = (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    let source = SourceText(name: "t.xml", bytes: bytes)
    let tree = try tree(bytes)
    return tree.nodes.indices.flatMap { node -> [String] in
      guard tree.isElement(node) else {
        return ["'\(tree.text(node))'@\(source.position(at: tree.tagRange(of: node).lower).text)"]
      }
      let name = "\(tree.name(of: node))@\(source.position(at: tree.nameRange(of: node).lower).text)"
      return [name]
        + tree.attributeIndices(of: node).map { index in
          let value = tree.attributeValueRange(index)
          let start = source.position(at: value.lower).text
          return "\(tree.names[Int(tree.attributes[index].name)])=\(tree.attributeText(index))@\(start)-"
            + "\(source.position(at: value.upper).column)"
        }
    }
  }

  @Test func multibyteText() throws {
    #expect(
      try places("<é><日本 à='é€😀'/>😀<b>ü</b></é>") == [
        "é@1:2", "日本@1:5", "à=é€😀@1:11-14", "'😀'@1:17", "b@1:19", "'ü'@1:21",
      ])
  }

  @Test func lineEnds() throws {
    #expect(
      try places("<a>\r\n  <b\r\n  x='1\r\n2'\r\n/>\r\n</a>") == ["a@1:2", "b@2:4", "x=1 2@3:6-2"])
  }

  @Test func byteOrderMark() throws {
    #expect(try places("<a x='1'>\n<b/></a>", mark: true) == ["a@1:2", "x=1@1:7-8", "b@2:2"])
  }

  @Test func declarationsAndComments() throws {
    #expect(
      try places(
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- <x> -->\n<?p <y> ?><a><!-- <z a='>'> --><b/><?q <c?></a>")
        == ["a@3:12", "''@3:14", "b@3:33", "''@3:36"])
  }

  @Test func charactersThatLookLikeMarkup() throws {
    #expect(
      try places("<a x='>' y = \">'/>\"><![CDATA[<b>]]]]><b z='a>b'/>]]&gt;</a>") == [
        "a@1:2", "x=>@1:7-8", "y=>'/>@1:15-19", "'<b>]]'@1:21", "b@1:39", "z=a>b@1:44-47", "']]>'@1:50",
      ])
  }

  /// Where each character of a decoded value stands in the file.
  @Test func insideDecodedValues() throws {
    let text = "<a x='é &lt; &#233;b\r\nc&#x1F600;d&amp;&amp;e'/>"
    let tree = try tree(Array(text.utf8))
    let fragment = tree.attributeFragment(0)
    #expect(fragment.text == "é < éb c😀d&&e")
    let source = SourceText(name: "t.xml", bytes: Array(text.utf8))
    var found: [String] = []
    var offset = 0
    for scalar in fragment.text.unicodeScalars {
      let range = fragment.fileRange(of: offset..<offset + String(scalar).utf8.count)
      found.append(source.text(in: range.lower..<range.upper))
      offset += String(scalar).utf8.count
    }
    #expect(
      found == ["é", " ", "&lt;", " ", "&#233;", "b", "\r\n", "c", "&#x1F600;", "d", "&amp;", "&amp;", "e"])
  }

  @Test func insideDecodedTexts() throws {
    let text = "<a>x<!-- c -->y<![CDATA[<&]]>z\r\n&gt;</a>"
    let tree = try tree(Array(text.utf8))
    let fragment = tree.textFragment(1)
    #expect(fragment.text == "xy<&z\n>")
    let source = SourceText(name: "t.xml", bytes: Array(text.utf8))
    let pieces = (0..<fragment.text.utf8.count).map { fragment.fileRange(of: $0..<$0 + 1).lower }
    #expect(pieces.map { source.text(in: $0..<$0 + 1) } == ["x", "y", "<", "&", "z", "\r", "&"])
  }

  @Test func nodesKnowTheirSubtrees() throws {
    let tree = try tree(Array("<a><b>t<c/></b><d/>\n</a>".utf8))
    #expect(Array(tree.children(of: 0)) == [1, 4])
    #expect(Array(tree.children(of: 1)) == [2, 3])
    #expect(tree.nodes.map(\.end) == [5, 4, 3, 4, 5])
  }

  @Test func manyNames() throws {
    let names = (0..<2000).map { "n\($0)" }
    let tree = try tree(Array("<a>\(names.map { "<\($0)/><\($0)/>" }.joined())</a>".utf8))
    #expect(tree.names == ["a"] + names)
    #expect(tree.nodes.dropFirst().map { tree.names[Int($0.name)] } == names.flatMap { [$0, $0] })
  }
}
