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
    func refused(_ expected: String) -> LoadedSurvey {
      let problem = Problem.badValue(attribute: "survey", value: tests.survey.text, expected: expected)
      return loaded([Diagnostic(problem, at: tests.survey.range)], nil)
    }
    // A path that cannot be one has been reported.
    if reading.diagnostics.contains(where: { $0.range == tests.survey.range }) { return loaded([], nil) }
    let path = FileAccess.joined(folder, tests.survey.text)
    do throws(FileError) {
      let source = try source(path)
      // A file of tests may name itself, so that it is not loaded as their subject.
      guard !SurveyReader.read(source).isTests,
        let survey = load(source, folder: FileAccess.folder(of: path)).survey
      else {
        return refused("the path of a survey without mistakes; see 'sonde check \(path)'")
      }
      return loaded(tests.diagnostics(for: survey), survey)
    } catch {
      return refused("the path of a survey, relative to this file; \(path): \(error.reason)")
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
    let advice =
      loaded.isTests
      ? "is a file of tests; give the survey, or run 'sonde test \(path)'"
      : loaded.isAssessment
        ? "is an assessment, which 'sonde report' joins; give one of its surveys"
        : loaded.isLibrary ? "is a library; give a survey that imports it" : nil
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
