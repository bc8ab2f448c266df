/// A made-up customer survey of twelve people with gaps, used by all of the engine's reference numbers.
enum GoldenSurvey {
  /// One respondent: five perceptions, five expectations, importance points and the overall answers.
  struct Respondent: Sendable {
    let segment: String
    let perceptions: [Double?]
    let expectations: [Double?]
    let points: [Double]
    let satisfaction: Double
    let expectancy: Double
    let ideal: Double?
    let recommendation: Int
    let again: Double
  }

  static let respondents: [Respondent] = [
    row("A", [5, 4, 5, 4, 3], [5, 4, 5, 4, 3], [40, 10, 25, 20, 5], 9, 8, 8, 10, 5),
    row("A", [4, 4, 4, 5, 4], [5, 4, 5, 5, 3], [30, 15, 30, 20, 5], 8, 8, 7, 9, 5),
    row("A", [3, 2, 3, 3, 4], [5, 4, 5, 4, 3], [35, 20, 25, 15, 5], 5, 4, 5, 6, 2),
    row("A", [5, 3, 4, 4, 5], [5, 3, 5, 4, 4], [30, 20, 20, 20, 10], 8, 7, 7, 8, 4),
    row("A", [2, 2, 2, 2, 3], [5, 4, 5, 5, 4], [40, 15, 30, 10, 5], 3, 2, 3, 2, 1),
    row("A", [4, nil, 4, 3, 4], [4, nil, 4, 4, 3], [25, 25, 25, 15, 10], 7, 7, 6, 7, 3),
    row("B", [5, 5, 5, 5, 4], [5, 5, 5, 5, 4], [30, 10, 30, 25, 5], 10, 9, 9, 10, 5),
    row("B", [4, 3, 3, 2, 5], [5, 4, 4, 4, 5], [20, 20, 20, 20, 20], 6, 6, 6, 7, 4),
    row("B", [3, 4, 4, 4, 2], [4, 4, 5, 4, 3], [30, 20, 30, 15, 5], 7, 6, 6, 8, 2),
    row("B", [nil, nil, nil, 4, 4], [nil, nil, nil, 4, 4], [30, 20, 30, 10, 10], 7, 7, nil, 7, 3),
    row("B", [1, 2, 1, 2, 3], [5, 4, 5, 4, 3], [40, 10, 35, 10, 5], 2, 1, 2, 0, 4),
    row("B", [4, 5, 4, 5, 5], [4, 4, 5, 4, 4], [25, 15, 30, 25, 5], 9, 8, 9, 9, 3),
  ]

  /// All answers to one perception, expectation or importance question.
  static func perceptions(_ dimension: Int) -> [Double?] { respondents.map { $0.perceptions[dimension] } }
  static func expectations(_ dimension: Int) -> [Double?] { respondents.map { $0.expectations[dimension] } }
  static func points(_ dimension: Int) -> [Double] { respondents.map { $0.points[dimension] } }

  private static func row(
    _ segment: String, _ perceptions: [Double?], _ expectations: [Double?], _ points: [Double],
    _ satisfaction: Double, _ expectancy: Double, _ ideal: Double?, _ recommendation: Int, _ again: Double
  ) -> Respondent {
    Respondent(
      segment: segment, perceptions: perceptions, expectations: expectations, points: points,
      satisfaction: satisfaction, expectancy: expectancy, ideal: ideal, recommendation: recommendation, again: again)
  }
}
