import SurveyStatistics
import Testing

/// What a table hides so that nothing of a small group can be worked out, and ranks and net scores of several groups.
@Suite struct DisclosureTests {
  @Test func oneLine() {
    func hidden(_ sizes: [Int], _ minimum: Int = 10) -> [Int] {
      CellSuppression.hiddenCells(sizes: sizes, lines: [Array(sizes.indices)], minimum: minimum)
    }
    #expect(hidden([20, 30, 15]) == [])
    #expect(hidden([20, 4, 15]) == [1, 2])
    #expect(hidden([20, 4, 0, 20]) == [0, 1])
    // Two are hidden, and their total of 7 is below 10: a third goes with them.
    #expect(hidden([20, 4, 3]) == [0, 1, 2])
    #expect(hidden([20, 4, 3, 18]) == [1, 2, 3])
    #expect(hidden([20, 4, 6]) == [1, 2])
    #expect(hidden([3]) == [0] && hidden([0, 0]) == [] && hidden([]) == [])
    #expect(hidden([1, 2, 3], 1) == [] && hidden([1, 2, 3], 0) == [])
  }

  @Test func whatIsHiddenForAnotherReason() {
    #expect(CellSuppression.hiddenCells(sizes: [20, 30, 15], lines: [[0, 1, 2]], minimum: 10, hidden: [1]) == [1, 2])
    // An empty cell hides nothing and gives nothing away.
    #expect(CellSuppression.hiddenCells(sizes: [20, 0, 15], lines: [[0, 1, 2]], minimum: 10, hidden: [1]) == [1])
  }

  /// By hand: 4 is too small; its row needs 15 hidden and its column 20; their lines then need the fourth corner.
  @Test func crossedLines() {
    let sizes = [4, 15, 30, 20, 40, 50, 60, 70, 80]
    let rows = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    let columns = [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
    #expect(CellSuppression.hiddenCells(sizes: sizes, lines: rows + columns, minimum: 10) == [0, 1, 3, 4])
  }

  /// In every line either nothing is hidden, or at least two cells of together the minimum, or all of it.
  @Test func noLineGivesACellAway() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let (height, width) = (1 + generator.index(below: 4), 1 + generator.index(below: 5))
      let sizes = (0..<(height * width)).map { _ in
        generator.index(below: 3) == 0 ? generator.index(below: 12) : 10 + generator.index(below: 40)
      }
      let rows = (0..<height).map { row in (0..<width).map { row * width + $0 } }
      let columns = (0..<width).map { column in (0..<height).map { $0 * width + column } }
      let hidden = Set(CellSuppression.hiddenCells(sizes: sizes, lines: rows + columns, minimum: 10))
      for (index, size) in sizes.enumerated() where size > 0 && size < 10 { #expect(hidden.contains(index)) }
      for line in rows + columns {
        let concealed = line.filter { sizes[$0] > 0 && hidden.contains($0) }
        let isAll = concealed.count == line.count { sizes[$0] > 0 }
        #expect(concealed.isEmpty || isAll || (concealed.count > 1 && concealed.reduce(0) { $0 + sizes[$1] } >= 10))
      }
    }
  }

  @Test func ranksOfDistributions() throws {
    let listed = try RankTable(groups: [[1, 1, 3, 3, 3], [1, 2, 2, 2, 2]])
    let counted = try RankTable(places: [[(3, 3), (1, 2)], [(1, 1), (2, 4), (9, 0)]])
    #expect(counted == listed)
    let comparison = [ComparisonTests.a, ComparisonTests.b, ComparisonTests.c]
    let counts = comparison.map { group in
      Set(group).map { value in (place: Int(value), count: group.count { $0 == value }) }
    }
    let table = try RankTable(places: counts)
    #expect(try table == RankTable(groups: comparison))
    #expect(try table.oneAgainstRest(1) == RankTable(groups: [comparison[1], comparison[0] + comparison[2]]))
    #expect(throws: StatisticsError.outOfRange("a count", value: -1)) { try RankTable(places: [[(1, -1)]]) }
  }

  @Test func severalNetScores() throws {
    let scores = try [(20, 30, 50), (10, 20, 70), (3, 5, 4)].map {
      try #require(NetScore(detractors: $0.0, passives: $0.1, promoters: $0.2))
    }
    let difference = try #require(NetScoreDifference(from: scores[0], to: scores[1]))
    let pair = try #require(NetScoreHomogeneity([scores[0], scores[1]]))
    let z = difference.value / difference.standardError
    expectClose([Figure("z²", pair.statistic, z * z), Figure("p", pair.pValue, difference.pValue)], relative: 1e-12)
    // By hand in Python: Σw(x − x̄)² with w = (n + 3)/V of the adjusted counts; χ² with 2 degrees of freedom.
    let three = try #require(NetScoreHomogeneity(scores))
    expectClose(
      [Figure("Q", three.statistic, 12.071562967997837), Figure("p", three.pValue, 0.0023916267787961235)],
      relative: 1e-9)
    #expect(NetScoreHomogeneity([scores[0]]) == nil)
    let nobody = try #require(NetScore(detractors: 0, passives: 0, promoters: 0))
    #expect(NetScoreHomogeneity([scores[0], nobody]) == nil)
  }
}
