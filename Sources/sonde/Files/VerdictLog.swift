import SurveyFormats
import SurveyModel
import SurveyResponses

/// What becomes of every record that is read: counted, reported, listed, and kept apart where it was rejected.
///
/// It takes the events of any reader, in the order of the files, and knows nothing of what is done with the responses.
final class VerdictLog {
  /// What is said, and where.
  struct Settings {
    /// Whether nothing is said on standard error.
    var isQuiet = false
    /// Whether every issue is said, however many are alike.
    var isVerbose = false
    /// Whether the first record that is rejected ends the reading.
    var stopsAtRejection = false
  }

  /// How many issues of one kind about one item are said one by one.
  private static let shown = 20

  /// The counts.
  private(set) var outcome = ResponseFiles.Outcome()

  /// Whether a rejected record has ended the reading.
  private(set) var isStopped = false

  /// Why a list could not be written.
  private(set) var failure: FileError?

  private let settings: Settings
  private let issues: IssueFile?
  private let rejects: RejectsFile?
  private var counts: [String: Int] = [:]
  private var order: [(key: String, label: String)] = []

  /// Takes each issue instead of standard error, where somebody else says them.
  var report: ((ResponseIssue, String) -> Void)?

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - settings: What is said.
  ///   - issues: Takes all issues.
  ///   - rejects: Takes the rejected records.
  init(_ settings: Settings = Settings(), issues: IssueFile? = nil, rejects: RejectsFile? = nil) {
    self.settings = settings
    self.issues = issues
    self.rejects = rejects
  }

  /// Takes an event.
  ///
  /// - Parameters:
  ///   - event: What a reader came upon.
  ///   - path: The file.
  /// - Returns: Whether reading goes on.
  func take(_ event: ResponseEvent, in path: String) -> Bool {
    switch event {
    case .columns(let mapping): rejects?.begin(mapping)
    case .remark(let issue):
      if !issue.isNote { outcome.issues += 1 }
      say(issue, in: path)
    case .rejected(let issue, let source):
      outcome.rejected += 1
      outcome.issues += 1
      say(issue, in: path)
      if let source { attempt { () throws(FileError) in try rejects?.write(source, in: path) } }
      if settings.stopsAtRejection { isStopped = true }
    case .response(let collected):
      outcome.accepted += 1
      let counting = collected.issues.count { !$0.isNote }
      outcome.issues += counting
      outcome.withIssues += counting > 0 ? 1 : 0
      for issue in collected.issues { say(issue, in: path) }
    }
    return failure == nil && !isStopped
  }

  /// Takes a file that cannot be read.
  func takeUnreadable(_ error: FileError) {
    outcome.rejected += 1
    outcome.issues += 1
    _ = Console.fail(error)
    if settings.stopsAtRejection { isStopped = true }
  }

  /// Says what was not said one by one, and gives the lists their names.
  func finish() throws(FileError) {
    if let failure { throw failure }
    if !settings.isQuiet {
      for (key, label) in order {
        let hidden = (counts[key] ?? 0) - Self.shown
        if hidden > 0 { Console.note("\(label): \(hidden) more like these; --verbose shows all\n") }
      }
    }
    try issues?.finish()
    try rejects?.finish()
  }

  private func say(_ issue: ResponseIssue, in path: String) {
    attempt { () throws(FileError) in try issues?.write(issue, in: path) }
    if let report { return report(issue, path) }
    guard !settings.isQuiet else { return }
    guard !settings.isVerbose else { return Console.note(ResponseFiles.line(issue, in: path)) }
    let key = "\(issue.kind.name) \(issue.item ?? "")"
    let count = counts[key, default: 0] + 1
    counts[key] = count
    if count <= Self.shown { Console.note(ResponseFiles.line(issue, in: path)) }
    if count == Self.shown + 1 {
      let subject = issue.item.map { "item '\($0)': " } ?? ""
      order.append((key, DiagnosticRenderer.safe("\(issue.severity): \(subject)\(issue.kind.name)")))
    }
  }

  private func attempt(_ body: () throws(FileError) -> Void) {
    guard failure == nil else { return }
    do throws(FileError) {
      try body()
    } catch {
      failure = error
    }
  }
}
