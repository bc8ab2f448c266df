/// What values of weighted respondents come to: all that a mean, its standard error and a spread need.
///
/// Parts can be put together without their values, and each sum is taken about its own mean, so that little is lost.
public struct WeightedMoments: Hashable, Sendable {
  /// How many respondents there are, those with weight 0 included.
  public private(set) var count = 0
  /// Σw.
  public private(set) var weight = 0.0
  /// Σwx/Σw; 0 as long as there is no weight.
  public private(set) var mean = 0.0
  /// Σw².
  private var squares = 0.0
  /// Σw(x − x̄)².
  private var spread = 0.0
  /// Σw²(x − x̄).
  private var slant = 0.0
  /// Σw²(x − x̄)².
  private var residues = 0.0

  /// No respondents.
  public init() {}

  /// The moments of values that many respondents share.
  public init(_ groups: [WeightedValue]) {
    count = groups.reduce(0) { $0 + $1.count }
    weight = compensatedSum(groups.count) { groups[$0].weight }
    squares = compensatedSum(groups.count) { groups[$0].squares }
    guard weight > 0, weight.isFinite else { return }
    let total = weight
    let center = compensatedSum(groups.count) { groups[$0].weight / total * groups[$0].value }
    mean = center
    spread = compensatedSum(groups.count) {
      groups[$0].weight * (groups[$0].value - center) * (groups[$0].value - center)
    }
    slant = compensatedSum(groups.count) { groups[$0].squares * (groups[$0].value - center) }
    residues = compensatedSum(groups.count) {
      groups[$0].squares * (groups[$0].value - center) * (groups[$0].value - center)
    }
  }

  /// These respondents and others together.
  public func united(with other: WeightedMoments) -> WeightedMoments {
    var both = self
    both.count += other.count
    guard other.weight > 0 else { return both }
    guard weight > 0 else {
      both = other
      both.count += count
      return both
    }
    both.weight += other.weight
    both.squares += other.squares
    both.mean += (other.mean - mean) * (other.weight / both.weight)
    let (mine, theirs) = (mean - both.mean, other.mean - both.mean)
    both.spread = spread + weight * mine * mine + other.spread + other.weight * theirs * theirs
    both.slant = slant + squares * mine + other.slant + other.squares * theirs
    both.residues =
      residues + 2 * mine * slant + mine * mine * squares + other.residues + 2 * theirs * other.slant
      + theirs * theirs * other.squares
    return both
  }

  /// The standard error of the mean by Taylor linearisation, √(n/(n − 1)·Σ(w(x − x̄)/Σw)²); `nil` for a single respondent
  /// and without weight.
  public var standardError: Double? {
    guard count > 1, weight > 0 else { return nil }
    // Rounding can leave less than nothing where nothing varies.
    return (Double(count) / Double(count - 1) * max(0, residues)).squareRoot() / weight
  }

  /// The variance of the values in the population that the respondents stand for, n/(n − 1)·Σw(x − x̄)²/Σw, as R's `svyvar`
  /// has it; `nil` for a single respondent and without weight.
  public var variance: Double? {
    guard count > 1, weight > 0 else { return nil }
    return Double(count) / Double(count - 1) * spread / weight
  }

  /// The sample without weights that would have this size, this mean and this spread: what the size of an effect rests on.
  public var sample: SampleSummary? {
    weight > 0 ? SampleSummary(count: count, mean: mean, standardDeviation: variance?.squareRoot()) : nil
  }

  /// The sample without weights that would have this size, this mean and this standard error: what tests of means rest on.
  public var equivalentSample: SampleSummary? {
    weight > 0
      ? SampleSummary(
        count: count, mean: mean, standardDeviation: standardError.map { $0 * Double(count).squareRoot() })
      : nil
  }
}
