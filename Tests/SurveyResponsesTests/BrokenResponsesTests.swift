import SurveyModel
import SurveyResponses
import SurveyTestSupport
import Testing

/// What a version of a survey no longer understands of responses that were collected before.
@Suite struct BrokenResponsesTests {
  private func messages(_ text: String, _ format: ResponseFormat, _ form: Form) throws -> [String] {
    let survey = try form.compiled()
    var broken = BrokenResponses()
    var reader = ResponseReader(survey: survey, now: moment("2026-03-01"), format: format)
    func take(_ event: ResponseEvent) {
      switch event {
      case .columns: break
      case .rejected(let issue, _), .remark(let issue): broken.add(issue)
      case .response(let collected): for issue in collected.issues { broken.add(issue) }
      }
    }
    reader.read(Array(text.utf8), take)
    reader.finish(take)
    return broken.diagnostics(about: survey).map { diagnostic in
      #expect(diagnostic.code == .breaksResponses && diagnostic.severity == .warning)
      return diagnostic.problem.message
    }
  }

  private let form = Form("s") {
    single("colour", ["red", "blue"])
    number("age")
  }

  @Test func columnsAndAnswersThatAreNoMore() throws {
    let found = try messages("id,color,age\n1,red,30\n2,green,old\n3,green,x\n", .table, form)
    #expect(
      found == [
        "a table of responses has a column 'color', which this version has not; if it was renamed, write was=\"color\" "
          + "where it stands now",
        "1 response answers 'age' with 'old', which is not an answer to it in this version",
        "1 response answers 'age' with 'x', which is not an answer to it in this version",
      ])
  }

  @Test func countsOfResponses() throws {
    let lines = [
      #"{"survey":"s","answers":{"hue":"red"}}"#, #"{"survey":"s","answers":{"hue":"red","colour":"green"}}"#,
    ]
    let found = try messages(lines.joined(separator: "\n") + "\n", .jsonLines, form)
    #expect(
      found == [
        "2 responses answer 'hue', which this version has not; if it was renamed, write was=\"hue\" where it stands now",
        "1 response answers 'colour' with 'green', which is not an answer to it in this version",
      ])
  }

  @Test func whatFitsIsNotMentioned() throws {
    #expect(try messages("id,colour,age\n1,red,30\n2,,\n", .table, form).isEmpty)
  }
}
