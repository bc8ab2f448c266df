/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// The density φ(z).
  public static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z) / sqrt(2 * Double.pi)
  }

  /// Φ(z), the probability of a value below `z`.
  public static func cumulative(_ z: Double) -> Double {
    0.5 * erfc(-z / sqrt(2))
  }

  /// 1 − Φ(z), with full relative precision in the far tail.
  public static func upperTail(_ z: Double) -> Double {
    0.5 * erfc(z / sqrt(2))
  }

  /// The probability of a value at least as far from 0 as `z`, on either side.
  public static func twoSided(_ z: Double) -> Double {
    erfc(z.magnitude / sqrt(2))
  }

  /// Φ⁻¹(p), or `nil` when `p` does not lie inside 0…1.
  public static func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    return normalQuantile(p)
  }
}

/// Φ⁻¹(p) for p inside 0…1, to about 1 part in 10¹⁶ (Wichura, 1988, algorithm AS 241).
func normalQuantile(_ p: Double) -> Double {
  let q = p - 0.5
  if q.magnitude <= 0.425 {
    let r = 0.180625 - q * q
    return q * polynomial(r, centreNumerator) / polynomial(r, centreDenominator)
  }
  let r = sqrt(-log(q < 0 ? p : 1 - p))
  let z: Double
  if r <= 5 {
    z = polynomial(r - 1.6, middleNumerator) / polynomial(r - 1.6, middleDenominator)
  } else {
    z = polynomial(r - 5, tailNumerator) / polynomial(r - 5, tailDenominator)
  }
  return q < 0 ? -z : z
}

/// The polynomial with these coefficients, the constant first.
private func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}

private let centreNumerator = [
  3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
]
private let centreDenominator = [
  1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
  21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
]
private let middleNumerator = [
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
  1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
]
private let middleDenominator = [
  1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
  0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
]
private let tailNumerator = [
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
  0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
]
private let tailDenominator = [
  1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
]
