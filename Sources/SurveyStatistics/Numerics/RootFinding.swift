/// Solves f(x) = target for a monotone positive function of x > 0, given its value and slope.
///
/// Newton's method on the logarithms of both axes, where distribution tails are close to straight lines, inside a
/// bracket that shrinks at every step; when Newton leaves the bracket, the bracket is bisected instead. A root too
/// large or too small for a number is returned as infinity or 0.
func solveOnPositiveAxis(
  target: Double, guess: Double, isIncreasing: Bool, _ evaluate: (Double) -> (value: Double, slope: Double)
) -> Double {
  var low = 0.0
  var high = Double.infinity
  var x = guess
  let logTarget = log(target)
  for _ in 0..<400 {
    let (value, slope) = evaluate(x)
    if value == target { return x }
    if (value < target) == isIncreasing {
      low = x
    } else {
      high = x
    }
    let step = (logTarget - log(value)) * value / (slope * x)
    // Newton doubles the digits: after a step as small as this the next would change nothing that a number can hold, for
    // shape parameters up to 10¹⁶. Where the slope or x is at the end of the range of numbers, neither is known as well.
    if step.magnitude <= 1e-12, slope.isNormal, x.isNormal { return x * exp(step) }
    var next = x * exp(min(3, max(-3, step)))
    if !step.isFinite || next <= low || next >= high {
      next = bisect(low, high)
    }
    // A root beyond the range of numbers is said to be at its end, not at the last point tried.
    if !next.isFinite || next <= 0 { return next > 0 ? .infinity : 0 }
    if next == x || (high.isFinite && low > 0 && high - low <= 3e-16 * low) { return x }
    x = next
  }
  return x
}

/// The middle of a bracket on the logarithmic axis; an open end is approached by factors of 32.
private func bisect(_ low: Double, _ high: Double) -> Double {
  if !high.isFinite { return low * 32 }
  if low == 0 { return high / 32 }
  if high / low > 4 { return sqrt(low) * sqrt(high) }
  return low + (high - low) / 2
}

/// Halves a bracket whose ends have opposite verdicts until it is as narrow as the numbers allow.
///
/// `isBelow` must be true at `low` and false at `high`; the point of change is returned.
func bisectionPoint(low: Double, high: Double, _ isBelow: (Double) -> Bool) -> Double {
  var low = low
  var high = high
  for _ in 0..<200 {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if isBelow(middle) {
      low = middle
    } else {
      high = middle
    }
  }
  return low + (high - low) / 2
}
