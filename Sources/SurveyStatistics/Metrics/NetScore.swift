/// A net score such as the Net Promoter Score: the share of promoters less the share of detractors (Reichheld, 2003).
///
/// All values are shares between −1 and 1; multiply by 100 to print them. With `detractors` 0–6, `passives` 7–8 and
/// `promoters` 9–10 this is NPS; any three-way split of answers works.
public struct NetScore: Hashable, Sendable {
  /// How many answers count −1.
  public let detractors: Int
  /// How many answers count 0.
  public let passives: Int
  /// How many answers count +1.
  public let promoters: Int

  /// A net score, or `nil` when a count is negative.
  public init?(detractors: Int, passives: Int, promoters: Int) {
    guard detractors >= 0, passives >= 0, promoters >= 0 else { return nil }
    self.detractors = detractors
    self.passives = passives
    self.promoters = promoters
  }

  /// The number of answers.
  public var count: Int { detractors + passives + promoters }

  /// p − d, or `nil` without answers.
  public var value: Double? {
    count > 0 ? Double(promoters - detractors) / Double(count) : nil
  }

  /// p + d − (p − d)², the variance of one answer with divisor n, or `nil` without answers.
  public var variance: Double? {
    count > 0 ? components(adjustedBy: 0).variance : nil
  }

  /// √(variance / n), or `nil` without answers. It is 0 when all answers agree, whatever their number.
  public var standardError: Double? {
    variance.map { ($0 / Double(count)).squareRoot() }
  }

  /// The value and the variance of one answer after adding `adjustment`, twice `adjustment` and `adjustment`.
  func components(adjustedBy adjustment: Double) -> (value: Double, variance: Double, count: Double) {
    let n = Double(count) + 4 * adjustment
    let p = (Double(promoters) + adjustment) / n
    let d = (Double(detractors) + adjustment) / n
    return (p - d, max(0, p + d - (p - d) * (p - d)), n)
  }
}
