import SurveyModel
import SurveyTestSupport
import Testing

/// Choices that are offered only beside certain answers, as the program sees them.
@Suite struct ChoiceRelevanceTests {
  private let now = moment("2026-03-01")

  /// What a response becomes: the state of an item, and the value of a variable.
  private func replay(_ form: Form, _ answers: [String: AnswerValue]) throws -> (CompiledSurvey, ProgramBlock) {
    let survey = try form.compiled()
    var response = Response(to: survey, id: "r")
    for (id, value) in answers { response.answers[try #require(survey.itemIndex[id])] = .value(value) }
    return (survey, survey.replay(response, now: now))
  }

  private func state(_ id: String, _ form: Form, _ answers: [String: AnswerValue]) throws -> AnswerState {
    let (survey, block) = try replay(form, answers)
    return block.state(ofItem: try #require(survey.itemIndex[id]))
  }

  private let single = Form {
    number("age")
    SurveyTestSupport.single("drink", ["tea", FormChoice("wine", "Wine", relevant: "age ge 18")])
    variable("is-wine", "drink = 'wine'")
  }

  @Test func aChoiceThatIsNotOfferedIsNoAnswer() throws {
    #expect(try state("drink", single, ["age": .number(18), "drink": .code("wine")]) == .value)
    #expect(try state("drink", single, ["age": .number(17), "drink": .code("wine")]) == .invalid)
    // A comparison with a missing answer is false.
    #expect(try state("drink", single, ["drink": .code("wine")]) == .invalid)
    #expect(try state("drink", single, ["age": .number(17), "drink": .code("tea")]) == .value)
    let (survey, block) = try replay(single, ["age": .number(17), "drink": .code("wine")])
    #expect(block.value(ofVariable: 2, of: survey) == .boolean(false))
    let standing = survey.standing(.value(.code("wine")), of: 1, in: block)
    #expect(standing.answer == .invalid(text: "wine", reason: .notOffered("wine")))
    #expect(standing.withdrawn == ["wine"])
  }

  @Test func aQuestionThatOffersNothingIsOffTheRoute() throws {
    let form = Form {
      number("age")
      SurveyTestSupport.single(
        "drink",
        [FormChoice("beer", "Beer", relevant: "age ge 16"), FormChoice("wine", "Wine", relevant: "age ge 18")],
        relevant: "age le 90")
      SurveyTestSupport.single("own", [FormChoice("beer", "Beer", relevant: "age ge 16"), "milk"], other: true)
    }
    #expect(try state("drink", form, ["age": .number(15), "drink": .code("beer")]) == .notAsked)
    #expect(try state("drink", form, ["age": .number(17), "drink": .code("beer")]) == .value)
    #expect(try state("drink", form, ["age": .number(91), "drink": .code("beer")]) == .notAsked)
    // One's own words are always offered.
    #expect(try state("own", form, ["age": .number(3), "own": .code("other")]) == .value)
  }

  @Test func choicesOfAMultipleResponseDropOutOneByOne() throws {
    let form = Form {
      number("age")
      multiple(
        "drinks",
        [
          "tea", FormChoice("beer", "Beer", relevant: "age ge 16"), FormChoice("wine", "Wine", relevant: "age ge 18"),
          "milk",
        ], from: 2)
      variable("count", "count-selected(drinks)")
    }
    func count(_ age: Double, _ codes: [String]) throws -> AnswerValue? {
      let (survey, block) = try replay(form, ["age": .number(age), "drinks": .codes(codes)])
      return block.value(ofVariable: 2, of: survey)
    }
    #expect(try count(18, ["tea", "beer", "wine"]) == .number(3))
    #expect(try count(17, ["tea", "beer", "wine"]) == .number(2))
    // Two are to be chosen, and one is left: no answer any more.
    #expect(try count(15, ["tea", "beer", "wine"]) == nil)
    #expect(try state("drinks", form, ["age": .number(15), "drinks": .codes(["tea", "beer", "wine"])]) == .invalid)
  }

  @Test func fewerAreEnoughWhereFewerAreOffered() throws {
    let form = Form {
      number("age")
      multiple("drinks", ["tea", FormChoice("wine", "Wine", relevant: "age ge 18")], from: 2)
      ranking("order", ["a", "b", FormChoice("c", "C", relevant: "age ge 18")])
    }
    #expect(try state("drinks", form, ["age": .number(17), "drinks": .codes(["tea"])]) == .value)
    #expect(try state("drinks", form, ["age": .number(18), "drinks": .codes(["tea"])]) == .invalid)
    #expect(try state("order", form, ["age": .number(17), "order": .ranking(["b", "a"])]) == .value)
    #expect(try state("order", form, ["age": .number(18), "order": .ranking(["b", "a"])]) == .invalid)
    // What is not offered drops out of the order, and the others close up.
    #expect(try state("order", form, ["age": .number(17), "order": .ranking(["c", "b", "a"])]) == .value)
    let (survey, block) = try replay(form, ["age": .number(17), "order": .ranking(["c", "b", "a"])])
    #expect(
      survey.standing(.value(.ranking(["c", "b", "a"])), of: 2, in: block).answer == .value(.ranking(["b", "a"])))
  }

  @Test(arguments: [(17.0, 60.0, true), (17, 50, false), (18, 60, false)])
  func theSharesThatAreOfferedMakeTheSum(_ age: Double, _ second: Double, _ isRight: Bool) throws {
    let form = Form {
      number("age")
      allocation("money", ["tea", "milk", FormChoice("wine", "Wine", relevant: "age ge 18")], total: 100)
    }
    let (survey, block) = try replay(
      form, ["age": .number(age), "money.tea": .number(40), "money.milk": .number(second), "money.wine": .number(1)])
    let failing = survey.constraints.indices.filter {
      block.isRelevant(item: survey.constraints[$0].item, in: survey.program)
        && !block.holds(constraint: $0, in: survey.program)
    }
    #expect(failing.isEmpty == isRight)
    #expect((block.state(ofItem: 3) == .notAsked) == (age < 18))
  }

  @Test func theRowsOfAGridShareTheirChoices() throws {
    let form = Form {
      number("age")
      grid("g", .choices(["tea", FormChoice("wine", "Wine", relevant: "age ge 18")]), ["noon", "night"])
    }
    let answers: [String: AnswerValue] = ["age": .number(3), "g.noon": .code("tea"), "g.night": .code("wine")]
    #expect(try state("g.noon", form, answers) == .value)
    #expect(try state("g.night", form, answers) == .invalid)
  }

  @Test func manyChoicesOfASetKeepTheirPlaces() throws {
    // Beyond the first word of a set.
    let choices = (0..<150).map { FormChoice("c\($0)", nil, relevant: $0 % 2 == 0 ? "n = 1" : nil) }
    let form = Form {
      number("n")
      multiple("m", choices)
      variable("count", "count-selected(m)")
    }
    let codes = [0, 1, 63, 64, 65, 128, 149].map { "c\($0)" }
    let (survey, block) = try replay(form, ["n": .number(0), "m": .codes(codes)])
    #expect(block.value(ofVariable: 2, of: survey) == .number(4))
    #expect(
      survey.standing(.value(.codes(codes)), of: 1, in: block).answer
        == .value(.codes(["c1", "c63", "c65", "c149"])))
  }
}
