import SurveyModel
import SurveyScoring
import Testing

/// One question from 0 to 10, scored in every way in which groups can be compared, and who belongs to which group.
struct SegmentKit {
  let survey: CompiledSurvey
  let scorer: ResponseScorer

  init() throws {
    survey = try compiled(
      scales: [("eleven", 0...10)], questions: [("x", .rating(scale: "eleven")), ("y", .rating(scale: "eleven"))],
      scores: [
        .dimension(Dimension(id: "raw", items: [.init(ref: "x")], unit: .raw)),
        .dimension(Dimension(id: "percent", items: [.init(ref: "x")])),
        .topBox(TopBox(id: "top", item: "x", from: 9, to: 10)),
        .netScore(
          NetScore(
            id: "net", item: "x",
            groups: [
              .init(id: "detractor", from: 0, to: 6, sign: -1), .init(id: "passive", from: 7, to: 8, sign: 0),
              .init(id: "promoter", from: 9, to: 10, sign: 1),
            ])),
      ])
    scorer = ResponseScorer(survey: survey)
  }

  /// So many answers in the top box and so many out of it.
  static func answers(in inside: Int, out: Int) -> [Int?] {
    Array(repeating: 10, count: inside) + Array(repeating: 0, count: out)
  }

  /// So many detractors, passives and promoters.
  static func net(_ detractors: Int, _ passives: Int, _ promoters: Int) -> [Int?] {
    Array(repeating: 0, count: detractors) + Array(repeating: 7, count: passives)
      + Array(repeating: 10, count: promoters)
  }

  /// The results of groups with these answers; `nil` is no answer. A name that is a month is one.
  func results(
    _ groups: [(String, [Int?])],
    _ asked: [(kind: GroupComparison.Kind, scores: [String], family: String?)], minimum: Int = 1,
    meaningful: Ratio = 5, rate: Ratio = GroupComparison.usualRate, times: Int = 1
  ) -> SegmentResults {
    guard let breakdown = try? survey.breakdown("submitted:month") else { return .none }
    let segmentation = Segmentation(survey, [breakdown])
    var aggregate = SegmentedAggregate(scorer.plan, segmentation)
    for (name, answers) in groups {
      var keys = [SegmentKey([.text(name)])]
      if let day = CalendarDate(iso: name + "-01") {
        keys = segmentation.keys(
          language: nil, version: "", submitted: day.description, in: block(survey, [:]))
      }
      for (answer, count) in Dictionary(grouping: answers, by: \.self).mapValues(\.count) {
        let block = block(survey, ["x": answer.map { .value(.number(Double($0))) } ?? .skipped])
        aggregate.add(scorer.score(block), keys: keys, times: count * times)
      }
    }
    let comparisons = asked.map { kind, scores, family in
      CompiledComparison(
        kind, of: scores.compactMap { survey.scoring.index[$0] }, by: [breakdown], family: family, rate: rate,
        meaningful: meaningful)
    }
    return SegmentResults(
      aggregate, segmentation: segmentation, plan: scorer.plan, comparisons: comparisons, minimum: minimum,
      now: LocalDateTime(today))
  }
}
