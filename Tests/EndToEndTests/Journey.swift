import SurveyFormats
import SurveyInterview
import SurveyModel
import SurveyResponses
import SurveyTerminal
import SurveyXML
import Testing

/// The way of one response: a definition as text, a dialogue in line mode, the file that is written, and what a batch
/// makes of that file.
struct Journey {
  static let today = CalendarDate(dayNumber: 20_513)

  let survey: CompiledSurvey
  /// What a person reads, with what was typed.
  let transcript: String
  /// The response as it was submitted; `nil` when it was not.
  let submitted: Response?

  /// A survey of its text, without a single problem.
  static func survey(_ content: String, languages: String = "en") throws -> CompiledSurvey {
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="s" version="1" xml:lang="\(languages.prefix(2))" languages="\(languages)">
      <title>T</title>
      \(content)
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(text.utf8)))
    let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
    let renderer = DiagnosticRenderer(sources: reading.sources)
    let found = (reading.diagnostics + compilation.diagnostics).filter { $0.code != .missingTranslation }
    #expect(found.isEmpty, "\(found.map { renderer.text($0) }.joined())")
    return try #require(compilation.survey)
  }

  /// Answers a survey with lines.
  init(_ survey: CompiledSurvey, in language: String = "en", _ lines: [String]) throws {
    self.survey = survey
    let tag = try #require(LanguageTag(language))
    let session = Session(lines)
    var dialogue = LineInterview(
      Interview(of: survey, id: "r-1", language: tag, now: LocalDateTime(Self.today)), echoesInput: true,
      readLine: { session.next() }, write: { session.transcript += $0 })
    if case .submitted(let submission) = dialogue.run() {
      var response = submission.response
      response.submitted = "2026-03-01T10:00:00Z"
      submitted = response
    } else {
      submitted = nil
    }
    transcript = session.transcript
  }

  /// The answers that are values, as short text by item.
  static func values(_ response: Response, of survey: CompiledSurvey) -> [String: String] {
    var values: [String: String] = [:]
    for (item, answer) in zip(survey.items, response.answers) {
      if let value = answer?.value { values[item.id] = JSONWriter.text(value) }
    }
    return values
  }

  /// Writes the response, reads it back and replays it.
  ///
  /// - Returns: What the batch sees, after checking that it is what was submitted, without an issue.
  @discardableResult
  func replay() throws -> CollectedResponse {
    let submitted = try #require(submitted, "\(transcript)")
    let bytes = JSONWriter.bytes(ResponseWriter.json(submitted, of: survey), .pretty)
    let collected = try #require(Self.read(bytes, .json, survey).responses.first)
    #expect(collected.issues.isEmpty, "\(collected.issues)")
    for (index, item) in survey.items.enumerated() where item.takesAnswer {
      // What is off the route is not written, so that reading finds nothing there.
      let given = submitted.answers[index] == .notAsked ? nil : submitted.answers[index]
      #expect(collected.response.answers[index] == given, "\(item.id)")
      #expect(collected.block.state(ofItem: index) == (given?.state ?? .notAsked), "\(item.id)")
    }
    return collected
  }

  /// Reads responses from a file.
  static func read(
    _ bytes: [UInt8], _ format: ResponseFormat, _ survey: CompiledSurvey
  ) -> (responses: [CollectedResponse], rejected: [ResponseIssue]) {
    var responses: [CollectedResponse] = []
    var rejected: [ResponseIssue] = []
    var reader = ResponseReader(survey: survey, now: LocalDateTime(today), format: format)
    func take(_ event: ResponseEvent) {
      switch event {
      case .response(let response): responses.append(response)
      case .columns: break
      case .rejected(let issue, _), .remark(let issue): rejected.append(issue)
      }
    }
    reader.read(bytes, take)
    reader.finish(take)
    return (responses, rejected)
  }

  /// Reads responses from a text.
  static func read(_ text: String, _ format: ResponseFormat, _ survey: CompiledSurvey) -> [CollectedResponse] {
    read(Array(text.utf8), format, survey).responses
  }

  private final class Session {
    private var lines: ArraySlice<String>
    var transcript = ""

    init(_ lines: [String]) { self.lines = lines[...] }

    func next() -> String? { lines.popFirst() }
  }
}

extension JSONWriter {
  /// A value on one line.
  static func text(_ value: AnswerValue) -> String {
    var writer = JSONWriter()
    writer.value(value.json)
    return String(decoding: writer.bytes, as: UTF8.self).filter { !$0.isNewline }
  }
}

extension CollectedResponse {
  /// The issues, as `item: message`.
  var messages: [String] { issues.map { "\($0.item ?? "-"): \($0.message)" } }
}
