/// Scores that have a meaning only under a condition: the branches of a tree while its trunk holds.
///
/// Where the condition does not hold the scores are not computed, and whatever is made of them goes on without them, as
/// if they did not apply.
public struct Gate: Sendable, Hashable {
  /// The dimensions and indices behind the gate.
  public let scores: [Name]
  /// The condition that opens it, over scores and items.
  public let condition: SourceFragment
  /// Where it is declared.
  public let range: SourceRange

  /// Makes a gate.
  public init(scores: [Name], condition: SourceFragment, range: SourceRange = .none) {
    self.scores = scores
    self.condition = condition
    self.range = range
  }
}
