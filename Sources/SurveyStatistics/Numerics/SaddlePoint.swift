// Densities of the binomial and Poisson families with full relative precision at any size (Loader, 2000, "Fast and
// accurate computation of binomial probabilities"). Differences of ln Γ lose seven digits at a million rows.

/// ½·ln 2π.
private let halfLogTwoPi = 0.918938533204672741780329736406

/// The error of Stirling's formula: ln Γ(n + 1) − (n + ½)·ln n + n − ½·ln 2π, for n > 0.
func stirlingError(_ n: Double) -> Double {
  guard n >= 15 else {
    return logGamma(n + 1) - (n + 0.5) * log(n) + n - halfLogTwoPi
  }
  let square = n * n
  let tail = 1.0 / 1680 - (1.0 / 1188 - (691.0 / 360360) / square) / square
  return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - tail / square) / square) / square) / n
}

/// The deviance x·ln(x/m) + m − x, for x > 0 and m > 0, without cancellation when x is near m.
///
/// `difference` is x − m, which the caller may know with more digits than the two numbers have.
func deviance(_ x: Double, mean m: Double, difference: Double) -> Double {
  guard difference.magnitude < 0.1 * (x + m) else {
    let ratio = x / m
    return x * (ratio.isFinite && ratio > 0 ? log(ratio) : log(x) - log(m)) - difference
  }
  let ratio = difference / (x + m)
  var sum = difference * ratio
  var term = 2 * x * ratio
  let square = ratio * ratio
  for j in 1..<1000 {
    term *= square
    let next = sum + term / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// xᵃ·yᵇ / B(a, b) with y = 1 − x, for a, b > 0.
func betaKernel(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  guard x > 0, y > 0 else { return 0 }
  let n = a + b
  // a − n·x and b − n·y are equal and opposite; the smaller of x and y gives it with the most digits.
  let difference = x <= y ? a - n * x : n * y - b
  let deviances =
    deviance(a, mean: n * x, difference: difference) + deviance(b, mean: n * y, difference: -difference)
  let errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return exp(errors - deviances) * sqrt(a / n * b / (2 * Double.pi))
}

/// xᵃ·e⁻ˣ / Γ(a), for a > 0.
func gammaKernel(_ a: Double, x: Double) -> Double {
  guard x > 0 else { return 0 }
  return exp(-stirlingError(a) - deviance(a, mean: x, difference: a - x)) * sqrt(a / (2 * Double.pi))
}
