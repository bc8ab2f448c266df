extension IntraclassCorrelation {
  /// The confidence interval (McGraw and Wong, 1996, table 7).
  ///
  /// `nil` when the value is undefined and when the raters agree so well that the residual is 0.
  public func interval(_ form: Form, level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard let value = value(form) else { return nil }
    let result: ConfidenceInterval?
    switch form {
    case .oneWaySingle, .oneWayAverage:
      let degrees = Double(subjectCount * (raterCount - 1))
      result = ratioInterval(error: withinSubjects, degrees: degrees, form == .oneWayAverage, level)
    case .consistencySingle, .consistencyAverage:
      let degrees = Double((subjectCount - 1) * (raterCount - 1))
      result = ratioInterval(error: residual, degrees: degrees, form == .consistencyAverage, level)
    case .agreementSingle:
      result = agreementInterval(single: value, level)
    case .agreementAverage:
      result = self.value(.agreementSingle).flatMap { agreementInterval(single: $0, level) }.flatMap(averaged)
    }
    guard let result, result.lower.isFinite, result.upper.isFinite else { return nil }
    return result
  }

  /// The interval of the forms that are functions of one F ratio, MSR over an error mean square.
  private func ratioInterval(
    error: Double, degrees: Double, _ isAverage: Bool, _ level: ConfidenceLevel
  ) -> ConfidenceInterval? {
    let k = Double(raterCount)
    let rows = Double(subjectCount - 1)
    guard
      error > 0,
      let below = FDistribution(numerator: rows, denominator: degrees)?.quantile(level.upperProbability),
      let above = FDistribution(numerator: degrees, denominator: rows)?.quantile(level.upperProbability)
    else { return nil }
    let ratio = betweenSubjects / error
    let (low, high) = (ratio / below, ratio * above)
    if isAverage {
      return ConfidenceInterval(lower: 1 - 1 / low, upper: 1 - 1 / high)
    } else {
      return ConfidenceInterval(lower: (low - 1) / (low + k - 1), upper: (high - 1) / (high + k - 1))
    }
  }

  /// The interval of ICC(A,1), whose denominator mixes two mean squares (Satterthwaite's degrees of freedom).
  private func agreementInterval(single: Double, _ level: ConfidenceLevel) -> ConfidenceInterval? {
    let n = Double(subjectCount)
    let k = Double(raterCount)
    guard single < 1 else { return nil }
    let a = k * single / (n * (1 - single))
    let b = 1 + k * single * (n - 1) / (n * (1 - single))
    let (ratersPart, errorPart) = (a * betweenRaters, b * residual)
    let degrees =
      (ratersPart + errorPart) * (ratersPart + errorPart)
      / (ratersPart * ratersPart / (k - 1) + errorPart * errorPart / ((n - 1) * (k - 1)))
    guard
      let below = FDistribution(numerator: n - 1, denominator: degrees)?.quantile(level.upperProbability),
      let above = FDistribution(numerator: degrees, denominator: n - 1)?.quantile(level.upperProbability)
    else { return nil }
    let mixed = k * betweenRaters + (k * n - k - n) * residual
    return ConfidenceInterval(
      lower: n * (betweenSubjects - below * residual) / (below * mixed + n * betweenSubjects),
      upper: n * (above * betweenSubjects - residual) / (mixed + n * above * betweenSubjects))
  }

  /// The interval of the mean of all raters from that of one rater, by the Spearman-Brown formula.
  private func averaged(_ interval: ConfidenceInterval) -> ConfidenceInterval? {
    let k = Double(raterCount)
    guard
      let lower = SpearmanBrown.reliability(interval.lower, lengthenedBy: k),
      let upper = SpearmanBrown.reliability(interval.upper, lengthenedBy: k)
    else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper)
  }
}
