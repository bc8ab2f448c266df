import SurveyInterview
import SurveyModel
import SurveyTerminal
import SurveyTestSupport
import Testing

/// The end of the input never skips a question and never loses an answer.
@Suite struct EndOfInputTests {
  let lines = [
    "front", "60000", "", "y", "", "1 3", "2", "3", "", "Charter", ":m since 2024", "9", "1/2/2026", "Shorter queues",
    "please", ".", "3", "n", "5", "0", "", "s",
  ]

  @Test func aSessionThatIsCutAnywhereGoesOnToTheSameResponse() throws {
    let whole = try Dialogue(readiness, lines)
    let response = try #require(whole.response)
    for count in lines.indices {
      let cut = try Dialogue(readiness, Array(lines.prefix(count)))
      guard case .endOfInput(let draft) = cut.outcome else {
        Issue.record("\(count) lines: \(cut.outcome)")
        continue
      }
      // What was typed after the last draft, such as half a text, is typed again.
      let kept = cut.drafts.last
      #expect(kept?.draft.response ?? draft.response == draft.response)
      let resumed = Interview(of: try readiness.compiled(), resuming: draft, now: moment("2026-03-01"))
      let rest = Dialogue(resumed, Array(lines.dropFirst(kept?.linesRead ?? 0)))
      #expect(rest.response == response, "cut after \(count) lines:\n\(rest.transcript)")
    }
  }

  @Test func everyAcceptedEventIsKept() throws {
    let session = try Dialogue(
      Form {
        number("one"); number("two", to: 5)
      }, ["1", "9", "2", ":q"])
    // The beginning, two answers, leaving; not the refused one.
    #expect(session.drafts.map(\.linesRead) == [0, 1, 3, 4])
    #expect(session.drafts.last?.draft.response.answers == [.value(.number(1)), .value(.number(2))])
    guard case .left = session.outcome else { return #expect(Bool(false), "\(session.outcome)") }
  }

  @Test func halfATextIsNotAnAnswer() throws {
    let session = try Dialogue(Form { text("wish", lines: true) }, ["one", "two"])
    guard case .endOfInput(let draft) = session.outcome else { return #expect(Bool(false), "\(session.outcome)") }
    #expect(draft.response.answers == [nil])
  }
}
