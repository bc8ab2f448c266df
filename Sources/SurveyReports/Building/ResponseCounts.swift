/// What became of the records that were read before scoring.
public struct ResponseCounts: Sendable, Hashable {
  /// How many records were read.
  public let read: Int

  /// How many of them were rejected, so that they are in no number of the report.
  public let rejected: Int

  /// Makes counts.
  public init(read: Int, rejected: Int) {
    self.read = read
    self.rejected = rejected
  }
}
