import ArgumentParser
import SurveyModel

/// The language of a command: the option, else the locale where the survey has it, else the survey's own.
enum Languages {
  /// The language for a survey.
  ///
  /// - Parameters:
  ///   - option: What `--lang` says.
  ///   - survey: The survey.
  /// - Throws: A usage error when the option names a language that the survey does not have.
  static func chosen(_ option: String?, for survey: CompiledSurvey) throws -> LanguageTag {
    try chosen(option, among: survey.survey.languages, source: survey.survey.sourceLanguage, of: "survey")
  }

  /// The language for an assessment.
  static func chosen(_ option: String?, for assessment: Assessment) throws -> LanguageTag {
    try chosen(option, among: assessment.languages, source: assessment.sourceLanguage, of: "assessment")
  }

  private static func chosen(
    _ option: String?, among offered: [LanguageTag], source: LanguageTag, of what: String
  ) throws -> LanguageTag {
    func find(_ text: some StringProtocol) -> LanguageTag? {
      guard let tag = LanguageTag(text) else { return nil }
      return offered.first { $0 == tag } ?? offered.first { $0.base == tag.base }
    }
    if let option {
      guard let found = find(option) else {
        let names = offered.map(\.tag).joined(separator: ", ")
        throw ValidationError("'\(option)' is not a language of this \(what); it has \(names)")
      }
      return found
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name) else { continue }
      let tag = value.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-")
      return find(tag) ?? source
    }
    return source
  }
}
