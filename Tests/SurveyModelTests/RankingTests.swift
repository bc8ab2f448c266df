import SurveyModel
import SurveyTestSupport
import Testing

/// Choices in order: values, expressions, and what can be wrong.
@Suite struct RankingTests {
  private func survey(top: Int? = nil, _ value: String = "rank(q, 'b')") throws -> CompiledSurvey {
    try Form {
      ranking("q", ["a", "b", "c"], top: top)
      variable("v", value)
    }.compiled()
  }

  private func value(_ expression: String, _ codes: [String]?) throws -> AnswerValue? {
    let survey = try survey(top: 2, expression)
    var response = Response(to: survey, id: "r")
    response.answers[0] = codes.map { .value(.ranking($0)) }
    return survey.replay(response, now: moment("2026-03-01")).value(ofVariable: 1, of: survey)
  }

  @Test func rankIsThePlaceAndMissingWithoutOne() throws {
    #expect(try value("rank(q, 'b')", ["c", "b"]) == .number(2))
    #expect(try value("rank(q, 'c')", ["c", "b"]) == .number(1))
    #expect(try value("rank(q, 'a')", ["c", "b"]) == nil)
    #expect(try value("rank(q, 'a')", nil) == nil)
    #expect(try value("rank(q, 'a') gt 1", ["c", "b"]) == .boolean(false))
    #expect(try value("q has 'b'", ["c", "b"]) == .boolean(true))
    #expect(try value("q has 'a'", ["c", "b"]) == .boolean(false))
    #expect(try value("count-selected(q)", ["c", "b"]) == .number(2))
    #expect(try value("answered(q)", ["c", "b"]) == .boolean(true))
  }

  @Test func everyOrderOfThreeHasItsRanks() throws {
    for (index, order) in [
      ["a", "b", "c"], ["a", "c", "b"], ["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"], ["c", "b", "a"],
    ].enumerated() {
      for (place, code) in order.enumerated() {
        let survey = try survey("rank(q, '\(code)')")
        var response = Response(to: survey, id: "\(index)")
        response.answers[0] = .value(.ranking(order))
        let block = survey.replay(response, now: moment("2026-03-01"))
        #expect(block.value(ofVariable: 1, of: survey) == .number(Double(place + 1)))
      }
    }
  }

  @Test(
    arguments: [
      (["a", "b"], nil), (["b", "a"], nil), (["a", "a"], .rankedTwice("a")), (["a"], .tooFewChosen(minimum: 2)),
      (["a", "b", "c"], .tooManyChosen(maximum: 2)), (["a", "z"], .unknownCode("z")),
    ] as [([String], InvalidReason?)])
  func validity(_ codes: [String], _ reason: InvalidReason?) throws {
    let survey = try survey(top: 2)
    #expect(survey.invalidity(of: .ranking(codes), for: survey.items[0], now: moment("2026-03-01")) == reason)
    let text = codes.joined(separator: "|")
    #expect(try survey.value(ofText: text, for: survey.items[0]).get() == .ranking(codes))
  }

  @Test func withoutTopAllArePutInOrder() throws {
    let survey = try survey()
    let today = day("2026-03-01")
    #expect(survey.invalidity(of: .ranking(["a", "b"]), for: survey.items[0], now: LocalDateTime(today)) != nil)
    #expect(survey.invalidity(of: .ranking(["c", "a", "b"]), for: survey.items[0], now: LocalDateTime(today)) == nil)
    #expect(survey.invalidity(of: .codes(["c", "a", "b"]), for: survey.items[0], now: LocalDateTime(today)) != nil)
  }

  @Test(arguments: [
    "q = 'a'", "q in ('a', 'b')", "q", "rank(q, a)", "rank(v, 'a')", "rank(q, 'z') = 1", "if(true, q, q)", "q + 1",
  ])
  func whatCannotBeAsked(_ expression: String) {
    #expect(throws: Form.Refused.self) { try survey(expression) }
  }

  @Test(arguments: [0, 4])
  func impossibleTops(_ top: Int) {
    #expect(throws: Form.Refused.self) { try survey(top: top) }
  }
}
