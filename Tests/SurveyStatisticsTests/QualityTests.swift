import SurveyStatistics
import Testing

@Suite struct QualityTests {
  @Test func longestRun() {
    #expect(AnswerPattern.longestRun([]) == 0)
    #expect(AnswerPattern.longestRun([nil, nil]) == 0)
    #expect(AnswerPattern.longestRun([1, 1, 2, 2, 2, 1]) == 3)
    #expect(AnswerPattern.longestRun([3, 3, nil, 3, 3, 3]) == 3)
    #expect(AnswerPattern.longestRun([3, nil, 3]) == 1)
  }

  /// By hand: 1 2 3 4 5 has the sample variance 2.5.
  @Test func variability() {
    expectClose([Figure("IRV", AnswerPattern.intraIndividualVariability([1, 2, nil, 3, 4, 5]), 2.5.squareRoot())])
    #expect(AnswerPattern.intraIndividualVariability([4, 4, 4]) == 0)
    #expect(AnswerPattern.intraIndividualVariability([4, nil]) == nil)
  }

  @Test func straightline() {
    #expect(AnswerPattern.isStraightline([3, 3, 3, 3, 3]))
    #expect(!AnswerPattern.isStraightline([3, 3, 3, 3]))
    #expect(!AnswerPattern.isStraightline([3, 3, nil, 3, 3, 3]))
    #expect(!AnswerPattern.isStraightline([3, 3, 3, 3, 2]))
  }

  /// R mahalanobis and numpy for four of the thirty rows.
  @Test func mahalanobis() throws {
    let check = try MahalanobisDistance(CrossProducts(itemCount: 7, rows: Samples.attitudeRows))
    let found = try [5, 8, 17, 29].map { try check.squared(Samples.attitudeRows[$0].map { Double($0) }) }
    expectClose("D²", found, [10.99483892, 9.82966646, 15.11456736, 8.09421861], digits: 8)
    expectClose([Figure("cut", check.cutoff(), 24.3218863478569)])
    // Thirty rows are fewer than five for each of seven items.
    #expect(!check.hasEnoughRows)
  }

  @Test func mahalanobisOfSingularData() throws {
    #expect(throws: StatisticsError.singularMatrix(index: 1)) {
      try MahalanobisDistance(CrossProducts(itemCount: 2, rows: [[1, 2], [2, 4], [3, 6]]))
    }
    #expect(throws: StatisticsError.tooFew("rows", needed: 2, found: 1)) {
      try MahalanobisDistance(CrossProducts(itemCount: 2, rows: [[1, 2]]))
    }
  }
}
