import SurveyModel
import Testing

/// `<?sonde-allow …?>`: what it covers, and what it cannot.
@Suite("Allowances")
struct AllowanceTests {
  private func codes(_ content: String, before: String = "") -> [String] {
    let text = """
      <?xml version="1.0"?>
      \(before)<survey xmlns="urn:sonde:survey:1" id="visit" xml:lang="en"><title>T</title>
      \(content)
      </survey>
      """
    return Checked(Array(text.utf8), name: "t.xml").diagnostics.map(\.code.rawValue)
  }

  private func question(_ id: String) -> String {
    "<single id='\(id)'><prompt>P</prompt><choice value='a'><label>A</label></choice></single>"
  }

  @Test("it covers the element that follows and what is inside it, and nothing else")
  func scope() {
    #expect(codes(question("a") + question("b")) == ["lone-choice", "lone-choice"])
    #expect(codes("<?sonde-allow lone-choice?>" + question("a") + question("b")) == ["lone-choice"])
    let section =
      "<?sonde-allow lone-choice?><section id='s'>\(question("a"))<section id='t'>\(question("b"))</section>"
    #expect(codes(section + "</section>") == [])
    #expect(codes(section + "</section>" + question("c")) == ["lone-choice"])
    #expect(codes(question("a") + question("b"), before: "<?sonde-allow lone-choice?>\n") == [])
  }

  @Test("comments, white space and other instructions may stand between it and the element")
  func distance() {
    #expect(
      codes("<?sonde-allow lone-choice?>\n<!-- <b> --> <?sonde-allow duplicate-label?>" + question("a"))
        == ["unused-allowance"])
    #expect(codes("<!-- <?sonde-allow lone-choice?> -->" + question("a")) == ["lone-choice"])
  }

  @Test("one instruction may allow several kinds, and allows no other")
  func several() {
    let twins = "<choice value='a'><label>A</label></choice><choice value='b'><label>A</label></choice>"
    let content = "<multiple id='m'><prompt>P</prompt>\(twins)</multiple>"
    #expect(
      codes("<?sonde-allow lone-choice duplicate-label?><section id='s'>\(content)\(question("a"))</section>") == [])
    #expect(
      codes("<?sonde-allow lone-choice?><section id='s'>\(content)\(question("a"))</section>") == ["duplicate-label"])
  }

  @Test("errors cannot be allowed, and where there is one nothing is called idle")
  func errors() {
    #expect(
      codes("<?sonde-allow duplicate-id?><section id='s'>\(question("a"))\(question("a"))</section>").contains(
        "duplicate-id"))
    #expect(
      codes("<?sonde-allow unused-list?><yesno id='a' relevant='b'><prompt>P</prompt></yesno>") == ["unknown-reference"]
    )
  }

  @Test("an outer and an inner allowance of one message are both of use")
  func nested() {
    #expect(
      codes("<?sonde-allow lone-choice?><section id='s'><?sonde-allow lone-choice?>\(question("a"))</section>") == [])
  }
}
