/// Agreement of any number of raters with missing ratings (Krippendorff, 2004; 2011, "Computing Krippendorff's
/// alpha-reliability").
public struct KrippendorffAlpha: Hashable, Sendable {
  /// How far two ratings are apart.
  public enum Metric: Hashable, Sendable, CaseIterable {
    /// Different or not.
    case nominal
    /// By the number of ratings between them: the right one for levels.
    case ordinal
    /// (c − k)².
    case interval
    /// ((c − k)/(c + k))², for quantities with a true zero.
    case ratio
  }

  /// The different values that occur in pairable ratings, ascending.
  public let values: [Double]
  /// The coincidence matrix: how often two values meet within a unit, each unit of m ratings weighing 1/(m − 1).
  public let coincidences: Matrix

  /// The coincidences in `units`: one row for each rated unit, `nil` where a rater is missing.
  ///
  /// Units with fewer than two ratings hold no pair and are left out.
  public init(_ units: [[Double?]]) throws(StatisticsError) {
    let pairable = units.map { $0.compactMap { $0 } }.filter { $0.count > 1 }
    for (index, unit) in pairable.enumerated() where !unit.allSatisfy(\.isFinite) {
      throw .notFinite(index: index)
    }
    self.init(counts: pairable.map { unit in unit.map { (value: $0, count: 1) } })
  }

  /// The coincidences in units of which one knows how often each value was given: the same, for any number of raters.
  ///
  /// Units with fewer than two ratings are left out. Values are finite.
  public init(counts units: [[(value: Double, count: Int)]]) {
    let pairable = units.filter { $0.reduce(0) { $0 + $1.count } > 1 }
    let values = Set(pairable.joined().map(\.value)).sorted()
    let position = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
    var matrix = Matrix(rows: values.count, columns: values.count)
    for unit in pairable {
      var counts = Array(repeating: 0, count: values.count)
      for rating in unit {
        counts[position[rating.value, default: 0]] += rating.count
      }
      let others = Double(counts.reduce(0, +) - 1)
      let used = counts.indices.filter { counts[$0] > 0 }
      for c in used {
        for k in used {
          matrix[c, k] += Double(counts[c]) * Double(c == k ? counts[c] - 1 : counts[k]) / others
        }
      }
    }
    self.values = values
    coincidences = matrix
  }

  /// The number of pairable ratings.
  public var ratingCount: Double { coincidences.elementSum }

  /// 1 − Dₒ/Dₑ, or `nil` without pairable ratings and when all of them are equal: no variation is not disagreement.
  public func value(_ metric: Metric) -> Double? {
    let margins = values.indices.map { coincidences.row($0).compensatedSum() }
    let total = ratingCount
    guard total > 1 else { return nil }
    var observed = CompensatedSum()
    var expected = CompensatedSum()
    for c in values.indices {
      for k in (c + 1)..<max(values.count, c + 1) {
        let distance = distance(c, k, metric, margins)
        observed.add(distance * coincidences[c, k])
        expected.add(distance * margins[c] * margins[k])
      }
    }
    return expected.value > 0 ? 1 - (total - 1) * observed.value / expected.value : nil
  }

  private func distance(_ c: Int, _ k: Int, _ metric: Metric, _ margins: [Double]) -> Double {
    switch metric {
    case .nominal:
      return 1
    case .ordinal:
      let between = margins[c...k].compensatedSum() - (margins[c] + margins[k]) / 2
      return between * between
    case .interval:
      let difference = values[c] - values[k]
      return difference * difference
    case .ratio:
      let sum = values[c] + values[k]
      let quotient = sum != 0 ? (values[c] - values[k]) / sum : 0
      return quotient * quotient
    }
  }
}
