public import SurveyModel

/// What is found where an import leads.
public enum ImportedFile: Sendable {
  /// The file.
  case file(SourceText)
  /// There is none that can be read: where it was looked for, and what stood in the way.
  case missing(place: String, reason: String)
  /// There is one, but a link on the way leads out of the survey's folder.
  case outside
}
