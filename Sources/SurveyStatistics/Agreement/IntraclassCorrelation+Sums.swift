extension IntraclassCorrelation {
  /// The mean squares of a complete table of which only sums are known.
  ///
  /// - Parameters:
  ///   - subjectCount: How many subjects there are, n.
  ///   - raterCount: How many raters, k.
  ///   - subjects: k·Σ(Mᵢ − M)² over the subjects' means, the sum of squares between subjects.
  ///   - raters: n·Σ(Mⱼ − M)² over the raters' means, the sum of squares between raters.
  ///   - total: Σ(x − M)² over all ratings.
  /// - Returns: `nil` for fewer than two subjects or raters, and for sums that no table has.
  public init?(subjectCount: Int, raterCount: Int, subjects: Double, raters: Double, total: Double) {
    let residuals = total - subjects - raters
    let tolerance = 1e-12 * total.magnitude
    guard subjectCount > 1, raterCount > 1, subjects >= 0, raters >= 0, residuals >= -tolerance, total.isFinite else {
      return nil
    }
    let (n, k) = (Double(subjectCount), Double(raterCount))
    self.init(
      subjectCount: subjectCount, raterCount: raterCount, betweenSubjects: subjects / (n - 1),
      betweenRaters: raters / (k - 1), residual: max(0, residuals) / ((n - 1) * (k - 1)),
      withinSubjects: (raters + max(0, residuals)) / (n * (k - 1)))
  }

  init(
    subjectCount: Int, raterCount: Int, betweenSubjects: Double, betweenRaters: Double, residual: Double,
    withinSubjects: Double
  ) {
    self.subjectCount = subjectCount
    self.raterCount = raterCount
    self.betweenSubjects = betweenSubjects
    self.betweenRaters = betweenRaters
    self.residual = residual
    self.withinSubjects = withinSubjects
  }
}
