import SurveyModel
import Testing

@Suite("Places in text")
struct SourceTests {
  @Test("lines and columns count Unicode scalars, whatever the bytes and line ends")
  func positions() {
    let source = SourceText(name: "x.xml", bytes: Array("\u{FEFF}aé\r\n日本\n\nz".utf8))
    let text = "\u{FEFF}aé\r\n日本\n\nz"
    let places = text.unicodeScalars.indices.map {
      source.position(at: text.utf8.distance(from: text.startIndex, to: $0))
    }
    let expected = [(1, 1), (1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1)]
    #expect(places == expected.map { SourcePosition(line: $0.0, column: $0.1) })
    #expect(source.text(in: source.byteRange(ofLine: 2)) == "日本")
    #expect(source.text(in: source.byteRange(ofLine: 1)).hasSuffix("aé"))
    #expect(source.position(at: 9999) == SourcePosition(line: 4, column: 2))
  }

  @Test("a fragment finds its bytes again where decoding changed them")
  func fragments() {
    // File: a &lt; b — the text is `a < b`; the reference takes four bytes.
    let fragment = SourceFragment(
      text: "a < b", range: SourceRange(10, 18), anchors: [.init(textOffset: 3, fileOffset: 16)])
    #expect(fragment.fileRange(of: 0..<1) == SourceRange(10, 11))
    #expect(fragment.fileRange(of: 2..<3) == SourceRange(12, 16))
    #expect(fragment.fileRange(of: 4..<5) == SourceRange(17, 18))
  }

  @Test("the caret stands under the fault, after tabs, accents and wide characters")
  func caret() {
    let line = "\t<q é=\"日本\" when=\"consnt\">"
    let source = SourceText(name: "a.xml", bytes: Array(line.utf8))
    let lower = "\t<q é=\"日本\" when=\"".utf8.count
    let diagnostic = Diagnostic(
      .unknownReference("consnt", kind: "question"), at: SourceRange(lower, lower + 6), suggestion: "consent")
    let text = DiagnosticRenderer(sources: SourceMap(source)).text(diagnostic)
    #expect(
      text == """
        a.xml:1:18: error: no question is named 'consnt' [unknown-reference]
            1 | \t<q é="日本" when="consnt">
              | \t                  ^~~~~~ help: did you mean 'consent'?

        """)
  }

  @Test("nothing from a file reaches the terminal as a command")
  func escapes() {
    let line = "<a b=\"\u{1B}]0;owned\u{7}\u{202E}\">"
    let source = SourceText(name: "\u{1B}[2J.xml", bytes: Array(line.utf8))
    let text = DiagnosticRenderer(sources: SourceMap(source)).text(
      Diagnostic(.unknownElement("\u{1B}x", parent: "s", allowed: []), at: SourceRange(0, 2)))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x07 || $0.value == 0x202E })
  }

  @Test(
    "the name that was meant",
    arguments: [
      ("consnt", "consent"), ("Consent", "consent"), ("cosnent", "consent"), ("qualiti.percent", "quality.percent"),
      ("zebra", nil), ("", nil), ("q1", "q2"), ("x", nil), ("N", "n"),
    ] as [(String, String?)])
  func suggestions(name: String, expected: String?) {
    let known = ["q2", "consent", "quality.percent", "content-of-course", "n"]
    #expect(NameSuggestion.nearest(to: name, among: known) == expected)
  }
}
