import Testing

@testable import SurveyStatistics

@Suite struct NumericsTests {
  /// The published first outputs of SplitMix64 for seed 1234567 and of xoshiro256** for the state 1, 2, 3, 4.
  @Test func generators() {
    var filler = SplitMix64(state: 1_234_567)
    let filled = (0..<5).map { _ in filler.next() }
    #expect(
      filled == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360])
  }

  @Test func boundedIndices() {
    var generator = SeededGenerator(seed: 5)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 {
      counts[generator.index(below: 7)] += 1
    }
    // Ten standard deviations around 10 000.
    #expect(counts.allSatisfy { (9_070...10_930).contains($0) })
    #expect(generator.index(below: 1) == 0 && generator.index(below: 0) == 0)
  }

  @Test func compensatedSums() {
    #expect([1e100, 1, -1e100].compensatedSum() == 1)
    #expect(Array(repeating: 0.1, count: 10).compensatedSum() == 1)
    #expect([Double]().compensatedSum() == 0)
  }

  @Test func ranks() {
    #expect(midRanks([10, 20, 10, 5]) == [2.5, 4, 2.5, 1])
    #expect(midRanks([]) == [])
    #expect(median([3, 1, 2, 10]) == 2.5 && median([]) == nil)
  }

  @Test(arguments: 1...8)
  func eigenvectorsRebuildTheMatrix(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0...i {
        matrix[i, j] = Double(generator.index(below: 19)) - 9
        matrix[j, i] = matrix[i, j]
      }
    }
    let eigen = try SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted(by: >))
    for i in 0..<size {
      for j in 0..<size {
        let element = compensatedSum(size) { eigen.vectors[i, $0] * eigen.values[$0] * eigen.vectors[j, $0] }
        let product = compensatedSum(size) { eigen.vectors[$0, i] * eigen.vectors[$0, j] }
        #expect((element - matrix[i, j]).magnitude < 1e-12 && (product - (i == j ? 1 : 0)).magnitude < 1e-13)
      }
    }
  }

  @Test func choleskySolves() throws {
    let matrix = try Matrix([[4, 2, 0.6], [2, 5, 1], [0.6, 1, 3]])
    let factor = try CholeskyFactor(matrix)
    let solution = try factor.solve([1, 2, 3])
    let back = (0..<3).map { row in compensatedSum(3) { matrix[row, $0] * solution[$0] } }
    expectClose("Ax", back, [1, 2, 3], relative: 1e-14)
    let unit = compensatedSum(3) { matrix[1, $0] * factor.inverse[$0, 1] }
    expectClose([Figure("AA⁻¹", unit, 1)], relative: 1e-14)
    #expect(throws: StatisticsError.singularMatrix(index: 1)) { try CholeskyFactor(Matrix([[1, 1], [1, 1]])) }
    #expect(throws: StatisticsError.mismatchedLengths(expected: 3, found: 2)) { try factor.solve([1, 2]) }
    #expect(throws: StatisticsError.mismatchedLengths(expected: 2, found: 1)) { try Matrix([[1, 2], [1]]) }
  }

  @Test func errorsReadAsSentences() {
    let errors: [StatisticsError] = [
      .mismatchedLengths(expected: 3, found: 2), .notFinite(index: 1), .outOfRange("a weight", value: -1),
      .tooFew("items", needed: 3, found: 2), .tooMany("drivers", limit: 15, found: 16), .singularMatrix(index: 4),
      .emptyCell(margin: "age", cell: 2), .marginsDisagree(margin: "age", total: 1, expected: 100),
      .notConverged("age", iterations: 1000, error: 0.5),
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    #expect(errors[6].description == "cell 2 of age has a target but no respondents")
  }
}
