/// The exact test of a 2×2 table with fixed margins (Fisher, 1935).
public struct FisherExactTest: Hashable, Sendable {
  /// The two-sided p-value: the probability of all tables that are at most as probable as the observed one.
  public let pValue: Double

  /// The test of the table a b / c d, or `nil` when a count is negative.
  public init?(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    guard a >= 0, b >= 0, c >= 0, d >= 0 else { return nil }
    let lowest = max(0, a - d)
    let highest = min(a + b, a + c)
    // Probabilities relative to that of the observed table, by the ratio of neighbours: no factorial is ever needed.
    let above = Self.relativeProbabilities(from: a, through: highest, a: a, b: b, c: c, d: d)
    let below = Self.relativeProbabilities(from: a, through: lowest, a: a, b: b, c: c, d: d)
    // Tables as probable as the observed one differ from it by rounding only.
    let limit = 1 + 1e-7
    let all = 1 + above.compensatedSum() + below.compensatedSum()
    let extreme =
      1 + above.filter { $0 <= limit }.compensatedSum() + below.filter { $0 <= limit }.compensatedSum()
    pValue = all.isFinite ? min(1, extreme / all) : 0
  }

  /// The probabilities of the tables beyond the observed one on one side, relative to the observed one.
  private static func relativeProbabilities(
    from start: Int, through end: Int, a: Int, b: Int, c: Int, d: Int
  ) -> [Double] {
    var result: [Double] = []
    var probability = 1.0
    var shift = 0
    let step = end >= start ? 1 : -1
    while start + shift != end {
      let (x, y, z, w) = (Double(a + shift), Double(b - shift), Double(c - shift), Double(d + shift))
      probability *= step > 0 ? y * z / ((x + 1) * (w + 1)) : x * w / ((y + 1) * (z + 1))
      result.append(probability)
      shift += step
    }
    return result
  }
}
