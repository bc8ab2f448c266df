public import SurveyFormats
public import SurveyModel

/// A collected response that can be scored, with everything that was not as the survey has it.
public struct CollectedResponse: Sendable {
  /// The response; what could not be used is left out or marked invalid.
  public let response: Response

  /// The response replayed: relevance, variables, constraints.
  public let block: ProgramBlock

  /// What was found, in the order of the items.
  public let issues: [ResponseIssue]

  /// Where the response begins in its file.
  public let place: TextPlace?
}

/// What a ``ResponseReader`` or a ``RecordReader`` came upon.
public enum ResponseEvent: Sendable {
  /// A response that can be scored.
  case response(CollectedResponse)
  /// A record that cannot, why, and the record as it stands in the file, without the line end that closes it; the source
  /// is empty when it is the file as a whole that cannot be read, or a record too long to be held.
  case rejected(ResponseIssue, source: [UInt8])
  /// Something about the file as a whole, such as a column that no item has.
  case remark(ResponseIssue)
  /// What the columns of the table stand for; before its first response. What is to be said of it follows as remarks.
  case columns(ColumnMapping)
}
