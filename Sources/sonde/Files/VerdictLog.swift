import SurveyBatch
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
    // A reader gives all events of a piece of the file, also those after the one that ended the reading.
    guard failure == nil, !isStopped else { return false }
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

  /// Whether reading goes on.
  var goesOn: Bool { failure == nil && !isStopped }

  /// How many issues of one kind about one item are wanted with their places.
  var issuesInFull: Int {
    if issues != nil || report != nil || settings.isVerbose && !settings.isQuiet { return .max }
    return settings.isQuiet ? 0 : Self.shown
  }

  /// Takes what came of many records.
  ///
  /// - Parameters:
  ///   - chunk: What came of them.
  ///   - path: The file.
  /// - Returns: Whether reading goes on.
  func take(_ chunk: ChunkResult, in path: String) -> Bool {
    outcome.accepted += chunk.accepted
    outcome.rejected += chunk.rejected
    outcome.withIssues += chunk.withIssues
    for event in chunk.events {
      for issue in event.issues {
        if !issue.isNote { outcome.issues += 1 }
        say(issue, in: path)
      }
      if settings.stopsAtRejection, event.issues.contains(where: \.isRejection) {
        isStopped = true
        return false
      }
      if let record = event.rejected { attempt { () throws(FileError) in try rejects?.write(record, in: path) } }
    }
    let counts = chunk.counts.sorted {
      ($0.key.item ?? "", $0.key.kind.rawValue) < ($1.key.item ?? "", $1.key.kind.rawValue)
    }
    for (issue, times) in counts {
      if !issue.kind.isNote { outcome.issues += times }
      if !settings.isQuiet { count(issue.kind, issue.item, issue.kind.isNote ? "note" : "warning", times) }
    }
    return goesOn
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
    if count(issue.kind, issue.item, issue.severity, 1) <= Self.shown {
      Console.note(ResponseFiles.line(issue, in: path))
    }
  }

  /// Counts issues that are alike.
  ///
  /// - Returns: How many there are by now.
  @discardableResult
  private func count(_ kind: ResponseIssue.Kind, _ item: String?, _ severity: String, _ times: Int) -> Int {
    let key = "\(kind.name) \(item ?? "")"
    let before = counts[key, default: 0]
    counts[key] = before + times
    if before <= Self.shown, before + times > Self.shown {
      let subject = item.map { "item '\($0)': " } ?? ""
      order.append((key, DiagnosticRenderer.safe("\(severity): \(subject)\(kind.name)")))
    }
    return before + times
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
