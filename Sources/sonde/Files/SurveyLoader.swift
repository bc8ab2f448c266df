import SurveyModel
import SurveyXML

/// A definition file after reading and compiling, with everything found in it.
struct LoadedSurvey {
  let path: String
  let sources: SourceMap
  let diagnostics: [Diagnostic]
  let survey: CompiledSurvey?

  /// Whether the file could not be read as XML at all, which is another exit code than mistakes in it.
  let isMalformed: Bool
}

/// Reads and compiles definition files.
enum SurveyLoader {
  /// The largest definition that is read.
  private static let limit = 16 << 20

  /// Reads and compiles a file.
  static func load(_ path: String) throws(FileError) -> LoadedSurvey {
    load(try source(path))
  }

  /// Reads and compiles a text.
  static func load(_ source: SourceText) -> LoadedSurvey {
    let name = source.name
    let reading = SurveyReader.read(source)
    guard let survey = reading.survey else {
      // A character that XML does not allow ends the reading too, beside the codes that are about reading alone.
      let isMalformed = reading.diagnostics.contains { $0.code.isAboutReading || $0.code == .controlCharacter }
      return LoadedSurvey(
        path: name, sources: reading.sources, diagnostics: reading.diagnostics, survey: nil, isMalformed: isMalformed)
    }
    let compilation = SurveyCompiler.compile(survey, sources: reading.sources)
    let diagnostics = (reading.diagnostics + compilation.diagnostics).sortedByPlace()
    return LoadedSurvey(
      path: name, sources: reading.sources, diagnostics: diagnostics,
      survey: diagnostics.containsError ? nil : compilation.survey, isMalformed: false)
  }

  /// The text of a file.
  static func source(_ path: String) throws(FileError) -> SourceText {
    if FileAccess.isFolder(path) { throw FileError(path: path, code: 21) }
    let bytes = try FileAccess.read(path, limit: limit)
    return SourceText(name: path == FileAccess.standard ? "<stdin>" : path, bytes: bytes)
  }

  /// The survey of a file for a command that works with it: errors are printed and end the command, warnings are for
  /// `check`.
  static func survey(_ path: String) throws -> CompiledSurvey {
    let loaded: LoadedSurvey
    do throws(FileError) {
      loaded = try load(path)
    } catch {
      throw Console.fail(error).code
    }
    guard let survey = loaded.survey else {
      let renderer = DiagnosticRenderer(sources: loaded.sources)
      for diagnostic in loaded.diagnostics where diagnostic.severity == .error {
        Console.note(renderer.text(diagnostic))
      }
      throw (loaded.isMalformed ? ExitStatus.badData : .negative).code
    }
    return survey
  }
}
