import Foundation
import SurveyDiagnostics
import SurveyModel
import SurveyXML
import Testing

/// What a program may change without asking has to be right every time.
@Suite("Mending")
struct MendingTests {
  /// The fixtures about which a fix is certain.
  static let certain = Fixture.all.filter { fixture in
    (try? Checked(fixture.name + ".xml"))?.diagnostics.contains { $0.fix?.applicability == .exact } ?? false
  }

  @Test("an exact fix makes the fixture free of its diagnostic, and brings no other", arguments: certain)
  func exactFixes(_ fixture: Fixture) throws {
    let source = try source(fixture.name + ".xml")
    let mended = Mending.mend(source) { Checked($0.bytes, name: $0.name).diagnostics }
    #expect(mended.count > 0)
    let found = Checked(mended.source.bytes, name: source.name)
    #expect(found.text.isEmpty)
    #expect(Mending.mend(mended.source) { Checked($0.bytes, name: $0.name).diagnostics }.count == 0)
  }

  @Test("the kinds of mistakes that can be mended without asking")
  func kinds() {
    let codes = Set(Self.certain.map(\.code))
    #expect(
      codes == [
        "bad-value", "control-char", "expression-syntax", "not-well-formed", "unknown-attribute", "unknown-element",
        "unknown-function", "unused-allowance", "wrong-namespace",
      ])
  }

  @Test("a name that authors chose is never changed, however near another is")
  func ownNames() throws {
    for name in ["unknown-reference", "unknown-choice", "unknown-list", "undeclared-language"] {
      let fix = try #require(try Checked(name + ".xml").diagnostics.first?.fix)
      #expect(fix.applicability == .likely)
    }
  }

  @Test("a likely fix, made by hand, mends as well", arguments: Fixture.all)
  func likelyFixes(_ fixture: Fixture) throws {
    let found = try Checked(fixture.name + ".xml")
    guard let first = found.diagnostics.first, let fix = first.fix, fix.applicability == .likely else { return }
    let exact = Diagnostic(first.problem, at: first.range, fix: Fix(fix.title, fix.edits, .exact))
    let (bytes, count) = Mending.applying([exact], to: try source(fixture.name + ".xml"))
    #expect(count == 1)
    #expect(!Checked(bytes, name: "fixed.xml").diagnostics.contains { $0.problem == first.problem })
  }

  static let tangle = """
    <survey id="visit" xml:lang="en">
      <title>Bed & breakfast</title>
      <yesno id="ok" requird="true"><promt>Is 1 < 2 & 2 <b>really</b> more?</prompt></yesno>
      <number id="age" relevant=ok><prompt>Age?</prompt></number>
      <text id="why" relevant="age<18&&lenght(name)>2||ok"><prompt>Why?</prompt></text>
      <text id="name"><prompt>Name?</prompt></text>
    </survey>
    """

  @Test("mistakes that hide each other are mended one after the other; what is not certain stays")
  func rounds() {
    let source = SourceText(name: "visit.xml", bytes: Array(Self.tangle.utf8))
    let mended = Mending.mend(source) { Checked($0.bytes, name: $0.name).diagnostics }
    // A start tag that is as likely to be the slip as its end tag is left alone, and with it all that follows.
    let text = String(decoding: mended.source.bytes, as: UTF8.self)
    #expect(text.contains("<title>Bed &amp; breakfast</title>"))
    #expect(text.contains("<promt>Is 1 &lt; 2 &amp; 2 <b>really</b> more?</prompt>"))
    let byHand = SourceText(
      name: "visit.xml", bytes: Array(text.replacingOccurrences(of: "<promt>", with: "<prompt>").utf8))
    let whole = Mending.mend(byHand) { Checked($0.bytes, name: $0.name).diagnostics }
    #expect(
      String(decoding: whole.source.bytes, as: UTF8.self) == """
        <survey xmlns="urn:sonde:survey:1" id="visit" xml:lang="en">
          <title>Bed &amp; breakfast</title>
          <yesno id="ok" required="yes"><prompt>Is 1 &lt; 2 &amp; 2 <strong>really</strong> more?</prompt></yesno>
          <number id="age" relevant="ok"><prompt>Age?</prompt></number>
          <text id="why" relevant="age&lt;18 and length(name)>2 or ok"><prompt>Why?</prompt></text>
          <text id="name"><prompt>Name?</prompt></text>
        </survey>
        """)
  }

  @Test("fixes that touch each other are not made at once, the same change is made once, and none outside the file")
  func overlaps() {
    let source = SourceText(name: "a.xml", bytes: Array("0123456789".utf8))
    func diagnostic(_ edits: (Int, Int, String)..., in file: Int = 0) -> Diagnostic {
      let edits = edits.map { Fix.Edit(SourceRange(source: SourceID(file), $0.0, $0.1), $0.2) }
      return Diagnostic(.emptyFile, at: .none, fix: Fix("change it", edits, .exact))
    }
    let found = [
      diagnostic((1, 3, "a"), (8, 9, "b")), diagnostic((1, 3, "a"), (8, 9, "b")), diagnostic((2, 4, "c")),
      diagnostic((3, 3, "d")), diagnostic((5, 5, "e")), diagnostic((5, 5, "f")), diagnostic((9, 99, "g")),
      diagnostic((6, 7, "h"), in: 1),
    ]
    let (bytes, count) = Mending.applying(found, to: source)
    #expect(String(decoding: bytes, as: UTF8.self) == "0a34e567b9")
    #expect(count == 3)
  }

  private func source(_ name: String) throws -> SourceText {
    SourceText(name: name, bytes: [UInt8](try Data(contentsOf: Fixture.url(name))))
  }
}
