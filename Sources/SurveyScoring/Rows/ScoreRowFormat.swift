/// How the scores of a response are written as a row, part by part: what many responses have alike is made once and
/// copied for each.
///
/// A row is what stands before the id, the id, what stands behind it, the count of issues where it is wanted, what stands
/// before the scores, each score in document order, and the end.
public struct ScoreRowFormat: Sendable {
  /// What stands before the id.
  public let beforeID: [UInt8]

  /// An id as it stands in the row; one of letters, digits and underscores must stand as it is.
  public let id: @Sendable (String) -> [UInt8]

  /// What stands behind the id.
  public let afterID: [UInt8]

  /// Whether the count of issues comes next.
  public let countsIssues: Bool

  /// What stands before the scores.
  public let beforeScores: [UInt8]

  /// One score, by its index; nothing for a score that has no place in a row.
  public let score: @Sendable (ScoreResult, Int) -> [UInt8]

  /// What the flags say, which advice holds, and the end of the row.
  public let end: @Sendable ([FlagResult], [Int]) -> [UInt8]

  /// Whether the end tells advice.
  public let tellsAdvice: Bool

  /// Whether the end tells what flags measured, and of which response another is a copy; else only whether they are raised.
  public let tellsMeasures: Bool

  /// Makes a format.
  public init(
    beforeID: [UInt8] = [], id: @escaping @Sendable (String) -> [UInt8], afterID: [UInt8] = [], countsIssues: Bool,
    beforeScores: [UInt8] = [], score: @escaping @Sendable (ScoreResult, Int) -> [UInt8],
    end: @escaping @Sendable ([FlagResult], [Int]) -> [UInt8], tellsAdvice: Bool = false,
    tellsMeasures: Bool = false
  ) {
    self.beforeID = beforeID
    self.id = id
    self.afterID = afterID
    self.countsIssues = countsIssues
    self.beforeScores = beforeScores
    self.score = score
    self.end = end
    self.tellsAdvice = tellsAdvice
    self.tellsMeasures = tellsMeasures
  }

  /// The row of one response.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - issues: How many things in it were not as the survey has them.
  ///   - scores: Its scores.
  ///   - flags: What the flags say.
  public func row(id: String, issues: Int, _ scores: ResponseScores, _ flags: [FlagResult]) -> [UInt8] {
    var row = beforeID + self.id(id) + afterID
    if countsIssues { row += Array(String(issues).utf8) }
    row += beforeScores
    for (index, result) in scores.scores.enumerated() { row += score(result, index) }
    return row + end(flags, scores.advice)
  }
}
