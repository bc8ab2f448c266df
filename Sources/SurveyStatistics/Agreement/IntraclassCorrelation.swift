/// Intraclass correlations of a complete table of subjects and raters (Shrout and Fleiss, 1979; McGraw and Wong, 1996).
///
/// Readiness assessments use `agreementSingle` and `agreementAverage`, because how severe an assessor is matters there.
public struct IntraclassCorrelation: Hashable, Sendable {
  /// Which correlation: the model, whether severity counts as disagreement, and one rater or the mean of all.
  public enum Form: Hashable, Sendable, CaseIterable {
    /// ICC(1,1): each subject has other raters.
    case oneWaySingle
    /// ICC(A,1), Shrout and Fleiss 2,1: the same raters, absolute agreement.
    case agreementSingle
    /// ICC(C,1), Shrout and Fleiss 3,1: the same raters, consistency up to severity.
    case consistencySingle
    /// ICC(1,k).
    case oneWayAverage
    /// ICC(A,k).
    case agreementAverage
    /// ICC(C,k).
    case consistencyAverage
  }

  /// The number of subjects n.
  public let subjectCount: Int
  /// The number of raters k.
  public let raterCount: Int
  /// MSR, the mean square between subjects.
  public let betweenSubjects: Double
  /// MSC, the mean square between raters.
  public let betweenRaters: Double
  /// MSE, the residual mean square of the two-way table.
  public let residual: Double
  /// MSW, the mean square within subjects of the one-way table.
  public let withinSubjects: Double

  /// The mean squares of `ratings`, one row for each subject, one column for each rater, at least 2 × 2.
  public init(_ ratings: [[Double]]) throws(StatisticsError) {
    let table = try Matrix(ratings)
    if let index = table.firstNonFiniteIndex { throw .notFinite(index: index) }
    let (n, k) = (table.rowCount, table.columnCount)
    guard n > 1 else { throw .tooFew("subjects", needed: 2, found: n) }
    guard k > 1 else { throw .tooFew("raters", needed: 2, found: k) }
    // Distances from the first rating, so that equal ratings give mean squares of exactly 0.
    let origin = table[0, 0]
    let values = Matrix(rows: n, columns: k) { table[$0, $1] - origin }
    let grand = values.elementSum / Double(n * k)
    let rows = (0..<n).map { values.row($0).compensatedSum() / Double(k) }
    let columns = (0..<k).map { values.column($0).compensatedSum() / Double(n) }
    func square(_ x: Double) -> Double { x * x }
    let subjects = Double(k) * compensatedSum(n) { square(rows[$0] - grand) }
    let raters = Double(n) * compensatedSum(k) { square(columns[$0] - grand) }
    let residuals = compensatedSum(n * k) { cell in
      let (i, j) = (cell / k, cell % k)
      return square(values[i, j] - rows[i] - columns[j] + grand)
    }
    subjectCount = n
    raterCount = k
    betweenSubjects = subjects / Double(n - 1)
    betweenRaters = raters / Double(k - 1)
    residual = residuals / Double((n - 1) * (k - 1))
    withinSubjects = (raters + residuals) / Double(n * (k - 1))
  }

  /// The correlation, possibly negative; `nil` when all ratings are equal and when its denominator is not positive.
  public func value(_ form: Form) -> Double? {
    let n = Double(subjectCount)
    let k = Double(raterCount)
    let (numerator, denominator) =
      switch form {
      case .oneWaySingle:
        (betweenSubjects - withinSubjects, betweenSubjects + (k - 1) * withinSubjects)
      case .agreementSingle:
        (
          betweenSubjects - residual,
          betweenSubjects + (k - 1) * residual + k * (betweenRaters - residual) / n
        )
      case .consistencySingle:
        (betweenSubjects - residual, betweenSubjects + (k - 1) * residual)
      case .oneWayAverage:
        (betweenSubjects - withinSubjects, betweenSubjects)
      case .agreementAverage:
        (betweenSubjects - residual, betweenSubjects + (betweenRaters - residual) / n)
      case .consistencyAverage:
        (betweenSubjects - residual, betweenSubjects)
      }
    return denominator > 0 ? numerator / denominator : nil
  }
}
