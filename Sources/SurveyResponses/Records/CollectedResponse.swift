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

/// A record as it stands in its file, in UTF-8.
public struct RecordSource: Sendable, Hashable {
  /// The record, without the line end, comma or space that follows it.
  public let bytes: [UInt8]

  /// The format of the file.
  public let format: ResponseFormat

  /// Makes a source; `nil` of no bytes.
  public init?(_ bytes: [UInt8], _ format: ResponseFormat) {
    guard !bytes.isEmpty else { return nil }
    self.bytes = bytes
    self.format = format
  }
}

/// What a ``ResponseReader`` or a ``RecordReader`` came upon.
public enum ResponseEvent: Sendable {
  /// A response that can be scored.
  case response(CollectedResponse)
  /// A record that cannot, why, and what it was read from; `nil` when it is the file as a whole that cannot be read, or a
  /// record too long to be held.
  case rejected(ResponseIssue, source: RecordSource?)
  /// Something about the file as a whole, such as a column that no item has.
  case remark(ResponseIssue)
  /// What the columns of the table stand for; before its first response. What is to be said of it follows as remarks.
  case columns(ColumnMapping)
}
