import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyScoring
import Testing

/// What authors and respondents write must not move a cursor, turn the direction of text or break a line.
@Suite struct HostileTextTests {
  private static let hostile = "A\u{1B}[2J\u{202E}B\nC\r\nD\u{2028}E\u{85}F\u{7}\u{9B}31m\"G\\"

  private func report() throws -> Report {
    let parts = CheckParts(evidence: .init(requiredFrom: 3), owner: .init(), due: .init())
    let text = try words(Self.hostile, Self.hostile, Self.hostile)
    let survey = Survey(
      id: "s", version: Self.hostile, sourceLanguage: try language("en"), languages: [try language("en")],
      title: text,
      choiceLists: [
        ChoiceList(
          id: "m", isScale: true,
          choices: (0...4).map { Choice(code: Name(String($0)), value: Ratio($0), label: text) })
      ],
      elements: [
        .question(Question(id: "a", kind: .check(scale: "m", parts: parts), prompt: text)),
        .question(Question(id: "b", kind: .check(scale: "m", parts: parts), prompt: text)),
      ],
      scoring: Scoring(
        scores: [
          .dimension(Dimension(id: "d", title: text, items: [.init(ref: "a"), .init(ref: "b")])),
          .maturity(Maturity(id: "l", title: text, steps: ["d"], target: 50)),
        ], bands: [Bands(scores: ["d"], bands: [.init(id: "all", title: text, from: 0, to: 100)])],
        advice: [Advice(condition: condition("d lt 90"), score: "d", priority: 1, text: text)]))
    let compiled = try #require(SurveyCompiler.compile(survey).survey)
    var block = ProgramBlock(for: compiled.program, rowCount: 1, now: LocalDateTime(SampleSurvey.today))
    let answers: [String: Answer] = [
      "a": 1, "a.owner": .value(.text(Self.hostile)), "a.evidence": .value(.text(Self.hostile)), "b": 3,
    ]
    for (id, answer) in answers {
      block.set(answer, item: try #require(compiled.itemIndex[id]), of: compiled)
    }
    block.run(compiled.program)
    let scorer = ResponseScorer(survey: compiled)
    return ReportBuilder(scorer: scorer, language: try language("en"))
      .report(ofResponse: Self.hostile, scorer.score(block), block)
  }

  @Test(arguments: [false, true])
  func textHasNoControls(isPlain: Bool) throws {
    let text = TextReport(try report(), isPlain: isPlain).text
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !isControl($0) })
    #expect(text.contains("In the hands of: A\u{FFFD}[2J\u{FFFD}B C D E F\u{FFFD}\u{FFFD}31m\"G\\."))
  }

  @Test func jsonReadsBack() throws {
    let report = try report()
    let bytes = JSONWriter.bytes(JSONReport(report))
    #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let json = try JSONParser.parse(bytes)
    #expect(json["survey"]?["title"]?.string == report.title)
    #expect(report.title.unicodeScalars.allSatisfy { !isControl($0) })
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
      || scalar.properties.generalCategory == .lineSeparator
  }
}
