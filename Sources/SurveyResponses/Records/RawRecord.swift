import SurveyFormats
import SurveyModel

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

  /// What a name stands for, where that was decided for the whole table or is declared: one for all entries of a column.
  final class Subject: Sendable {
    /// The name that messages give to it.
    let name: String
    let role: ColumnMapping.Role
    let reading: FieldReading
    /// The column of a table, by index.
    let field: Int?
    /// The name of the column or member, where that is not the item's.
    let column: String?
    /// The answers of an item with few values, by field, so that the same field is not read again for each record.
    let answers: KnownAnswers

    init(
      name: String, role: ColumnMapping.Role, reading: FieldReading, field: Int? = nil, column: String? = nil,
      answers: KnownAnswers = KnownAnswers()
    ) {
      self.answers = answers
      self.name = name
      self.role = role
      self.reading = reading
      self.field = field
      self.column = column
    }
  }

  /// An answer with the name and the place it stood under.
  struct Entry {
    let name: String
    let answer: RawAnswer
    let place: TextPlace?
    /// What the name stands for; `nil` where the name itself says it.
    let subject: Subject?

    init(name: String, answer: RawAnswer, place: TextPlace?) {
      self.name = name
      self.answer = answer
      self.place = place
      subject = nil
    }

    init(_ subject: Subject, answer: RawAnswer, place: TextPlace? = nil) {
      name = subject.name
      self.answer = answer
      self.place = place
      self.subject = subject
    }
  }

  var id: String?
  /// Whether the id only says which record of its file it is.
  var isNumbered = false
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

  /// The row of a table that the record was, in which its places are found once somebody asks for them.
  var row: DelimitedRecord?

  /// Where an entry stands; at least, where the record does.
  func place(of entry: Entry) -> TextPlace? {
    entry.place ?? entry.subject?.field.flatMap { row?.place(ofField: $0) } ?? place
  }

  /// What there is to say of an entry; of the record, where there is none.
  func issue(_ fact: ResponseIssue.Fact, of entry: Entry?, item: String?) -> ResponseIssue {
    var issue = ResponseIssue(fact, response: id, item: item, place: entry.flatMap { place(of: $0) } ?? place)
    issue.column = entry?.subject?.column
    return issue
  }

  /// Sets a part of the metadata by name.
  ///
  /// - Returns: Whether the name is one.
  mutating func setMetadata(_ name: String, to text: String?) -> Bool {
    guard let metadata = ResponseMetadata(name: name) else { return false }
    set(metadata, to: text)
    return true
  }

  /// Sets a part of the metadata.
  mutating func set(_ metadata: ResponseMetadata, to text: String?) {
    switch metadata {
    case .id: id = text
    case .survey: survey = text
    case .version: version = text
    case .definition: fingerprint = text
    case .language: language = text
    case .seed: seed = text
    case .started: started = text
    case .submitted: submitted = text
    // Ids have neither spaces nor bars.
    case .confirmed: confirmed = text?.split { $0 == "|" || $0.isWhitespace }.map(String.init) ?? []
    }
  }
}
