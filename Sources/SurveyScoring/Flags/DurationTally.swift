import SurveyModel

/// How long responses took, in whole seconds: exact counts, so that the median does not hang on the order in which they
/// come, and memory on no more than how many different durations there are.
struct DurationTally: Sendable, Hashable {
  /// The responses that took equally long.
  private struct Group: Sendable, Hashable {
    /// Those that too little time for each answer raises already.
    var raised = 0
    /// The others.
    var other = 0
  }

  private var groups: [Int: Group] = [:]
  private var count = 0

  init() {}

  /// Adds responses.
  ///
  /// - Parameters:
  ///   - seconds: How long it took.
  ///   - isRaised: Whether its pace raises the flag already.
  ///   - times: How many responses that are.
  mutating func add(_ seconds: Int, isRaised: Bool, times: Int = 1) {
    if isRaised {
      groups[seconds, default: Group()].raised += times
    } else {
      groups[seconds, default: Group()].other += times
    }
    count += times
  }

  /// Adds everything that another holds.
  mutating func merge(_ other: DurationTally) {
    groups.merge(other.groups) { Group(raised: $0.raised + $1.raised, other: $0.other + $1.other) }
    count += other.count
  }

  /// The median in seconds, for an even number of responses the mean of the two in the middle; `nil` without responses.
  var median: Ratio? {
    guard count > 0 else { return nil }
    let (lower, upper) = (at((count - 1) / 2), at(count / 2))
    return Ratio(Int128(lower + upper), over: 2)
  }

  /// The duration of the response at a place in ascending order, from 0.
  private func at(_ place: Int) -> Int {
    var before = 0
    for (seconds, group) in groups.sorted(by: { $0.key < $1.key }) {
      before += group.raised + group.other
      if before > place { return seconds }
    }
    return 0
  }

  /// How many responses took less than a share of the median, those left out that their pace raises already.
  func raised(below share: Ratio) -> Int {
    guard let limit = median.map({ share * $0 }) else { return 0 }
    return groups.reduce(0) { $0 + (Ratio($1.key) < limit ? $1.value.other : 0) }
  }
}
