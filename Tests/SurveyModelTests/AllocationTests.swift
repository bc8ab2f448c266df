import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

/// Shares of an allocation as items, the rule of their sum, and what can be wrong with an allocation.
@Suite struct AllocationTests {
  private func form(integer: Bool = true, total: Ratio = 100) -> Form {
    Form(allow: [.dontKnow]) {
      allocation("imp", ["a", "b", "1"], total: total, integer: integer)
      variable("most", "max(imp.a, imp.b, imp.1)")
      text("why", relevant: "imp.a gt imp.b")
    }
  }

  /// Whether the sum of all shares, and of the first two, is as it must be.
  private func holds(_ form: Form, _ answers: [Answer?]) throws -> (all: Bool, firstTwo: Bool) {
    let survey = try form.compiled()
    var response = Response(to: survey, id: "r")
    for (index, answer) in answers.enumerated() { response.answers[index] = answer }
    let block = survey.replay(response, now: moment("2026-03-01"))
    return (
      block.holds(constraint: 2, in: survey.program), block.holds(constraint: 1, in: survey.program)
    )
  }

  private func shares(_ numbers: Double...) -> [Answer?] { numbers.map { .value(.number($0)) } }

  @Test func sharesAreItems() throws {
    let survey = try form().compiled()
    #expect(survey.items.map(\.id) == ["imp.a", "imp.b", "imp.1", "most", "why"])
    #expect(survey.constraints.map(\.item) == [0, 1, 2])
    var response = Response(to: survey, id: "r")
    response.answers.replaceSubrange(0..<3, with: shares(60, 30, 10))
    let block = survey.replay(response, now: moment("2026-03-01"))
    #expect(block.value(ofVariable: 3, of: survey) == .number(60))
    #expect(block.isRelevant(item: 4, in: survey.program))
    #expect(
      survey.invalidity(of: .number(100.5), for: survey.items[0], now: moment("2026-03-01")) == .notWhole)
    #expect(
      survey.invalidity(of: .number(101), for: survey.items[0], now: moment("2026-03-01")) == .aboveMaximum("100"))
    #expect(
      survey.invalidity(of: .number(-1), for: survey.items[0], now: moment("2026-03-01")) == .belowMinimum("0"))
  }

  @Test func theSumIsExact() throws {
    #expect(try holds(form(), shares(60, 30, 10)) == (true, true))
    #expect(try holds(form(), shares(60, 30, 9)) == (false, true))
    #expect(try holds(form(), shares(60, 41, 0)) == (false, false))
    #expect(try holds(form(integer: false, total: 1), shares(0.1, 0.2, 0.7)) == (true, true))
    #expect(try holds(form(integer: false, total: 1), shares(0.1, 0.2, 0.70000001)) == (false, true))
    #expect(try holds(form(integer: false), shares(33.333333333, 33.333333333, 33.333333333)) == (false, true))
  }

  @Test func whatWasLeftEmptyIsNoZero() throws {
    #expect(try holds(form(), [nil, nil, nil]) == (true, true))
    #expect(try holds(form(), [.skipped, .skipped, .skipped]) == (true, true))
    #expect(try holds(form(), shares(60, 40) + [.skipped]) == (true, true))
    #expect(try holds(form(), shares(60, 30) + [.skipped]) == (false, true))
    // Somewhere between 90 and 100.
    #expect(try holds(form(), shares(60, 30) + [.dontKnow]) == (true, true))
    #expect(try holds(form(), shares(60, 50) + [.dontKnow]) == (false, false))
    #expect(try holds(form(), [.dontKnow, .dontKnow, .dontKnow]) == (true, true))
  }

  /// Every way to give 0 to 4 to three choices, with 4 to share out.
  @Test func theRuleIsTheSum() throws {
    let survey = try form(total: 4).compiled()
    for code in 0..<125 {
      let numbers = [code / 25, code / 5 % 5, code % 5]
      var response = Response(to: survey, id: "r")
      for (index, number) in numbers.enumerated() { response.answers[index] = .value(.number(Double(number))) }
      let block = survey.replay(response, now: moment("2026-03-01"))
      #expect(block.holds(constraint: 0, in: survey.program))
      #expect(block.holds(constraint: 1, in: survey.program) == (numbers[0] + numbers[1] <= 4))
      #expect(block.holds(constraint: 2, in: survey.program) == (numbers.reduce(0, +) == 4))
    }
  }

  @Test(arguments: [
    ("total='0'", ["bad-value 0"]), ("total='2.5'", ["sum-impossible total='2.5'"]),
    ("total='2.5' integer='no'", []), ("max='40'", ["sum-impossible max='40'"]), ("max='50'", []),
    ("min='0'", []), ("min='-1'", ["empty-range min='-1'"]),
    ("min='60'", ["sum-impossible min='60'"]), ("min='60' max='50'", ["empty-range min='60' max='50'"]),
  ])
  func limits(_ attributes: String, _ expected: [String]) {
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en"><title>T</title><allocation id="q" \(attributes)>
      <prompt>P</prompt><choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice>
      </allocation></survey>
      """
    #expect(found(text) == expected)
  }

  @Test func namesThatAreNoColumns() {
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en"><title>T</title><allocation id="q">
      <prompt>P</prompt><choice value="é"><label>A</label></choice><choice value="b"><label>B</label></choice>
      </allocation><text id="t" relevant="q gt 2"><prompt>P</prompt></text></survey>
      """
    #expect(found(text) == ["bad-name é", "type-mismatch q"])
  }

  /// The codes of what is reported, each with the text it stands under.
  private func found(_ text: String) -> [String] {
    let source = SourceText(name: "s.xml", bytes: Array(text.utf8))
    let reading = SurveyReader.read(source)
    let compiled = reading.survey.map { SurveyCompiler.compile($0, sources: reading.sources).diagnostics } ?? []
    return (reading.diagnostics + compiled).map { diagnostic in
      "\(diagnostic.code.rawValue) \(source.text(in: diagnostic.range.lower..<diagnostic.range.upper))"
        .split(separator: "\"").joined(separator: "'")
    }
  }
}
