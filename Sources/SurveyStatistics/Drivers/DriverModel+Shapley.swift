extension DriverModel {
  /// The largest number of drivers for which all subsets are tried.
  public static let shapleyLimit = 15

  /// The Shapley value of each driver: its mean gain in R² over all orders of the drivers.
  ///
  /// Also known as LMG (Lindeman, Merenda and Gold, 1980; Grömping, 2007). Never negative; the sum is R². All 2ᵖ subsets
  /// are fitted, so `tooMany` is thrown above `shapleyLimit` drivers; relative weights serve there.
  public func shapleyValues() throws(StatisticsError) -> [Double] {
    let count = driverCount
    guard count <= Self.shapleyLimit else {
      throw .tooMany("drivers", limit: Self.shapleyLimit, found: count)
    }
    var subsets = SubsetFits(model: self)
    subsets.extend(mask: 0, from: 0)
    // |S|!·(p − |S| − 1)!/p! for the subset S that a driver joins.
    var weights = [1 / Double(count)]
    for size in 1..<max(count, 1) {
      weights.append(weights[size - 1] * Double(size) / Double(count - size))
    }
    return (0..<count).map { driver in
      let bit = 1 << driver
      var sum = CompensatedSum()
      for mask in 0..<(1 << count) where mask & bit == 0 {
        sum.add(weights[mask.nonzeroBitCount] * max(0, subsets.rSquared[mask | bit] - subsets.rSquared[mask]))
      }
      return sum.value
    }
  }
}

/// R² of every subset of the drivers, by a walk that adds one row to a Cholesky factor at each step.
private struct SubsetFits {
  let correlations: Matrix
  let outcome: [Double]
  private(set) var rSquared: [Double]
  private var rows: [[Double]] = []
  private var members: [Int] = []
  private var projection: [Double] = []

  init(model: DriverModel) {
    correlations = model.driverCorrelations
    outcome = model.outcomeCorrelations
    rSquared = Array(repeating: 0, count: 1 << model.driverCount)
  }

  /// Fits all subsets that add drivers from `start` on to the present one.
  mutating func extend(mask: Int, from start: Int) {
    for driver in start..<max(start, outcome.count) {
      var row: [Double] = []
      for (position, member) in members.enumerated() {
        var value = correlations[driver, member]
        for index in 0..<position {
          value -= row[index] * rows[position][index]
        }
        row.append(value / rows[position][position])
      }
      let pivot = (1 - row.reduce(0) { $0 + $1 * $1 }).squareRoot()
      let explained = row.indices.reduce(0.0) { $0 + row[$1] * projection[$1] }
      let gain = (outcome[driver] - explained) / pivot
      rows.append(row + [pivot])
      members.append(driver)
      projection.append(gain)
      let next = mask | 1 << driver
      rSquared[next] = rSquared[mask] + gain * gain
      extend(mask: next, from: driver + 1)
      rows.removeLast()
      members.removeLast()
      projection.removeLast()
    }
  }
}
