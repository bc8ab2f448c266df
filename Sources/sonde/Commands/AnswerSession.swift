import Glibc
import SurveyFormats
import SurveyInterview
import SurveyModel
import SurveyResponses
import SurveyTerminal

/// What happens around an interview: resuming, filling from a file, submitting without questions.
struct AnswerSession {
  let survey: CompiledSurvey

  /// The command that goes on with the interview, for messages.
  let resume: String

  /// Whether nothing is asked.
  let isFromFile: Bool

  /// The draft found, if there is one.
  var draftBytes: [UInt8]?

  /// What random orders are made from, where the respondent says.
  var seed: UInt64?

  init(survey: CompiledSurvey, resume: String, isFromFile: Bool) {
    self.survey = survey
    self.resume = resume
    self.isFromFile = isFromFile
  }

  /// Begins an interview, or goes on with the draft.
  ///
  /// A draft that cannot be read is never overwritten: the command ends and says what to do.
  func begin(language: LanguageTag, isLanguageGiven: Bool, respondent: String?) throws(FileError) -> Interview {
    let now = Clock.now
    if seed != nil, !survey.hasRandomOrder {
      Console.message("nothing in this survey is in random order; --seed has no effect")
    }
    // Few enough digits for every spreadsheet and every reader of JSON, and far more seeds than responses.
    let seed = seed ?? UInt64.random(in: 0..<1 << 48)
    guard let draftBytes else {
      return Interview(
        of: survey, id: respondent ?? Self.newID(), language: language, now: now, started: Clock.timestamp,
        seed: seed)
    }
    let (draft, issues) = DraftFile.read(draftBytes, of: survey, now: now)
    for issue in issues { Console.note(ResponseFiles.line(issue, in: "draft")) }
    guard let draft else {
      Console.message("the draft cannot be used; --restart puts it aside and starts again")
      throw FileError(path: "draft", code: EINVAL)
    }
    if draft.response.fingerprint != survey.fingerprint {
      Console.message("the survey has changed since these answers were given; they are checked again")
    }
    if let given = self.seed, let kept = draft.response.seed, given != kept {
      Console.message("the draft keeps its seed \(kept), so that its order stays; --restart takes another one")
    }
    Console.message(
      "going on with the answers of \(draft.response.started ?? "an earlier day"); --restart starts again")
    return Interview(
      of: survey,
      resuming: InterviewDraft(response: draft.response, current: draft.position, isInReview: draft.isInReview),
      language: isLanguageGiven ? language : nil, now: now, seed: seed)
  }

  /// Answers from a file, and says item by item what in it is not an answer.
  func fill(_ interview: inout Interview, from path: String) throws(FileError) {
    let bytes = try FileAccess.read(path)
    let (given, issues) = DraftFile.read(bytes, of: survey, now: interview.now)
    for issue in issues { Console.note(ResponseFiles.line(issue, in: path)) }
    guard let given else { throw FileError(path: path, code: EINVAL) }
    let wording = InterviewWording(interview.language)
    for problem in interview.fill(from: given.response) {
      let (item, message): (Int, String)
      switch problem {
      // Reading the file has said what is invalid; what is required is asked, or said when submitting.
      case .invalid, .required: continue
      case .notOffered(let withdrawal):
        let facts = withdrawal.codes.map { InvalidReason.notOffered($0).message }
        (item, message) = (withdrawal.item, facts.joined(separator: "; "))
      case .offRoute(let index): (item, message) = (index, ResponseIssue.Fact.offRoute.text)
      case .readonly(let index): (item, message) = (index, wording.message(of: .readonly, at: index, in: interview))
      case .constraint(let index, let constraint):
        (item, message) = (index, interview.message(ofConstraint: constraint))
      case .questioned(let index, let concerns):
        (item, message) = (index, concerns.map { wording.message(of: $0, in: interview) }.joined(separator: " "))
      }
      Console.message("\(path): item '\(survey.items[item].id)': \(message)")
    }
  }

  /// Submits without asking; a warning is printed and confirmed, a fault keeps the response from being submitted.
  ///
  /// - Returns: The outcome; `nil` when something is in the way, which is printed.
  func submitAtOnce(_ interview: inout Interview) -> LineInterview.Outcome? {
    var notices = interview.apply(.submit)
    if notices.contains(where: { if case .needsConfirmation = $0 { true } else { false } }) {
      notices = interview.apply(.confirm)
    }
    if let submission = interview.submission { return .submitted(submission) }
    let wording = InterviewWording(interview.language)
    for blocker in interview.blockers {
      let message = wording.message(of: blocker.fault, at: blocker.item, in: interview)
      Console.message("not submitted: item '\(survey.items[blocker.item].id)': \(message)")
    }
    return nil
  }

  /// The file of a submitted response: XML where its name says so, JSON otherwise.
  func bytes(of response: Response, to path: String) -> [UInt8] {
    guard ResponseFormat(fileName: path) != .xml else { return ResponseWriter.xml(response, of: survey) }
    return JSONWriter.bytes(ResponseWriter.json(response, of: survey), .pretty)
  }

  /// An id for a response: the day, and enough chance that two of one day differ.
  private static func newID() -> String {
    let day = Clock.now.date.description.filter { $0 != "-" }
    let chance = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    return "r\(day)-\(chance)"
  }
}

extension DraftFile {
  /// The file of an interview's draft.
  init(_ draft: InterviewDraft) {
    self.init(response: draft.response, position: draft.current, isInReview: draft.isInReview)
  }
}

extension ResponseIssue.Fact {
  /// The fact as a clause.
  var text: String { ResponseIssue(self, response: nil).message }
}
