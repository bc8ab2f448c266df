import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

/// Rows of a grid as items, and what can be wrong with a grid.
@Suite struct GridTests {
  static let head = """
    <scale id="five" from="1" to="5"><point value="1"/></scale>
    <choices id="ways"><choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice></choices>
    """

  /// The codes of what is reported, each with the text it stands under.
  private func problems(_ content: String) -> [String] {
    let text =
      "<survey xmlns=\"urn:sonde:survey:1\" id=\"s\" xml:lang=\"en\"><title>T</title>\(Self.head)\(content)</survey>"
    let source = SourceText(name: "s.xml", bytes: Array(text.utf8))
    let reading = SurveyReader.read(source)
    let compiled = reading.survey.map { SurveyCompiler.compile($0, sources: reading.sources).diagnostics } ?? []
    return (reading.diagnostics + compiled).filter { $0.code != .unusedList }.map { diagnostic in
      "\(diagnostic.code.rawValue) \(source.text(in: diagnostic.range.lower..<diagnostic.range.upper))"
    }
  }

  private func element(_ attributes: String = "scale='five'", _ rows: String...) -> String {
    "<grid id='g' \(attributes)><prompt>P</prompt>" + rows.map { "<row \($0)><label>L</label></row>" }.joined()
      + "</grid>"
  }

  @Test func rowsAreItems() throws {
    let form = Form(required: .yes, allow: [.dontKnow]) {
      scale("five", 1...5)
      grid("g", .scale("five"), ["a", "b"])
      grid("w", .choices(["x", "y"]), ["c"], required: .no, allow: [])
      variable("m", "mean(g.a, g.b)")
      number("n", relevant: "g.a gt 3 and w.c = 'x'")
    }
    let survey = try form.compiled()
    #expect(survey.items.map(\.id) == ["g.a", "g.b", "w.c", "m", "n"])
    #expect(survey.items.map(\.requirement) == [.yes, .yes, .no, .no, .yes])
    #expect(survey.items.map(\.allowed) == [[.dontKnow], [.dontKnow], [], [], [.dontKnow]])
    #expect(survey.items.map(\.row) == [0, 1, 0, nil, nil])
    var response = Response(to: survey, id: "r")
    response.answers[0] = .value(.number(4))
    response.answers[1] = .value(.number(1))
    response.answers[2] = .value(.code("x"))
    let block = survey.replay(response, now: moment("2026-03-01"))
    #expect(block.value(ofVariable: 3, of: survey) == .number(2.5))
    #expect(block.isRelevant(item: 4, in: survey.program))
  }

  @Test func aRowIsAskedWhereItsGridIsAndItsConditionHolds() throws {
    let form = Form {
      yesno("on")
      scale("five", 1...5)
      grid("g", .scale("five"), ["a", FormRow("b", "B", relevant: "g.a ge 3")], relevant: "on = 'yes'")
    }
    let survey = try form.compiled()
    func route(_ on: String, _ a: Double) -> [Bool] {
      var response = Response(to: survey, id: "r")
      response.answers[0] = .value(.code(on))
      response.answers[1] = .value(.number(a))
      let block = survey.replay(response, now: moment("2026-03-01"))
      return [1, 2].map { block.isRelevant(item: $0, in: survey.program) }
    }
    #expect(route("yes", 3) == [true, true])
    #expect(route("yes", 2) == [true, false])
    #expect(route("no", 3) == [false, false])
  }

  @Test func faultsAreReportedOnceAndWhereTheyStand() {
    #expect(problems(element("scale='fiv'", "id='a'", "id='b'")) == ["unknown-list fiv"])
    #expect(problems(element("scale='ways'", "id='a'", "id='b'")) == ["unknown-list ways"])
    #expect(problems(element("choices='ways'", "id='a'", "id='a'")) == ["duplicate-id a"])
    #expect(problems(element("scale='five'", "id='a'", "id='A'")) == ["name-case A"])
    #expect(problems(element("scale='five' relevant='g.a ge 1'", "id='a'", "id='b'")) == ["self-reference g.a"])
    #expect(problems(element("scale='five' relevant='g.b ge 1'", "id='a'", "id='b'")) == ["self-reference g.b"])
    #expect(problems(element("scale='five'", "id='a' relevant='g.b ge 1'", "id='b'")) == ["forward-reference g.b"])
    #expect(problems(element("scale='five'", "id='a'", "id='b' relevant='g.a ge 1'")).isEmpty)
    #expect(problems(element("scale='five' relevant='1 +'", "id='a'", "id='b'")).count == 1)
  }

  @Test func theGridItselfHasNoValue() {
    let asked = element("scale='five'", "id='a'", "id='b'")
    #expect(problems(asked + "<text id='t' relevant='g ge 2'><prompt>P</prompt></text>") == ["type-mismatch g"])
    #expect(problems(asked + "<text id='t' relevant='answered(g)'><prompt>P</prompt></text>") == ["type-mismatch g"])
    #expect(
      problems(asked + "<text id='t' relevant='g.c ge 2'><prompt>P</prompt></text>") == ["unknown-reference g.c"])
    // In a dimension it stands for its rows.
    #expect(problems(asked + "<scoring><dimension id='d'><item ref='g'/></dimension></scoring>").isEmpty)
    #expect(
      problems(
        element("choices='ways'", "id='a'")
          + "<scoring><dimension id='d'><item ref='g.a'/></dimension></scoring>") == ["not-scorable g.a"])
  }

  @Test func checksHoldForEveryRow() throws {
    let form = Form {
      scale("five", 1...5)
      grid("g", .scale("five"), ["a", "b"], constraints: [.error(". ge 2", "low")])
    }
    let survey = try form.compiled()
    #expect(survey.constraints.map(\.item) == [0, 1])
    var response = Response(to: survey, id: "r")
    response.answers[0] = .value(.number(1))
    response.answers[1] = .value(.number(2))
    let block = survey.replay(response, now: moment("2026-03-01"))
    #expect([0, 1].map { block.holds(constraint: $0, in: survey.program) } == [false, true])
    #expect(
      problems(
        "<grid id='g' scale='five'><prompt>P</prompt><constraint test='. = 1 2'><message>M</message></constraint>"
          + "<row id='a'><label>L</label></row><row id='b'><label>L</label></row></grid>"
      ).count == 1)
  }
}
