/// A probability and its complement, each with its own relative precision.
struct TailProbabilities: Sendable {
  let lower: Double
  let upper: Double

  init(lower: Double) {
    self.lower = min(1, max(0, lower))
    upper = 1 - self.lower
  }

  init(upper: Double) {
    self.upper = min(1, max(0, upper))
    lower = 1 - self.upper
  }
}
