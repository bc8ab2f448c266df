import SurveyFormats

/// A response as a file holds it, before the survey is asked what it means. Every format is brought to this one form.
struct RawRecord {
  /// One answer as given.
  enum RawAnswer: Hashable {
    /// The text of a table's field, not empty.
    case field(String)
    /// A number.
    case number(Double, text: String)
    /// Text.
    case text(String)
    /// A truth value.
    case boolean(Bool)
    /// Several codes.
    case list([String])
    /// The answers of a question's parts, by part.
    case parts([String: RawAnswer])
    /// A state by name.
    case state(String)
    /// Nothing.
    case empty
    /// Something that no item holds, with a word for it.
    case foreign(String)
  }

  /// An answer with the name and the place it stood under.
  struct Entry {
    let name: String
    let answer: RawAnswer
    let place: TextPlace?
  }

  var id: String?
  var survey: String?
  var version: String?
  var fingerprint: String?
  var language: String?
  var seed: String?
  var started: String?
  var submitted: String?
  var confirmed: [String] = []
  var remarks: [String: String] = [:]
  var entries: [Entry] = []
  var place: TextPlace?

  /// Whether the record says when it was submitted, so that silence means it was not.
  var tellsSubmission = false

  /// The names that are about the response and not about an item; a survey's own items come first.
  static let metadata = [
    "response-id", "id", "survey", "version", "language", "seed", "started", "submitted", "confirmed",
  ]

  /// Sets a part of the metadata by name.
  ///
  /// - Returns: Whether the name is one.
  mutating func setMetadata(_ name: String, to text: String?) -> Bool {
    switch name {
    case "response-id", "id": id = text
    case "survey": survey = text
    case "version": version = text
    case "definition": fingerprint = text
    case "language": language = text
    case "seed": seed = text
    case "started": started = text
    case "submitted": submitted = text
    // Ids have neither spaces nor bars.
    case "confirmed": confirmed = text?.split { $0 == "|" || $0.isWhitespace }.map(String.init) ?? []
    default: return false
    }
    return true
  }
}
