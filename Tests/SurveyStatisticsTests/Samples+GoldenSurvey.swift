/// A made-up customer survey of twelve people, used by all of the engine's reference numbers.
enum GoldenSurvey {
  /// One respondent: five perceptions, importance points and the overall answers.
  struct Respondent: Sendable {
    let segment: String
    let perceptions: [Double?]
    let points: [Double]
    let satisfaction: Double
    let recommendation: Int
  }

  static let respondents: [Respondent] = [
    row("A", [5, 4, 5, 4, 3], [40, 10, 25, 20, 5], 9, 10),
    row("A", [4, 4, 4, 5, 4], [30, 15, 30, 20, 5], 8, 9),
    row("A", [3, 2, 3, 3, 4], [35, 20, 25, 15, 5], 5, 6),
    row("A", [5, 3, 4, 4, 5], [30, 20, 20, 20, 10], 8, 8),
    row("A", [2, 2, 2, 2, 3], [40, 15, 30, 10, 5], 3, 2),
    row("A", [4, nil, 4, 3, 4], [25, 25, 25, 15, 10], 7, 7),
    row("B", [5, 5, 5, 5, 4], [30, 10, 30, 25, 5], 10, 10),
    row("B", [4, 3, 3, 2, 5], [20, 20, 20, 20, 20], 6, 7),
    row("B", [3, 4, 4, 4, 2], [30, 20, 30, 15, 5], 7, 8),
    row("B", [nil, nil, nil, 4, 4], [30, 20, 30, 10, 10], 7, 7),
    row("B", [1, 2, 1, 2, 3], [40, 10, 35, 10, 5], 2, 0),
    row("B", [4, 5, 4, 5, 5], [25, 15, 30, 25, 5], 9, 9),
  ]

  /// All answers to one perception or importance question.
  static func perceptions(_ dimension: Int) -> [Double?] { respondents.map { $0.perceptions[dimension] } }
  static func points(_ dimension: Int) -> [Double] { respondents.map { $0.points[dimension] } }

  private static func row(
    _ segment: String, _ perceptions: [Double?], _ points: [Double], _ satisfaction: Double, _ recommendation: Int
  ) -> Respondent {
    Respondent(
      segment: segment, perceptions: perceptions, points: points, satisfaction: satisfaction,
      recommendation: recommendation)
  }
}
