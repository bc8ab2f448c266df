import SurveyModel
import SurveyXML
import Testing

/// Each structural problem, with its exact place and its suggestion. The content begins at line 3, column 1.
@Suite("Structure diagnostics")
struct StructureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let content: String
    let expected: [String]

    init(_ content: String, _ expected: String...) { (self.content, self.expected) = (content, expected) }

    var testDescription: String { content }
  }

  static let prompt = "<prompt>P</prompt>"
  static let choice = "<choice value=\"a\"><label>A</label></choice>"

  static let elements: [Case] = [
    Case("<singel id=\"q\"><promt/></singel>", "3:2-8 unknown-element single"),
    Case("<wizard id=\"q\"><promt/></wizard>", "3:2-8 unknown-element"),
    Case("<yesno id='q'><promt>P</promt></yesno>", "3:16-21 unknown-element prompt"),
    Case("<choice value='a'/>", "3:2-8 misplaced-element"),
    Case("<section id='a'><choices id='b'/></section>", "3:18-25 misplaced-element"),
    Case("<section id='a'><survey/></section>", "3:18-24 unknown-element"),
    Case("<yesno id='é'/>", "3:2-7 missing-part", "3:12-13 bad-name"),
    Case("<yesno id='q'/>", "3:2-7 missing-part"),
    Case("<scoring/><scoring/>", "3:12-19 repeated-part", "note 3:2"),
    Case("<yesno id='q'>\(prompt)<origin>A</origin>\n<origin>B</origin></yesno>", "4:2-8 repeated-part", "note 3:34"),
    Case("<yesno id='q'>a b\n\(prompt) c</yesno>", "3:15-18 unexpected-text"),
    Case("<yesno id='q'> <!-- ok --> <?ok?>\n\(prompt)</yesno>"),
    Case("<yesno id='q'><prompt>a <b>c</b></prompt></yesno>", "3:26-27 unknown-element strong"),
    Case("<yesno id='q'><prompt>a<br>x</br></prompt></yesno>", "3:28-29 unexpected-text"),
    Case("<x:yesno xmlns:x='urn:other' id='q'><y/></x:yesno>", "3:2-9 wrong-namespace"),
    Case("<single id='q'>\(prompt)</single>", "3:2-8 missing-part"),
    Case(
      "<choices id='l'>\(choice)</choices><single id='q' choices='l'>\(prompt)\(choice)</single>",
      "3:85-92 repeated-part"),
    Case("<choices id='l'/>", "3:2-9 missing-part"),
    Case("<grid id='g' scale='s'>\(prompt)<row id='a'><label>A</label></row></grid>"),
    Case("<grid id='g' scale='s'>\(prompt)</grid>", "3:2-6 missing-part"),
    Case("<grid id='g'>\(prompt)<row id='a'><label>A</label></row></grid>", "3:2-6 missing-part"),
    Case("<grid id='g' scale='s'>\(prompt)<row id='a'/></grid>", "3:43-46 missing-part"),
    Case(
      "<grid id='g' scale='s' choices='c'>\(prompt)<row id='a'><label>A</label></row></grid>",
      "3:24-31 repeated-part"),
    Case("<matrix id='g'/>", "3:2-8 unknown-element grid"),
    Case("<row id='a'><label>A</label></row>", "3:2-5 misplaced-element"),
    Case(
      "<scoring><dimension id='d'><text/></dimension></scoring>", "3:11-20 missing-part", "3:29-33 misplaced-element"),
  ]

  static let attributes: [Case] = [
    Case("<yesno id='q' requird='yes'>\(prompt)</yesno>", "3:15-22 unknown-attribute required"),
    Case("<yesno id='q' xml:id='r'>\(prompt)</yesno>", "3:15-21 unknown-attribute"),
    Case("<statement id='q' required='yes'>\(prompt)</statement>", "3:19-27 unknown-attribute"),
    Case("<rating id='q' scal='s'>\(prompt)</rating>", "3:16-20 unknown-attribute scale"),
    Case("<yesno>\(prompt)</yesno>", "3:2-7 missing-attribute"),
    Case("<yesno id='q' required='Yes'>\(prompt)</yesno>", "3:25-28 bad-value yes"),
    Case("<yesno id='q' allow='refused dont-knw'>\(prompt)</yesno>", "3:30-38 bad-value dont-know"),
    Case("<number id='q' min='abc' max='1e5'>\(prompt)</number>", "3:21-24 bad-value", "3:31-34 bad-value"),
    Case("<number id='q' step='0'>\(prompt)</number>", "3:22-23 bad-value"),
    Case("<text id='q' max-length='-1' lines='many'>\(prompt)</text>", "3:26-28 bad-value", "3:37-41 bad-value"),
    Case("<date id='q' min='2023-02-29' max='today'>\(prompt)</date>", "3:19-29 bad-value", "3:36-41 bad-value"),
    Case("<yesno id='q' relevant=' '>\(prompt)</yesno>", "3:25-26 bad-value"),
    Case("<yesno id='7'>\(prompt)</yesno>", "3:12-13 bad-name"),
    Case("<yesno id='q 7'>\(prompt)</yesno>", "3:12-15 bad-name"),
    Case("<yesno id='a.b'>\(prompt)</yesno>", "3:12-15 bad-name"),
    Case("<yesno id='div'>\(prompt)</yesno>", "3:12-15 reserved-name"),
    Case("<choices id='l'><choice value='a|b'><label>A</label></choice></choices>", "3:32-35 bad-value"),
    Case(
      "<scoring><dimension id='d' missing='n:0' method='avg'><item ref='q' weight='-2'/></dimension></scoring>",
      "3:37-40 bad-value", "3:50-53 bad-value", "3:77-79 negative-weight"),
    Case(
      "<scoring><net-score id='n' item='q'><group id='g' from='0' to='6' sign='2'/></net-score></scoring>",
      "3:73-74 bad-value"),
    Case("<yesno id='q' rélevant=''>\(prompt)</yesno>", "3:15-23 unknown-attribute relevant"),
  ]

  static let scales: [Case] = [
    Case(
      "<scale id='s'><point value='1'/><point value='3'/><point value='2'/><point value='3.0'/></scale>",
      "3:65-66 bad-value", "3:83-86 bad-value"),
    Case("<scale id='s' from='5' to='1'><point value='1'/></scale>", "3:15-30 empty-range"),
    Case("<scale id='s' from='0' to='99999'><point value='1'/></scale>", "3:15-34 bad-value"),
    Case("<scale id='s' from='0' to='10'><point value='11'/></scale>", "3:46-48 bad-value", "note 3:15"),
    Case("<scale id='s' from='0' to='1.5'><point value='1'/></scale>", "3:28-31 bad-value"),
  ]

  static let texts: [Case] = [
    Case("<yesno id='q'><prompt> <br/> </prompt></yesno>", "3:16-22 missing-part"),
    Case("<yesno id='q'><prompt/></yesno>", "3:16-22 missing-part"),
    Case("<yesno id='q'><prompt>a\u{202E}b</prompt></yesno>", "3:24-25 control-char"),
    Case("<yesno id='q'><prompt>é&#x202E;b</prompt></yesno>", "3:24-32 control-char"),
    Case("<yesno id='q'><prompt>a<!-- &#x202E; --><![CDATA[&#x202E;]]>b</prompt></yesno>"),
    Case("<number id='q' unit='&#127;'>\(prompt)</number>", "3:22-28 control-char"),
  ]

  @Test(arguments: elements + attributes + scales + texts)
  func isReported(_ example: Case) {
    let reading = read(survey(example.content))
    #expect(lines(reading) == example.expected)
    #expect(reading.survey != nil)
  }

  @Test(arguments: [
    Case(
      "<survey/>", "1:2-8 missing-attribute", "1:2-8 missing-attribute", "1:2-8 missing-part", "1:2-8 wrong-namespace"),
    Case("<survey xmlns='urn:sonde:survey' id='s' xml:lang='en'><title>T</title></survey>", "1:16-32 wrong-namespace"),
    Case("<s:survey xmlns:s='urn:sonde:survey:1' id='s' xml:lang='en'><s:title>T</s:title></s:survey>"),
  ])
  func namespaces(_ example: Case) {
    let reading = read(example.content)
    #expect(lines(reading) == example.expected)
    #expect(reading.survey != nil)
  }

  @Test(arguments: [
    Case("<survey xmlns='urn:sonde:survey:3'><nonsense/></survey>", "1:16-34 newer-format"),
    Case("<surveys xmlns='urn:sonde:survey:1'/>", "1:2-9 unknown-element survey"),
    Case("<section xmlns='urn:sonde:survey:1'/>", "1:2-9 unknown-element"),
  ])
  func noSurvey(_ example: Case) {
    let reading = read(example.content)
    #expect(lines(reading) == example.expected)
    #expect(reading.survey == nil)
  }

  @Test func messages() {
    let reading = read(survey("<singel id='q 7'/>\n<choice/>\n<yesno id='q 7' requird='yes'/>"))
    #expect(
      reading.diagnostics.map { $0.problem.message.replacing(/and \d+ more/, with: "and # more") } == [
        "<singel> is not known; here may stand: title, intro, documentation, import, codes, scale, choices, section, "
          + "single, multiple, rating, yesno and # more",
        "<choice> belongs in <choices>, <single>, <multiple>, <grid>, <ranking> or <allocation>, not in <survey>",
        "<yesno id=\"q 7\"> has no <prompt>",
        "'q 7' is not a name: it has a space; write 'q-7'",
        "'requird' is not an attribute of <yesno>; its attributes: id, was, relevant, required, allow, fixed, "
          + "default, readonly",
      ])
  }

  @Test func slipsDoNotCascade() throws {
    // A misspelt element is what it must have meant, so that nothing that refers to it is wrong as well.
    let reading = read(
      survey("<singel id='q'><prompt>P</prompt><choice value='a'><label>A</label></choice></singel>"))
    let survey = try #require(reading.survey)
    #expect(reading.diagnostics.count == 1)
    #expect(survey.choiceLists.map(\.id.text) == ["q"])
    #expect(survey.elements.count == 1)
  }

  @Test func questionsWithoutIDStayApart() throws {
    let survey = try #require(read(survey("<yesno/><yesno/><rating/><single/>")).survey)
    let ids = survey.elements.compactMap { if case .question(let question) = $0 { question.id.text } else { nil } }
    #expect(Set(ids).count == 4)
    #expect(survey.choiceLists.map(\.id.text) == Array(ids.suffix(2)))
  }
}
