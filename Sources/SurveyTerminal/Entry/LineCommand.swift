import SurveyInterview
import SurveyModel

/// A command typed in place of an answer: a colon and a letter.
enum LineCommand: Hashable {
  case help
  case back
  case forward
  case review
  case erase
  case language(String)
  case remark(String)
  case quit
  case submit
  case nonAnswer(AnswerState)
  case unknown(String)

  /// Reads a command; `nil` for a line that is none. A doubled colon is an answer that begins with a colon.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - wording: The words of non-answers.
  init?(_ line: String, wording: InterviewWording) {
    guard line.hasPrefix(":"), !line.hasPrefix("::") else { return nil }
    let body = line.dropFirst()
    let word = body.prefix { !$0.isWhitespace }
    let rest = String(body.dropFirst(word.count).trimmedSpaces)
    switch word.lowercased() {
    case "?", "h": self = .help
    case "b": self = .back
    case "f": self = .forward
    case "r": self = .review
    case "x": self = .erase
    case "l": self = .language(rest)
    case "m": self = .remark(rest)
    case "q": self = .quit
    case "s": self = .submit
    case let other:
      let state = AnswerState.offered.first { wording.mark(of: $0) == other }
      self = state.map { .nonAnswer($0) } ?? .unknown(String(word))
    }
  }

  /// The command of a bare letter, where letters are no answers.
  init?(bare line: String) {
    switch line.lowercased() {
    case "?": self = .help
    case "b": self = .back
    case "r": self = .review
    case "q": self = .quit
    default: return nil
    }
  }
}
