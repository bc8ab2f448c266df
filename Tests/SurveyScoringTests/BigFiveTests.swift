import SurveyModel
import SurveyScoring
import Testing

/// The scales A, C and E of `bfi` (2800 volunteers of the SAPA project, five items on 1 to 6 with gaps; data of the R package
/// psych, GPL-2 or later): of the raw answers only how many respondents answered so many items with which sum is kept here,
/// which is all that a mean of items hangs on. Expected values are those of R and pandas on the raw data.
@Suite struct BigFiveTests {
  /// A line for so many answered items: each sum of the keyed answers with how many respondents have it.
  private static let tables = [
    "A": """
    2 5:1 7:1 11:1
    3 12:1 14:2 17:2 18:2
    4 11:1 13:1 14:2 15:2 16:8 17:5 18:7 19:11 20:10 21:10 22:6 23:10 24:8
    5 5:1 6:2 7:1 8:5 9:8 10:11 11:14 12:19 13:38 14:37 15:46 16:48 17:79 18:81 19:110 20:175 21:171
    5 22:206 23:214 24:251 25:253 26:232 27:242 28:175 29:153 30:137
    """,
    "C": """
    2 7:2 9:1 11:1
    3 10:1 12:2 14:2 16:1
    4 9:1 10:1 11:1 12:4 13:4 14:8 15:6 16:7 17:10 18:5 19:7 20:7 21:11 22:7 23:1 24:3
    5 5:5 6:4 7:3 8:4 9:12 10:26 11:20 12:49 13:41 14:66 15:89 16:128 17:132 18:173 19:181 20:179
    5 21:191 22:224 23:219 24:210 25:198 26:161 27:140 28:114 29:75 30:63
    """,
    "E": """
    2 7:1 9:1 11:1
    3 13:1
    4 6:1 7:2 8:1 9:3 10:4 11:1 12:4 13:2 14:7 15:8 16:2 17:8 18:7 19:6 20:13 21:4 22:6 23:2 24:2
    5 5:6 6:16 7:18 8:20 9:28 10:34 11:30 12:46 13:76 14:83 15:103 16:106 17:126 18:167 19:177
    5 20:201 21:181 22:192 23:184 24:195 25:186 26:156 27:138 28:100 29:75 30:69
    """,
  ]

  private struct Expected: Sendable {
    let scale: String
    let strict: Double
    let strictCount: Int
    let half: Double
    let halfUnscored: Int
    let percent: Double
  }

  private static func summary(_ scale: String, _ rule: MissingRule) throws -> ScoreSummary {
    let ids = (1...5).map { "q\($0)" }
    let survey = try compiled(
      scales: [("six", 1...6)], questions: ids.map { ($0, .rating(scale: "six")) },
      scores: [.dimension(Dimension(id: "d", items: ids.map { .init(ref: Name($0)) }, missing: rule))])
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for line in try #require(tables[scale]).split(separator: "\n") {
      let words = line.split(separator: " ")
      let answered = try #require(words.first.flatMap { Int($0) })
      for entry in words.dropFirst() {
        let numbers = entry.split(separator: ":").compactMap { Int($0) }
        var answers: [String: Answer?] = [:]
        // The sum is dealt out evenly, which keeps every answer on the scale.
        for place in 0..<answered {
          let value = (numbers[0] + place) / answered
          answers[ids[place]] = .value(.number(Double(value)))
        }
        aggregate.add(scorer.score(block(survey, answers)), times: numbers[1])
      }
    }
    guard
      case .score(let summary) = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).scores[0]
    else { throw GoldSurvey.Missing() }
    return summary
  }

  @Test(arguments: [
    Expected(
      scale: "A", strict: 4.64348468, strictCount: 2709, half: 4.65297342, halfUnscored: 3, percent: 73.05946848),
    Expected(
      scale: "C", strict: 4.26183967, strictCount: 2707, half: 4.26575465, halfUnscored: 4, percent: 65.31509299),
    Expected(
      scale: "E", strict: 4.14463693, strictCount: 2713, half: 4.14470266, halfUnscored: 3, percent: 62.89405315),
  ])
  private func missingRules(expected: Expected) throws {
    let strict = try Self.summary(expected.scale, .all)
    #expect(strict.scored == expected.strictCount && strict.prorated == 0)
    #expect(strict.unscored == 2800 - expected.strictCount)
    expect(strict.raw?.mean, expected.strict, digits: 7)
    let half = try Self.summary(expected.scale, .half)
    #expect(half.unscored == expected.halfUnscored && half.scored == expected.strictCount)
    expect(half.raw?.mean, expected.half, digits: 7)
    expect(half.percent?.mean, expected.percent, digits: 7)
  }
}
