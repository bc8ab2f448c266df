import SurveyModel
import SurveyScoring
import Testing

/// The share of a quadrant, as conditions read it.
@Suite struct TypologyShareTests {
  /// Satisfied from 4 of 5 and coming back from 4 of 5; those who are neither are in no quadrant.
  private static func survey(_ conditions: [String]) throws -> CompiledSurvey {
    try compiled(
      scales: [("five", 1...5)], questions: [("sat", .rating(scale: "five")), ("again", .rating(scale: "five"))],
      scores: [
        .dimension(Dimension(id: "d-sat", items: [.init(ref: "sat")])),
        .dimension(Dimension(id: "d-again", items: [.init(ref: "again")])),
        .topBox(TopBox(id: "content", item: "sat", from: 4, to: 5)),
        .quadrants(
          Quadrants(
            id: "types", x: .init("d-sat", cut: 75), y: .init("d-again", cut: 75),
            quadrants: [
              .init(id: "loyalist", x: .high, y: .high), .init(id: "mercenary", x: .high, y: .low),
              .init(id: "hostage", x: .low, y: .high),
            ])),
      ],
      advice: try conditions.map {
        Advice(condition: SourceFragment(text: $0, range: .none), score: "types", priority: 1, text: try words($0))
      })
  }

  private static let hostage: (Answer?, Answer?) = (2, 5)
  private static let loyalist: (Answer?, Answer?) = (5, 5)
  private static let outside: (Answer?, Answer?) = (1, 1)
  private static let unplaced: (Answer?, Answer?) = (2, nil)

  /// The conditions that hold on many responses together.
  private func holding(
    _ conditions: [String], _ groups: [(count: Int, answers: (Answer?, Answer?))]
  ) throws -> [String] {
    let survey = try Self.survey(conditions)
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for group in groups {
      let scores = scorer.score(block(survey, ["sat": group.answers.0, "again": group.answers.1]))
      for _ in 0..<group.count { aggregate.add(scores) }
    }
    return AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).advice.map { conditions[$0] }
  }

  /// One response is all of it or nothing of it, and nothing is said where it has no type.
  @Test func aSingleResponse() throws {
    let conditions = ["types.hostage eq 100", "types.hostage eq 0", "types.hostage lt 100"]
    let survey = try Self.survey(conditions)
    func holding(_ answers: (Answer?, Answer?)) -> [Int] {
      ResponseScorer(survey: survey).score(block(survey, ["sat": answers.0, "again": answers.1])).advice
    }
    #expect(holding(Self.hostage) == [0])
    #expect(holding(Self.loyalist) == [1, 2])
    #expect(holding(Self.outside) == [1, 2])
    #expect(holding(Self.unplaced) == [])
  }

  /// 1 of 5 is a fifth and not more than a fifth; 2 of 9 are 22.2 percent. Who has no type does not count in the whole,
  /// who has one that is not declared does.
  @Test func manyResponsesOnACutAndAboveIt() throws {
    let conditions = ["types.hostage gt 20", "types.hostage ge 20", "types.mercenary gt 0"]
    #expect(
      try holding(conditions, [(1, Self.hostage), (2, Self.loyalist), (2, Self.outside), (3, Self.unplaced)]) == [
        "types.hostage ge 20"
      ])
    #expect(
      try holding(conditions, [(2, Self.hostage), (5, Self.loyalist), (2, Self.outside), (3, Self.unplaced)]) == [
        "types.hostage gt 20", "types.hostage ge 20",
      ])
    #expect(try holding(conditions, [(1, Self.hostage), (5, Self.loyalist)]) == [])
  }

  /// Without anybody in the whole a share is unknown: neither this nor that is true of it.
  @Test func nobodyPlaced() throws {
    let conditions = ["types.hostage le 20", "types.hostage gt 20", "types.hostage ne 20"]
    #expect(try holding(conditions, [(4, Self.unplaced)]) == [])
    #expect(try holding(conditions, []) == [])
    #expect(
      try holding(conditions, [(4, Self.unplaced), (1, Self.loyalist)]) == [
        "types.hostage le 20", "types.hostage ne 20",
      ])
  }

  /// 7 ÷ 25 × 100 is 28.000000000000004 in doubles.
  @Test func sharesAreRoundedOnce() throws {
    let conditions = ["types.hostage gt 28", "types.hostage eq 28", "content eq 72", "content lt 72"]
    #expect(
      try holding(conditions, [(7, Self.hostage), (18, Self.loyalist)]) == ["types.hostage eq 28", "content eq 72"])
    #expect(7 * 100.0 / 25 == 28 && 7.0 / 25 * 100 > 28)
  }

  /// A quadrant takes its id, and the place where the response stands keeps its own.
  @Test func theMembersOfATypology() throws {
    let scoring = try Self.survey([]).scoring
    #expect(scoring.members(of: 3).map(\.name) == ["quadrant", "loyalist", "mercenary", "hostage"])
  }
}
