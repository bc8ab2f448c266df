/// What is known of the rows of a block beside their answers, where flags ask for it: a row each.
public struct RowFacts {
  /// How many seconds each took from beginning to submission; below 0 where that is not known.
  public var seconds: UnsafePointer<Int>?

  /// The fingerprint of each one's id; `nil` for one that has none.
  public var ids: UnsafePointer<ResponseFingerprint?>?

  /// Makes facts.
  public init(seconds: UnsafePointer<Int>? = nil, ids: UnsafePointer<ResponseFingerprint?>? = nil) {
    self.seconds = seconds
    self.ids = ids
  }
}
