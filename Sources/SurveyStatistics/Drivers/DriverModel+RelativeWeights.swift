extension DriverModel {
  /// The relative weight of each driver (Johnson, 2000): its share of R² through the closest uncorrelated variables.
  ///
  /// With Λ = R½ and β = Λ⁻¹r the weights are Λ∘²β∘². Never negative; the sum is R². Close to Shapley values and quick
  /// for any number of drivers, though without their theory (Thomas and others, 2014).
  public func relativeWeights() throws(StatisticsError) -> [Double] {
    let eigen = try SymmetricEigen(driverCorrelations)
    let count = driverCount
    let roots = eigen.values.map { max(0, $0).squareRoot() }
    guard roots.allSatisfy({ $0 > 0 }) else { throw .singularMatrix(index: count - 1) }
    let projected = (0..<count).map { k in
      compensatedSum(count) { eigen.vectors[$0, k] * outcomeCorrelations[$0] } / roots[k]
    }
    let beta = (0..<count).map { j in compensatedSum(count) { eigen.vectors[j, $0] * projected[$0] } }
    return (0..<count).map { j in
      compensatedSum(count) { k in
        let root = compensatedSum(count) { eigen.vectors[j, $0] * roots[$0] * eigen.vectors[k, $0] }
        return root * root * beta[k] * beta[k]
      }
    }
  }
}
