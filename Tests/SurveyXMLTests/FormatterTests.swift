import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

@Suite("Formatting")
struct FormatterTests {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// What stands in a section, before and after.
  static let layouts: [(before: String, after: String)] = [
    // Empty elements close in their tag; end tags and attributes lose their spaces.
    ("<owner></owner >", "<owner/>"),
    ("<owner\n   asked-below = '3'  />", "<owner asked-below=\"3\"/>"),
    ("<owner asked-below='\"3\"'/>", "<owner asked-below='\"3\"'/>"),
    ("<prompt> </prompt>", "<prompt/>"),
    // What the author wrote on one line stays on one line.
    ("<yesno id=\"a\"> <prompt>  Well? </prompt></yesno>", "<yesno id=\"a\"><prompt>Well?</prompt></yesno>"),
    ("<yesno id=\"a\"/> <yesno id=\"b\"/>", "<yesno id=\"a\"/> <yesno id=\"b\"/>"),
    // What breaks anywhere begins and ends on lines of its own.
    (
      "<yesno id=\"a\"><prompt>One</prompt>\n<help>Two</help></yesno>",
      "<yesno id=\"a\">\n  <prompt>One</prompt>\n  <help>Two</help>\n</yesno>"
    ),
    // Blank lines: at most one, and none at the edges.
    (
      "<section id=\"a\">\n\n\n<yesno id=\"a\"/>\n\n\n\n<yesno id=\"b\"/>\n\n</section>",
      "<section id=\"a\">\n  <yesno id=\"a\"/>\n\n  <yesno id=\"b\"/>\n</section>"
    ),
    // Texts keep their lines; words keep what separates them.
    (
      "<prompt>One\n      two   three\nfour</prompt>",
      "<prompt>\n  One\n  two three\n  four\n</prompt>"
    ),
    ("<prompt>\nOne line</prompt>", "<prompt>\n  One line\n</prompt>"),
    (
      "<prompt>a<em>b</em> <strong> c</strong><em> </em>d <br></br>e</prompt>",
      "<prompt>a<em>b</em> <strong> c</strong><em> </em>d <br/>e</prompt>"
    ),
    (
      "<prompt>a &amp; b&#160;&#32;c <![CDATA[ x  <y> ]]></prompt>",
      "<prompt>a &amp; b&#160;&#32;c <![CDATA[ x  <y> ]]></prompt>"
    ),
    ("<prompt>a\n\n\n  b</prompt>", "<prompt>\n  a\n\n  b\n</prompt>"),
    // Comments and instructions stay, and what hangs under a comment moves with it.
    ("<yesno id=\"a\"/>   <!-- why -->", "<yesno id=\"a\"/> <!-- why -->"),
    (
      "<section id=\"a\">\n      <!-- one  \n           two\n\n\tthree -->\n<?sonde-allow name-case?>\n</section>",
      "<section id=\"a\">\n  <!-- one\n       two\n\nthree -->\n  <?sonde-allow name-case?>\n</section>"
    ),
    // What is not known is laid out all the same.
    ("<singel><promt>x<em>y</em></promt></singel>", "<singel><promt>x<em>y</em></promt></singel>"),
  ]

  @Test(arguments: layouts)
  func layout(_ before: String, _ after: String) {
    let expected = Self.head + "<survey xmlns=\"urn:sonde:survey:1\">\n" + indented(after) + "</survey>\n"
    #expect(formatted("<survey xmlns='urn:sonde:survey:1'>\n\(before)\n</survey>") == expected)
    #expect(formatted(expected) == expected)
  }

  @Test func longTagsBreakUnderTheirFirstAttribute() {
    let tag =
      "<text id=\"why\" relevant=\"" + String(repeating: "a and ", count: 15) + "b\" lines=\"multi\" required=\"no\"/>"
    let result = formatted("<survey>\n\(tag)\n</survey>")
    #expect(
      result == Self.head + """
        <survey>
          <text id="why" relevant="\(String(repeating: "a and ", count: 15))b"
                lines="multi" required="no"/>
        </survey>

        """)
  }

  @Test func aLongLineOfElementsIsBroken() {
    let label = String(repeating: "word ", count: 19) + "end"
    let result = formatted("<survey><choice value=\"1\"><label>\(label)</label></choice></survey>")
    #expect(
      result == Self.head + """
        <survey>
          <choice value="1">
            <label>\(label)</label>
          </choice>
        </survey>

        """)
  }

  @Test func theTopOfTheFile() {
    let text =
      "\u{FEFF}<?xml version='1.0' encoding='utf-8' ?><!-- a --><?xml-model href=\"s.xsd\"?>\r\n\r\n\r\n<survey/><!-- z -->"
    #expect(formatted(text) == Self.head + "<!-- a -->\n<?xml-model href=\"s.xsd\"?>\n\n<survey/>\n<!-- z -->\n")
    #expect(formatted("<?xml-model href=\"s\"?><survey/>") == Self.head + "<?xml-model href=\"s\"?>\n<survey/>\n")
  }

  @Test(arguments: ["<survey><title></survey>", "", "<!DOCTYPE a><a/>", "<a>&b;</a>"])
  func malformedFilesAreRefusedAsTheReaderRefusesThem(_ text: String) {
    let source = SourceText(name: "t.xml", bytes: Array(text.utf8))
    guard case .fault(let fault) = DefinitionFormatter.format(source) else {
      Issue.record("formatted \(text)")
      return
    }
    #expect([fault] == SurveyReader.read(source).diagnostics)
  }

  // MARK: Laws

  static let shipped = [
    "initiative-register.xml", "loyalty-readiness.xml", "service-quality.xml", "tests/service-quality.tests.xml",
  ]

  @Test func shippedFilesAreFormatted() throws {
    let names = try ShippedFile.names()
    #expect(Set(names).isSuperset(of: Self.shipped))
    for name in names {
      let text = try ShippedFile.text(name)
      #expect(formatted(text) == text, "\(name)")
    }
  }

  @Test(arguments: shipped + [""], 1...6 as ClosedRange<UInt64>)
  func meaningStays(_ name: String, seed: UInt64) throws {
    let original = name.isEmpty ? CompleteSurveyTests.definition : try ShippedFile.text(name)
    var respacer = Respacer(seed: seed)
    let variant = respacer.respaced(original)
    #expect(variant != original)
    let once = formatted(variant)
    #expect(formatted(once) == once)
    let meaning = Meaning.lines(of: read(original))
    #expect(meaning.count > 100)
    #expect(Meaning.lines(of: read(variant)) == meaning, "the respaced variant is no fair test")
    #expect(Meaning.lines(of: read(once)) == meaning)
  }

  /// Formatting must hold for any well-formed document, not only for surveys.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func anyDocument(seed: UInt64) {
    var random = RandomMarkup(seed: seed)
    let document = random.document()
    let once = formatted(document)
    #expect(!once.isEmpty, "\(document)")
    #expect(formatted(once) == once, "\(document)")
    #expect(Meaning.lines(of: read(once)) == Meaning.lines(of: read(document)), "\(document)")
  }

  private func formatted(_ text: String) -> String {
    let outcome = DefinitionFormatter.format(SourceText(name: "t.xml", bytes: Array(text.utf8)))
    guard case .formatted(let bytes) = outcome else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty || line.hasPrefix("three") ? "\(line)\n" : "  \(line)\n"
    }.joined()
  }
}
