import ArgumentParser
import Glibc
import SurveyInterview
import SurveyModel
import SurveyResponses
import SurveyTerminal

/// `sonde answer`: one interview, in a terminal, through a pipe or from a file.
struct Answer: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer a survey.",
    discussion: """
      Asks one question a line, so that it works in any terminal, through a pipe and with a screen reader. The answers
      are kept after every question: leave with :q and run the same command again to go on.

      Exit codes: 0 submitted; 1 something keeps --submit from submitting; 3 left unfinished, draft kept;
      73 the output exists; 75 the draft is open elsewhere; 130 interrupted, draft kept.
      """)

  @Argument(help: ArgumentHelp("The survey definition.", valueName: "survey"))
  var survey: String

  @Option(
    name: .shortAndLong,
    help: "Where to write the response: a file, a folder, or '-'. By default a file named after survey and response.")
  var output: String?

  @Option(help: ArgumentHelp("The language to begin in.", valueName: "tag"))
  var lang: String?

  @Option(help: ArgumentHelp("Whose answers these are; each respondent has a draft of their own.", valueName: "key"))
  var respondent: String?

  @Option(help: ArgumentHelp("Answers to begin with: a response, or an object from item to answer.", valueName: "file"))
  var answers: String?

  @Option(
    help: ArgumentHelp(
      "What random orders are made from, to see an order again; by default by chance.", valueName: "number"))
  var seed: UInt64?

  @Flag(help: "Submit what --answers and the draft hold, without asking anything.")
  var submit = false

  @Flag(help: "Start again; the old draft is put aside.")
  var restart = false

  @Flag(help: "Keep no draft, for shared computers.")
  var noDraft = false

  @Flag(help: "Replace an output that exists.")
  var force = false

  func run() throws {
    let compiled = try SurveyLoader.survey(survey)
    let language = try Languages.chosen(lang, for: compiled)
    var status = ExitStatus.success
    do throws(FileError) {
      let store =
        noDraft ? nil : try DraftStore.open(survey: compiled.survey.id.text, respondent: respondent ?? "default")
      var session = AnswerSession(survey: compiled, resume: resumeCommand, isFromFile: submit)
      if let store {
        if restart, let old = try store.putAside(at: Clock.timestamp) { Console.message("the old draft is now \(old)") }
        session.draftBytes = try store.read()
      }
      session.seed = seed
      var interview = try session.begin(language: language, isLanguageGiven: lang != nil, respondent: respondent)
      let target = try outputPath(for: interview.id, of: compiled)
      if let answers { try session.fill(&interview, from: answers) }
      let outcome = submit ? session.submitAtOnce(&interview) : converse(interview, store)
      status = try conclude(outcome, session, store, target)
    } catch {
      if error.code == EWOULDBLOCK {
        Console.message("\(error.path): the draft is open in another process; use --respondent for another one")
        throw ExitStatus.locked.code
      }
      throw Console.fail(error).code
    }
    if status != .success { throw status.code }
  }

  // MARK: - Asking

  private func converse(_ interview: Interview, _ store: DraftStore?) -> LineInterview.Outcome {
    let path = store?.path
    Interruption.install(message: path == nil ? "" : "\nYour answers are kept. Go on with: \(resumeCommand)\n")
    let toErrors = output == FileAccess.standard
    var lines = LineInterview(
      interview, width: Terminal.width, echoesInput: isatty(STDIN_FILENO) == 0, readLine: { Swift.readLine() },
      write: { toErrors ? Console.note($0) : Console.print($0) },
      saveDraft: { draft in
        guard let path else { return }
        do throws(FileError) {
          try FileAccess.write(DraftFile(draft).bytes(of: interview.survey), to: path, isPrivate: true)
        } catch {
          _ = Console.fail(error)
        }
      },
      clock: { Clock.now })
    return lines.run()
  }

  // MARK: - Concluding

  private func conclude(
    _ outcome: LineInterview.Outcome?, _ session: AnswerSession, _ store: DraftStore?, _ target: String
  ) throws(FileError) -> ExitStatus {
    switch outcome {
    case .submitted(let submission)?:
      var response = submission.response
      response.submitted = Clock.timestamp
      try FileAccess.write(session.bytes(of: response, to: target), to: target)
      store?.remove()
      if target != FileAccess.standard {
        Console.message("written to \(target); see it with: sonde report \(survey) \(target)")
      }
      return .success
    case .left(let draft)?, .endOfInput(let draft)?:
      try store?.write(DraftFile(draft).bytes(of: session.survey))
      if store != nil {
        Console.message("unfinished; the answers are kept. Go on with: \(resumeCommand)")
      } else {
        Console.message("unfinished; the answers are not kept (--no-draft)")
      }
      return .unfinished
    case nil: return .negative
    }
  }

  private var resumeCommand: String {
    var words = ["sonde", "answer", survey]
    if let respondent { words += ["--respondent", respondent] }
    if let output { words += ["-o", output] }
    return words.map { word in
      let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_./-".contains($0)) }
      return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
    .joined(separator: " ")
  }

  private func outputPath(for id: String, of survey: CompiledSurvey) throws(FileError) -> String {
    let safe = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) ? $0 : "_" })
    let name = "\(survey.survey.id.text)-\(safe).json"
    let path = output.map { FileAccess.isFolder($0) ? FileAccess.joined($0, name) : $0 } ?? name
    // Before the first question: nobody should answer all of them for nothing.
    try FileAccess.prepareOutput(path, force: force)
    return path
  }
}
