import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

/// A loop means what an author would have written by hand without it: a section for each pass, with ids and conditions
/// of its own. Random loops are compared with that, on random responses.
@Suite("Loops against sections written by hand") struct LoopLawTests {
  /// The same survey twice.
  private struct Pair {
    var looped = ""
    var unrolled = ""

    /// Adds to both.
    mutating func add(_ text: String) {
      looped += text
      unrolled += text
    }
  }

  private static let codes = ["a", "b", "c"]

  /// A condition inside a pass; `@` stands before names of the own pass, `#` for the code, `%` for the number.
  private func condition(_ random: inout SplitMix64) -> String {
    let parts = [
      "@n ge 2", "answered(@n)", "@y = 'yes'", "not(@y = 'yes')", "# = 'b'", "# ne 'a'", "% gt 1", "level ge 3",
      "l.a.n ge 2", "@n gt level",
    ]
    let (first, second) = (
      parts[Int.random(in: 0..<(parts.count), using: &random)], parts[Int.random(in: 0..<(parts.count), using: &random)]
    )
    return Int.random(in: 0..<2, using: &random) == 0
      ? first : "\(first) \(Int.random(in: 0..<2, using: &random) == 0 ? "and" : "or") \(second)"
  }

  private func written(_ condition: String) -> String {
    condition.replacing("@", with: "").replacing("#", with: "it").replacing("%", with: "position()")
      .replacing("<", with: "&lt;")
  }

  private func byHand(_ condition: String, _ code: String, _ number: Int) -> String {
    condition.replacing("@", with: "l-\(code)-").replacing("# = 'b'", with: code == "b" ? "1 = 1" : "1 = 2")
      .replacing("# ne 'a'", with: code != "a" ? "1 = 1" : "1 = 2").replacing("%", with: "\(number)")
      .replacing("l.a.n", with: "l-a-n")
  }

  private func pair(_ random: inout SplitMix64) -> Pair {
    var pair = Pair()
    pair.add(
      "<survey xmlns='urn:sonde:survey:1' id='s' xml:lang='en'><title>T</title>"
        + "<choices id='codes'>"
        + Self.codes.map { "<choice value='\($0)'><label>\($0)</label></choice>" }.joined() + "</choices>"
        + "<number id='level' integer='yes' min='0' max='4'><prompt>L</prompt></number>"
        + "<multiple id='chosen' choices='codes'><prompt>C</prompt></multiple>"
        + "<single id='one' choices='codes'><prompt>O</prompt></single>")
    let kind = Int.random(in: 0..<4, using: &random)
    let head = ["over='chosen'", "over='one'", "over='codes'", "count='level' max='3'"][kind]
    let (first, second) = (condition(&random), condition(&random))
    // A first question cannot read those after it, and a count has numbers for codes.
    let usesCodes = kind != 3
    let own = [first, second].map {
      usesCodes
        ? $0
        : $0.replacing("# = 'b'", with: "% = 2").replacing("# ne 'a'", with: "% ne 1").replacing("l.a.n", with: "l.1.n")
    }
    pair.looped +=
      "<loop id='l' \(head) as='it'><number id='n'><prompt>N</prompt></number><yesno id='y' relevant=\"\(written(own[0].replacing("@y", with: "@n").replacing("@n = 'yes'", with: "@n = 1")))\"><prompt>Y</prompt></yesno>"
      + "<text id='t' relevant=\"\(written(own[1]))\"><prompt>T</prompt></text>"
      + "<variable id='v' value='if(answered(n), n * 2, position())'/></loop>"
    for (index, code) in Self.codes.enumerated() {
      let (number, code) = (index + 1, usesCodes ? code : "\(index + 1)")
      let relevance = ["chosen has '\(code)'", "one = '\(code)'", "true", "level ge \(number)"][kind]
      func hand(_ text: String) -> String {
        byHand(text, code, number).replacing("l.1.n", with: "l-1-n").replacing("<", with: "&lt;")
      }
      pair.unrolled +=
        "<section id='l-\(code)' relevant=\"\(relevance)\"><number id='l-\(code)-n'><prompt>N</prompt></number>"
        + "<yesno id='l-\(code)-y' relevant=\"\(hand(own[0].replacing("@y", with: "@n").replacing("@n = 'yes'", with: "@n = 1")))\"><prompt>Y</prompt></yesno>"
        + "<text id='l-\(code)-t' relevant=\"\(hand(own[1]))\"><prompt>T</prompt></text>"
        + "<variable id='l-\(code)-v' value='if(answered(l-\(code)-n), l-\(code)-n * 2, \(number))'/></section>"
    }
    let all = (usesCodes ? Self.codes : ["1", "2", "3"])
    pair.looped += "<variable id='total' value='sum(l.n)'/><variable id='best' value='max(l.v)'/></survey>"
    pair.unrolled +=
      "<variable id='total' value='sum(\(all.map { "l-\($0)-n" }.joined(separator: ", ")))'/>"
      + "<variable id='best' value='max(\(all.map { "l-\($0)-v" }.joined(separator: ", ")))'/></survey>"
    return pair
  }

  private func compiled(_ text: String) throws -> CompiledSurvey {
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(text.utf8)))
    let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
    let errors = (reading.diagnostics + compilation.diagnostics).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.problem.message)) in \(text)")
    return try #require(compilation.survey)
  }

  @Test(arguments: 0..<150) func meanTheSame(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let pair = pair(&random)
    let looped = try compiled(pair.looped)
    let unrolled = try compiled(pair.unrolled)
    // The loop's own item, the number of passes, has no counterpart by hand.
    let items = looped.items.indices.filter { looped.items[$0].id != "l" }
    try #require(items.count == unrolled.items.count)
    for (index, item) in items.enumerated() {
      #expect(looped.items[item].id.replacing(".", with: "-") == unrolled.items[index].id)
    }
    for _ in 0..<40 {
      var (first, second) = (Response(to: looped, id: "r"), Response(to: unrolled, id: "r"))
      for (index, item) in items.enumerated() where Int.random(in: 0..<5, using: &random) > 0 {
        let answer: Answer? =
          switch unrolled.items[index].kind {
          case .number: .value(.number(Double(Int.random(in: 0..<5, using: &random))))
          case .choices: .value(.codes(Self.codes.filter { _ in Int.random(in: 0..<2, using: &random) == 0 }))
          case .choice(let list):
            .value(
              .code(
                unrolled.choiceLists[list].choices.map(\.code.text)[
                  Int.random(in: 0..<(unrolled.choiceLists[list].choices.count), using: &random)]))
          case .text: .value(.text("x"))
          default: nil
          }
        guard let answer else { continue }
        first.answers[item] = answer
        second.answers[index] = answer
      }
      let now = LocalDateTime(CalendarDate(dayNumber: 20_000))
      let (one, other) = (looped.replay(first, now: now), unrolled.replay(second, now: now))
      for (index, item) in items.enumerated() {
        #expect(
          one.isRelevant(item: item, in: looped.program) == other.isRelevant(item: index, in: unrolled.program),
          "\(looped.items[item].id) of \(pair.looped)")
        #expect(one.value(ofVariable: item, of: looped) == other.value(ofVariable: index, of: unrolled))
      }
    }
  }
}
