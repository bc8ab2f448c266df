public import SurveyResponses
import SurveyScoring

/// What came of one chunk of records.
public struct ChunkResult: Sendable {
  /// Which file it is of, from 0.
  public var file = 0

  /// How many responses can be scored.
  public var accepted = 0

  /// How many records cannot.
  public var rejected = 0

  /// How many of those that can hold something that was not used or is not right.
  public var withIssues = 0

  /// What there is to say, in the order of the file: of those responses that were read one by one.
  public var events: [RecordEvent] = []

  /// What there is to say of the others, as counts.
  public var counts: [IssueCount: Int] = [:]

  /// The rows of scores, one for each response that can be scored, in the order of the file.
  public var output: [UInt8] = []

  /// How many bytes of the file it was.
  public var bytes = 0

  /// The rows of ``output`` that may be copies of others.
  var candidates: [Candidate] = []

  /// What the ends of those rows tell, each once.
  var ends: [(flags: [FlagResult], advice: [Int])] = []

  /// A row that may be a copy of an earlier one.
  struct Candidate {
    /// Where its end begins in the output.
    let start: Int
    /// How long the end is.
    let length: Int
    /// What the end tells, by place in ``ChunkResult/ends``.
    let end: Int
    /// Whose row it is; empty where rows do not say of which response they are a copy.
    let id: String
    /// By what each flag about copies judges it.
    let fingerprints: [(flag: Int, fingerprint: ResponseFingerprint)]
  }

  /// What a record that was read by itself had to say for itself.
  public struct RecordEvent: Sendable {
    /// What there is to say.
    public var issues: [ResponseIssue]
    /// The record as it stands in the file, where it was rejected.
    public var rejected: RecordSource?
  }

  /// Something that is said of several responses.
  public struct IssueCount: Sendable, Hashable {
    /// What it is.
    public let kind: ResponseIssue.Kind
    /// The item, by its id; `nil` where it is about the response as a whole.
    public let item: String?
  }
}
