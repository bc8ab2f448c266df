/// The maximum likelihood fit of one factor to a correlation matrix.
///
/// The likelihood is minimised over the logarithms of the uniquenesses only; for given uniquenesses the loadings follow
/// from an eigenproblem. Newton's method with Jöreskog's derivatives (1977, "Factor analysis by least-squares and
/// maximum-likelihood methods"), a bound and a line search.
struct OneFactorFit: Sendable {
  private(set) var loadings: [Double] = []
  private(set) var uniquenesses: [Double]
  private(set) var boundItems: [Int] = []
  private(set) var iterationCount = 0

  /// The smallest uniqueness, as a share of the item's variance.
  private static let bound = 1e-6
  private static let gradientTolerance = 1e-10
  private static let iterationLimit = 500

  init(correlations: Matrix) throws(StatisticsError) {
    let inverse = try CholeskyFactor(correlations).inverse
    let size = correlations.rowCount
    let start = 1 - 0.5 / Double(size)
    uniquenesses = inverse.diagonal.map { min(1, max(10 * Self.bound, start / $0)) }
    var state = try Likelihood(inverse: inverse, uniquenesses: uniquenesses)
    var error = Double.infinity
    while iterationCount < Self.iterationLimit {
      let held = state.gradient.indices.filter { uniquenesses[$0] <= Self.bound && state.gradient[$0] >= 0 }
      let free = state.gradient.indices.filter { !held.contains($0) }
      error = free.map { state.gradient[$0].magnitude }.max() ?? 0
      boundItems = held
      if error < Self.gradientTolerance { break }
      iterationCount += 1
      guard let next = try Self.step(from: state, free: free, inverse: inverse) else { break }
      state = next
      uniquenesses = next.uniquenesses
    }
    guard error < 1e-6 else {
      throw .notConverged("the one-factor model", iterations: iterationCount, error: error)
    }
    loadings = state.loadings
  }

  /// The best point along Newton's direction, or `nil` when no step improves the likelihood any more.
  private static func step(
    from state: Likelihood, free: [Int], inverse: Matrix
  ) throws(StatisticsError) -> Likelihood? {
    var free = free
    var direction = try state.newtonDirection(of: free)
    // An item at its bound that is sent further down would stay there while shortening the step for all others.
    while let position = free.indices.first(where: {
      state.uniquenesses[free[$0]] <= bound && direction[$0] > 0
    }) {
      free.remove(at: position)
      direction = try state.newtonDirection(of: free)
    }
    let longest = direction.map(\.magnitude).max() ?? 0
    var length = longest > 2 ? 2 / longest : 1
    for _ in 0..<50 {
      var uniquenesses = state.uniquenesses
      for (position, item) in free.enumerated() {
        uniquenesses[item] = max(bound, uniquenesses[item] * exp(-length * direction[position]))
      }
      let next = try Likelihood(inverse: inverse, uniquenesses: uniquenesses)
      if next.value < state.value { return next }
      length /= 2
    }
    return nil
  }
}

/// The likelihood criterion and its derivatives with respect to the logarithms of the uniquenesses.
private struct Likelihood {
  let uniquenesses: [Double]
  /// The eigenvalues γ of U½R⁻¹U½, the smallest first; the first belongs to the factor.
  let roots: [Double]
  let vectors: Matrix
  let value: Double
  let gradient: [Double]

  init(inverse: Matrix, uniquenesses: [Double]) throws(StatisticsError) {
    let size = uniquenesses.count
    let scale = uniquenesses.map { $0.squareRoot() }
    let eigen = try SymmetricEigen(Matrix(rows: size, columns: size) { scale[$0] * inverse[$0, $1] * scale[$1] })
    let roots = Array(eigen.values.reversed())
    let vectors = Matrix(rows: size, columns: size) { eigen.vectors[$0, size - 1 - $1] }
    value = compensatedSum(size - 1) { log(roots[$0 + 1]) + 1 / roots[$0 + 1] - 1 }
    gradient = (0..<size).map { i in
      compensatedSum(size - 1) { (1 - 1 / roots[$0 + 1]) * vectors[i, $0 + 1] * vectors[i, $0 + 1] }
    }
    self.roots = roots
    self.vectors = vectors
    self.uniquenesses = uniquenesses
  }

  /// U½·ω₁·√(1/γ₁ − 1), turned so that the sum is not negative; zeros when there is no common variance.
  var loadings: [Double] {
    let strength = max(0, 1 / roots[0] - 1).squareRoot()
    let raw = uniquenesses.indices.map { uniquenesses[$0].squareRoot() * vectors[$0, 0] * strength }
    return raw.compensatedSum() < 0 ? raw.map { -$0 } : raw
  }

  /// The step against the gradient for these items alone, in the metric of the curvature.
  func newtonDirection(of items: [Int]) throws(StatisticsError) -> [Double] {
    let slope = items.map { gradient[$0] }
    // The curvature is indefinite far from the optimum; an approximation that never is serves there.
    if let factor = try? CholeskyFactor(hessian.submatrix(items)) { return try factor.solve(slope) }
    if let factor = try? CholeskyFactor(approximateHessian.submatrix(items)) { return try factor.solve(slope) }
    return slope
  }

  private var hessian: Matrix {
    let size = roots.count
    return Matrix(rows: size, columns: size) { i, j in
      let common = vectors[i, 0] * vectors[j, 0]
      let sum = compensatedSum(size - 1) { offset in
        let m = offset + 1
        let ratio = (roots[m] + roots[0] - 2) / (roots[m] - roots[0])
        return vectors[i, m] * vectors[j, m] * (ratio * common + (i == j ? 1 : 0))
      }
      return sum - (i == j ? gradient[i] : 0)
    }
  }

  private var approximateHessian: Matrix {
    let size = roots.count
    return Matrix(rows: size, columns: size) { i, j in
      let sum = compensatedSum(size - 1) { vectors[i, $0 + 1] * vectors[j, $0 + 1] }
      return sum * sum
    }
  }
}
