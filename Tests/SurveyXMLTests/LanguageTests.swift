import SurveyModel
import SurveyXML
import Testing

@Suite("Texts in several languages")
struct LanguageTests {
  private func languages(_ content: String, _ list: String = "fr it") -> SurveyReading {
    read(
      """
      <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="fr" languages="\(list)">
      <title>T</title><title xml:lang="it">T</title>
      \(content)
      </survey>
      """)
  }

  @Test func missingTranslations() {
    let reading = languages(
      """
      <yesno id="a"><prompt>A</prompt></yesno>
      <single id="b"><prompt xml:lang="it">B</prompt><prompt>B</prompt>
      <choice value="x"><label>X</label></choice></single>
      <yesno id="c"><prompt xml:lang="it">C</prompt><documentation>n</documentation>
      <origin xml:lang="de">Nicht gezählt</origin></yesno>
      """)
    #expect(
      lines(reading) == [
        "1:68-70 missing-translation", "note 6:16", "1:71-73 missing-translation", "note 3:16", "note 5:20",
      ])
    #expect(
      reading.diagnostics.map(\.problem) == [
        .missingTranslation(language: "fr", missing: 1, total: 5),
        .missingTranslation(language: "it", missing: 2, total: 5),
      ])
    #expect(
      reading.diagnostics[1].notes.map(\.message) == [
        "<prompt> of 'a' has no version in 'it'", "<label> of 'x' in 'b' has no version in 'it'",
      ])
  }

  @Test func atMostFiveNotes() {
    let reading = languages((0..<9).map { "<yesno id='q\($0)'><prompt>P</prompt></yesno>" }.joined(separator: "\n"))
    #expect(reading.diagnostics.map(\.notes.count) == [5])
    #expect(reading.diagnostics.map(\.problem) == [.missingTranslation(language: "it", missing: 9, total: 10)])
  }

  @Test func undeclaredAndRepeated() {
    let reading = languages(
      """
      <yesno id="a"><prompt>A</prompt><prompt xml:lang="it">A</prompt><prompt xml:lang="de">A</prompt></yesno>
      <yesno id="b"><prompt>B</prompt><prompt xml:lang="it">B</prompt><prompt xml:lang="FR">B</prompt></yesno>
      <yesno id="c"><prompt>C</prompt><prompt xml:lang="it">C</prompt><prompt>C</prompt></yesno>
      <yesno id="d"><prompt>D</prompt><prompt xml:lang="i t">D</prompt></yesno>
      """)
    #expect(
      lines(reading) == [
        "1:71-73 missing-translation", "note 6:16",
        "3:83-85 undeclared-language", "note 1:68",
        "4:83-85 repeated-language", "note 4:15",
        "5:66-72 repeated-language", "note 5:15",
        "6:51-54 bad-value",
      ])
  }

  @Test func languageList() {
    #expect(lines(languages("", "fr it f_r")) == ["1:74-77 bad-value"])
    #expect(languages("", "it fr").survey?.languages.map(\.tag) == ["fr", "it"])
    #expect(languages("", "it").survey?.languages.map(\.tag) == ["fr", "it"])
    #expect(lines(languages("", "")) == ["1:68-68 bad-value", "2:34-36 undeclared-language", "note 1:68"])
  }

  @Test(arguments: [
    ("a  b\n\t c", "a b c"), (" a ", "a"), ("a\u{A0} ?", "a\u{A0} ?"), ("a<br/> b <br/>c", "a\nb\nc"),
    ("a <em> b </em> c", "a b c"), ("<em>a</em> <em>b</em>", "a b"), ("<em>a</em><em>b</em>", "ab"),
    ("a<!-- x --> b", "a b"), ("a<!-- x -->b", "ab"), ("<![CDATA[<a> ]]>&amp;", "<a> &"), ("a&#10;b", "a b"),
    ("<em>a </em>b", "a b"), ("\n<strong>a</strong>\n", "a"),
  ])
  func whiteSpace(_ written: String, _ expected: String) {
    let survey = languages("<statement id='a'><prompt>\(written)</prompt></statement>", "fr").survey
    guard case .question(let question)? = survey?.elements.first else {
      Issue.record("there is one question")
      return
    }
    #expect(question.prompt.variants.map(\.content.plainText) == [expected])
  }
}
