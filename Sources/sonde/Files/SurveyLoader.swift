import ArgumentParser
import Glibc
import SurveyModel
import SurveyXML

/// A definition file after reading and compiling, with everything found in it.
struct LoadedSurvey {
  let path: String
  let sources: SourceMap
  var diagnostics: [Diagnostic]

  /// The survey; for a file of tests the one that they are about. `nil` where there is an error.
  let survey: CompiledSurvey?

  /// Whether the file could not be read as XML at all, which is another exit code than mistakes in it.
  let isMalformed: Bool

  /// The tests, where the file is one of tests and all its names are the survey's.
  var tests: SurveyTests?

  /// Whether the file is one of tests.
  var isTests = false

  /// Whether the file is a library.
  var isLibrary = false

  /// The assessment, where the file is one without an error.
  var assessment: CompiledAssessment?

  /// Whether the file is an assessment.
  var isAssessment = false

  /// The column map, where the file is one and all its names are the survey's.
  var columnMap: ColumnMap?

  /// What the file is, and what to give instead, where it is no survey.
  var otherKind: String?
}

/// Reads and compiles definition files.
enum SurveyLoader {
  /// The largest definition that is read.
  private static let limit = 16 << 20

  /// Reads and compiles a file.
  static func load(_ path: String) throws(FileError) -> LoadedSurvey {
    let source = try source(path)
    return load(source, folder: path == FileAccess.standard ? "." : FileAccess.folder(of: path))
  }

  /// Reads and compiles a text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - folder: Where its relative paths begin; a text that is in no folder imports nothing.
  static func load(_ source: SourceText, folder: String?) -> LoadedSurvey {
    let name = source.name
    let reading = read(source, folder: folder)
    if let tests = reading.tests { return load(tests, reading, name: name, folder: folder ?? ".") }
    if let assessment = reading.assessment { return load(assessment, reading, name: name, folder: folder) }
    if let map = reading.columnMap { return load(map, reading, name: name, folder: folder ?? ".") }
    if reading.isColumnMap || reading.isResponses {
      return LoadedSurvey(
        path: name, sources: reading.sources, diagnostics: reading.diagnostics, survey: nil, isMalformed: false,
        otherKind: reading.isResponses ? "holds responses; give the survey before them" : columnMapKind)
    }
    if let library = reading.library {
      return LoadedSurvey(
        path: name, sources: reading.sources, diagnostics: reading.findings(with: SurveyCompiler.check(library)),
        survey: nil, isMalformed: false, isLibrary: true)
    }
    guard let survey = reading.survey else {
      // A character that XML does not allow ends the reading too, beside the codes that are about reading alone.
      let isMalformed = reading.diagnostics.contains { $0.code.isAboutReading || $0.code == .controlCharacter }
      return LoadedSurvey(
        path: name, sources: reading.sources, diagnostics: reading.diagnostics, survey: nil, isMalformed: isMalformed,
        isTests: reading.isTests)
    }
    let compilation = SurveyCompiler.compile(survey, sources: reading.sources)
    let diagnostics = reading.findings(with: compilation.diagnostics)
    return LoadedSurvey(
      path: name, sources: reading.sources, diagnostics: diagnostics,
      survey: diagnostics.containsError ? nil : compilation.survey, isMalformed: false)
  }

  private static let columnMapKind = "is a column map; give the survey, and the map with --map"

  /// Loads the survey that a column map is for, and holds the map's names against it.
  private static func load(
    _ declared: DeclaredColumnMap, _ reading: SurveyReading, name: String, folder: String
  ) -> LoadedSurvey {
    var found: [Diagnostic] = []
    var survey: CompiledSurvey?
    // A path that cannot be one has been reported.
    if !reading.diagnostics.contains(where: { $0.range == declared.survey.range }) {
      switch subject(declared.survey, of: reading, in: folder) {
      case .success(let subject):
        survey = subject
        found = declared.map.diagnostics(for: subject)
      case .failure(let refusal): found = [refusal.diagnostic]
      }
    }
    let diagnostics = reading.findings(with: found)
    let isUsable = survey != nil && !diagnostics.containsError
    return LoadedSurvey(
      path: name, sources: reading.sources, diagnostics: diagnostics, survey: nil, isMalformed: false,
      columnMap: isUsable ? declared.map : nil, otherKind: columnMapKind)
  }

  /// A column map for a survey: the names in it are held against that one, wherever it stands. What is wrong is printed
  /// and ends the command.
  static func columnMap(_ path: String, for survey: CompiledSurvey) throws -> ColumnMap {
    let source: SourceText
    do throws(FileError) {
      source = try self.source(path)
    } catch {
      throw Console.fail(error).code
    }
    let reading = SurveyReader.read(source)
    let found = reading.columnMap.map { $0.map.diagnostics(for: survey) } ?? []
    let renderer = DiagnosticRenderer(sources: reading.sources)
    let errors = reading.findings(with: found).filter { $0.severity == .error }
    for diagnostic in errors { Console.note(renderer.text(diagnostic)) }
    guard let map = reading.columnMap?.map, errors.isEmpty else {
      if errors.isEmpty { Console.message("\(path) is no column map; it begins with <column-map>") }
      throw ExitStatus.negative.code
    }
    return map
  }

