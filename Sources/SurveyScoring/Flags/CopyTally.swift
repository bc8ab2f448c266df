/// How many responses have the fingerprint of another: 16 bytes for each response, and the same count in whichever order
/// they come.
struct CopyTally: Sendable, Hashable {
  private var fingerprints: [ResponseFingerprint] = []
  private var isSorted = true

  /// Adds responses with one fingerprint.
  mutating func add(_ fingerprint: ResponseFingerprint, times: Int = 1) {
    isSorted = false
    if times == 1 {
      fingerprints.append(fingerprint)
    } else {
      fingerprints.append(contentsOf: repeatElement(fingerprint, count: times))
    }
  }

  /// Adds everything that another holds.
  mutating func merge(_ other: CopyTally) {
    guard !other.fingerprints.isEmpty else { return }
    guard !fingerprints.isEmpty else {
      self = other
      return
    }
    // What is in order stays so: beside millions of responses in blocks, few are read by themselves.
    guard isSorted, other.isSorted || 8 * other.fingerprints.count < fingerprints.count else {
      isSorted = false
      fingerprints += other.fingerprints
      return
    }
    fingerprints = Self.merged(fingerprints, other.sorted)
  }

  private static func merged(
    _ left: [ResponseFingerprint], _ right: [ResponseFingerprint]
  ) -> [ResponseFingerprint] {
    var merged: [ResponseFingerprint] = []
    merged.reserveCapacity(left.count + right.count)
    var place = 0
    for fingerprint in right {
      while place < left.count, left[place] < fingerprint {
        merged.append(left[place])
        place += 1
      }
      merged.append(fingerprint)
    }
    return merged + left[place...]
  }

  /// Puts the fingerprints in order, so that ``copies`` need not.
  mutating func sort() {
    guard !isSorted else { return }
    fingerprints.sort()
    isSorted = true
  }

  /// How many responses there are beyond the first of each fingerprint.
  var copies: Int {
    let sorted = sorted
    return zip(sorted, sorted.dropFirst()).count { $0 == $1 }
  }

  private var sorted: [ResponseFingerprint] { isSorted ? fingerprints : fingerprints.sorted() }

  static func == (left: CopyTally, right: CopyTally) -> Bool {
    left.fingerprints.count == right.fingerprints.count && left.sorted == right.sorted
  }

  func hash(into hasher: inout Hasher) { hasher.combine(fingerprints.count) }
}
