import SurveyInterview
import SurveyModel
import SurveyTerminal
import SurveyTestSupport

/// A session of line mode: lines in, what a person reads out, with the lines typed where they were typed.
struct Dialogue {
  let transcript: String
  let outcome: LineInterview.Outcome
  /// The drafts kept, each with the number of lines read before.
  let drafts: [(draft: InterviewDraft, linesRead: Int)]

  init(_ form: Form, in language: LanguageTag = english, width: Int = 80, _ lines: [String]) throws {
    let interview = Interview(of: try form.compiled(), id: "r-1", language: language, now: moment("2026-03-01"))
    self.init(interview, width: width, lines)
  }

  init(_ interview: Interview, width: Int = 80, _ lines: [String], clock: (() -> LocalDateTime)? = nil) {
    let session = Session(lines: lines)
    var lineMode = LineInterview(
      interview, width: width, echoesInput: true, readLine: { session.next() },
      write: { session.transcript += $0 },
      saveDraft: { session.drafts.append(($0, session.read)) }, clock: clock)
    outcome = lineMode.run()
    transcript = session.transcript
    drafts = session.drafts
  }

  /// The transcript as tests write it: no-break spaces as `~`, and no spaces at the ends of lines.
  var readable: String {
    transcript.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line.map { $0 == "\u{A0}" ? "~" : $0 })
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  var response: Response? {
    if case .submitted(let submission) = outcome { submission.response } else { nil }
  }

  private final class Session {
    let lines: [String]
    var read = 0
    var transcript = ""
    var drafts: [(draft: InterviewDraft, linesRead: Int)] = []

    init(lines: [String]) { self.lines = lines }

    func next() -> String? {
      guard read < lines.count else { return nil }
      defer { read += 1 }
      return lines[read]
    }
  }
}