  /// Why the survey that a file is about cannot be used.
  private struct Refusal: Error {
    let diagnostic: Diagnostic
  }

  /// The survey that a file beside it names.
  private static func subject(
    _ name: Name, of reading: SurveyReading, in folder: String
  ) -> Result<CompiledSurvey, Refusal> {
    func refused(_ expected: String) -> Result<CompiledSurvey, Refusal> {
      let problem = Problem.badValue(attribute: "survey", value: name.text, expected: expected)
      return .failure(Refusal(diagnostic: Diagnostic(problem, at: name.range)))
    }
    let path = FileAccess.joined(folder, name.text)
    do throws(FileError) {
      let source = try source(path)
      // A file may name itself, so that what is no survey is not loaded as a subject.
      let kind = SurveyReader.read(source)
      guard !kind.isTests, !kind.isColumnMap, let survey = load(source, folder: FileAccess.folder(of: path)).survey
      else {
        return refused("the path of a survey without mistakes; see 'sonde check \(path)'")
      }
      return .success(survey)
    } catch {
      return refused("the path of a survey, relative to this file; \(path): \(error.reason)")
    }
  }

  /// Loads the survey that tests are about, and holds their names against it.
  private static func load(
    _ tests: SurveyTests, _ reading: SurveyReading, name: String, folder: String
  ) -> LoadedSurvey {
    func loaded(_ found: [Diagnostic], _ survey: CompiledSurvey?) -> LoadedSurvey {
      let diagnostics = reading.findings(with: found)
      let isUsable = survey != nil && !diagnostics.containsError
      return LoadedSurvey(
        path: name, sources: reading.sources, diagnostics: diagnostics, survey: isUsable ? survey : nil,
        isMalformed: false, tests: isUsable ? tests : nil, isTests: true)
    }
    // A path that cannot be one has been reported.
    if reading.diagnostics.contains(where: { $0.range == tests.survey.range }) { return loaded([], nil) }
    switch subject(tests.survey, of: reading, in: folder) {
    case .success(let survey): return loaded(tests.diagnostics(for: survey), survey)
    case .failure(let refusal): return loaded([refusal.diagnostic], nil)
    }
  }

  /// Reads a definition, and from inside its folder what it imports.
  private static func read(_ source: SourceText, folder: String?) -> SurveyReading {
    guard let folder else { return SurveyReader.read(source) }
    return SurveyReader.read(source) { path in
      let place = FileAccess.joined(folder, path)
      do throws(FileError) {
        guard try FileAccess.isInside(place, folder) else { return .outside }
        return .file(try self.source(place))
      } catch {
        return .missing(place: place, reason: error.reason)
      }
    }
  }

  /// The text of a file.
  static func source(_ path: String) throws(FileError) -> SourceText {
    if FileAccess.isFolder(path) { throw FileError(path: path, code: EISDIR) }
    let bytes = try FileAccess.read(path, limit: limit)
    return SourceText(name: path == FileAccess.standard ? "<stdin>" : path, bytes: bytes)
  }

  /// The survey of a file for a command that works with it: errors are printed and end the command, warnings are for
  /// `check`.
  static func survey(_ path: String) throws -> CompiledSurvey { try surveyWithSources(path).survey }

  /// The survey, with the files that its places are in.
  static func surveyWithSources(_ path: String) throws -> (survey: CompiledSurvey, sources: SourceMap) {
    let (survey, loaded) = try usable(path)
    return (survey, loaded.sources)
  }

  /// The survey, with everything that was found in its file.
  static func usable(_ path: String) throws -> (survey: CompiledSurvey, loaded: LoadedSurvey) {
    let loaded: LoadedSurvey
    do throws(FileError) {
      loaded = try load(path)
    } catch {
      throw Console.fail(error).code
    }
    return (try survey(in: loaded), loaded)
  }

  /// The survey of a loaded file; what is none, or has errors, ends the command.
  static func survey(in loaded: LoadedSurvey) throws -> CompiledSurvey {
    let path = loaded.path
    let advice: String? =
      loaded.isTests
      ? "is a file of tests; give the survey, or run 'sonde test \(path)'"
      : loaded.isAssessment
        ? "is an assessment, which 'sonde report' joins; give one of its surveys"
        : loaded.isLibrary ? "is a library; give a survey that imports it" : loaded.otherKind
    if let advice {
      Console.message("\(path) \(advice)")
      throw ExitStatus.negative.code
    }
    guard let survey = loaded.survey else { throw refusal(of: loaded) }
    return survey
  }

  /// Prints the errors of a file that cannot be used, and gives the exit code.
  static func refusal(of loaded: LoadedSurvey) -> ExitCode {
    let renderer = DiagnosticRenderer(sources: loaded.sources)
    for diagnostic in loaded.diagnostics where diagnostic.severity == .error {
      Console.note(renderer.text(diagnostic))
    }
    return (loaded.isMalformed ? ExitStatus.badData : .negative).code
  }
}
