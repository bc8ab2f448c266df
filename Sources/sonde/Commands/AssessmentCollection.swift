import SurveyModel
import SurveyResponses
import SurveyScoring

/// Responses to the surveys of an assessment on their way into the joined report.
struct AssessmentCollection {
  let assessment: CompiledAssessment
  let now: LocalDateTime
  var format: ResponseFormat?
  var isQuiet = false

  /// The results of each survey.
  private(set) var cells: [SurveyCells]
  /// How many records of each survey could not be used.
  private(set) var rejected: [Int]
  private(set) var outcome = ResponseFiles.Outcome()

  init(_ assessment: CompiledAssessment, now: LocalDateTime) {
    self.assessment = assessment
    self.now = now
    cells = assessment.surveys.indices.map { SurveyCells(assessment, survey: $0) }
    rejected = assessment.surveys.map { _ in 0 }
  }

  /// Reads files, and what folders and the folders inside them hold, sorted by path. A file that cannot be read or placed
  /// is told and takes none of the others with it.
  mutating func read(_ paths: [String]) throws(FileError) {
    var files: [String] = []
    for path in paths {
      let found = FileAccess.isFolder(path) ? try FileAccess.allFiles(in: path, endings: ResponseInput.endings) : [path]
      guard !found.isEmpty else { throw FileError(path: path, code: FileError.nothingToRead) }
      files += found
    }
    let place = SurveyOfFile(surveys: assessment.surveys.map(\.survey.id.text))
    var seen: Set<String> = []
    for path in files where seen.insert(path).inserted {
      do throws(FileError) {
        switch try place.finding(path, format: format) {
        case .survey(let survey): try read(path, survey)
        case .other(let id):
          tell("\(path): not used: it answers '\(id)', which '\(assessment.assessment.id.text)' does not use")
        case .unknown:
          outcome.issues += 1
          tell(
            "\(path): not used: nothing says which survey it answers; name the file or its folder after the survey, or "
              + "give it a column 'survey'")
        }
      } catch {
        _ = Console.fail(error)
        outcome.rejected += 1
        outcome.issues += 1
      }
    }
  }

  private mutating func read(_ path: String, _ survey: Int) throws(FileError) {
    let files = ResponseFiles(survey: assessment.surveys[survey], now: now, format: format)
    // The closure below must not hold what it changes.
    var own = cells[survey]
    let log = VerdictLog(.init(isQuiet: isQuiet))
    try files.read([path], into: log) { own.add($0.response, in: $0.block) }
    try log.finish()
    let read = log.outcome
    cells[survey] = own
    rejected[survey] += read.rejected
    outcome.accepted += read.accepted
    outcome.rejected += read.rejected
    outcome.withIssues += read.withIssues
    outcome.issues += read.issues
  }

  private func tell(_ text: String) {
    if !isQuiet { Console.message(text) }
  }
}
