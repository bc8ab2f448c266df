public import SurveyModel

/// How often a flag is raised.
public struct FlagTally: Sendable, Hashable {
  /// What responses are held against each other by.
  struct Others: Sendable, Hashable {
    /// For duplicates and ids that come again: who is like whom.
    var copies = CopyTally()
    /// For a speeder that is held against the median: how long responses took.
    var durations = DurationTally()

    mutating func merge(_ other: Others) {
      copies.merge(other.copies)
      durations.merge(other.durations)
    }
  }

  /// How many responses could be judged.
  public private(set) var judged = 0
  /// How many raise it by themselves.
  private var signs = 0
  private var others = Others()
  private let medianShare: Ratio?

  /// How many responses it is raised for; of responses that are all alike, for all but one, in whichever order they came.
  public var raised: Int {
    signs + others.copies.copies + (medianShare.map { others.durations.raised(below: $0) } ?? 0)
  }

  /// For a speeder that is held against the median: the median time in seconds.
  public var medianSeconds: Ratio? { medianShare == nil ? nil : others.durations.median }

  init(_ flag: QualityFlag) { medianShare = flag.medianShare }

  mutating func add(_ result: FlagResult, times: Int = 1) {
    guard times > 0, let isRaised = result.isRaised else { return }
    judged += times
    if let fingerprint = result.fingerprint {
      others.copies.add(fingerprint, times: times)
      return
    }
    if isRaised { signs += times }
    if let seconds = result.seconds { others.durations.add(seconds, isRaised: isRaised, times: times) }
  }

  /// Adds what responses are held against each other by, where they were counted without it.
  mutating func add(_ others: Others) { self.others.merge(others) }

  /// Puts in order what responses are held against each other by, which is best done where several threads count.
  mutating func sort() { others.copies.sort() }

  mutating func merge(_ other: FlagTally) {
    judged += other.judged
    signs += other.signs
    others.merge(other.others)
  }
}
