import SurveyModel
import SurveyXML

/// Loading of assessments with the surveys that they join.
extension SurveyLoader {
  /// What `report` is about.
  enum Subject {
    case survey(CompiledSurvey)
    case assessment(CompiledAssessment)
  }

  /// The survey or the assessment of a file; errors are printed and end the command.
  static func subject(_ path: String) throws -> Subject {
    let loaded: LoadedSurvey
    do throws(FileError) {
      loaded = try load(path)
    } catch {
      throw Console.fail(error).code
    }
    guard loaded.isAssessment else { return .survey(try survey(in: loaded)) }
    guard let assessment = loaded.assessment else { throw refusal(of: loaded) }
    return .assessment(assessment)
  }

  /// Loads the surveys that an assessment joins, and holds its names against them.
  ///
  /// - Parameter folder: The assessment's folder; an assessment that is in none joins nothing.
  static func load(
    _ assessment: Assessment, _ reading: SurveyReading, name: String, folder: String?
  ) -> LoadedSurvey {
    let compiled = AssessmentCompiler.compile(assessment, sources: reading.sources) { used($0, in: folder) }
    let diagnostics = reading.findings(with: compiled.diagnostics)
    return LoadedSurvey(
      path: name, sources: reading.sources, diagnostics: diagnostics, survey: nil, isMalformed: false,
      assessment: diagnostics.containsError ? nil : compiled.assessment, isAssessment: true)
  }

  private static func used(_ use: Assessment.Use, in folder: String?) -> AssessmentCompiler.UsedSurvey {
    guard let folder, let relative = use.path else { return .refused("the path of a survey; no file is read here") }
    let path = FileAccess.joined(folder, relative)
    do throws(FileError) {
      let source = try source(path)
      guard try FileAccess.isInside(path, folder) else {
        return .refused("the path of a survey inside the assessment's folder; a link leads out of it here")
      }
      // What is no survey is not loaded, so that assessments cannot go round in circles.
      let reading = SurveyReader.read(source)
      if let kind = reading.kindThatIsNoSurvey { return .refused("the path of a survey; this is \(kind)") }
      guard let survey = load(source, folder: FileAccess.folder(of: path)).survey else {
        return .refused("the path of a survey without mistakes; see 'sonde check \(path)'")
      }
      return .survey(survey)
    } catch {
      return .refused("the path of a survey, relative to this file; \(path): \(error.reason)")
    }
  }
}

extension SurveyReading {
  /// What the file is, where it is no survey.
  fileprivate var kindThatIsNoSurvey: String? {
    isTests ? "a file of tests" : library != nil ? "a library" : assessment != nil ? "an assessment" : nil
  }
}
