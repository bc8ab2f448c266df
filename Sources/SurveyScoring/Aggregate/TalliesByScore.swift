/// The tallies of the scores of one kind, by score index.
///
/// Every response adds to each of them, so they stand in an array and are changed where they stand. Where each score's is,
/// all aggregates of a plan share.
public struct TalliesByScore<Tally: Sendable & Hashable>: Sendable, Hashable {
  /// For each score the place of its tally; -1 for one of another kind.
  private var places: [Int]
  private var tallies: [Tally] = []

  /// No tallies.
  ///
  /// - Parameter count: How many scores there are.
  init(count: Int) { places = Array(repeating: -1, count: count) }

  /// The scores that have a tally, in ascending order.
  public var scores: [Int] { places.indices.filter { places[$0] >= 0 } }

  /// The tally of a score; `nil` for one of another kind.
  public subscript(score: Int) -> Tally? { place(of: score).map { tallies[$0] } }

  /// What is made of each tally, by score index.
  func mapValues<Value>(_ transform: (Tally) -> Value) -> [Int: Value] {
    Dictionary(uniqueKeysWithValues: scores.compactMap { score in self[score].map { (score, transform($0)) } })
  }

  private func place(of score: Int) -> Int? {
    guard places.indices.contains(score), places[score] >= 0 else { return nil }
    return places[score]
  }

  /// Gives a score its tally, once.
  mutating func insert(_ tally: Tally, for score: Int) {
    places[score] = tallies.count
    tallies.append(tally)
  }

  /// Changes the tally of a score, where it has one.
  mutating func update(_ score: Int, _ body: (inout Tally) -> Void) {
    if let place = place(of: score) { body(&tallies[place]) }
  }

  /// Adds the tallies of another of the same plan, each to that of the same score.
  mutating func merge(_ other: TalliesByScore, _ merge: (inout Tally, Tally) -> Void) {
    for (place, tally) in zip(tallies.indices, other.tallies) { merge(&tallies[place], tally) }
  }
}
