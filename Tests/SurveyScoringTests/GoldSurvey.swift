import SurveyModel
import SurveyScoring
import Testing

/// A made-up survey of twelve customers about the five characteristics of service, whose results Python and R computed.
struct GoldSurvey {
  static let table = """
    id,seg,rel,flx,tru,emp,aes,erel,eflx,etru,eemp,eaes,irel,iflx,itru,iemp,iaes,sat,exp,ideal,nps,again
    r01,A,5,4,5,4,3,5,4,5,4,3,40,10,25,20,5,9,8,8,10,5
    r02,A,4,4,4,5,4,5,4,5,5,3,30,15,30,20,5,8,8,7,9,5
    r03,A,3,2,3,3,4,5,4,5,4,3,35,20,25,15,5,5,4,5,6,2
    r04,A,5,3,4,4,5,5,3,5,4,4,30,20,20,20,10,8,7,7,8,4
    r05,A,2,2,2,2,3,5,4,5,5,4,40,15,30,10,5,3,2,3,2,1
    r06,A,4,,4,3,4,4,,4,4,3,25,25,25,15,10,7,7,6,7,3
    r07,B,5,5,5,5,4,5,5,5,5,4,30,10,30,25,5,10,9,9,10,5
    r08,B,4,3,3,2,5,5,4,4,4,5,20,20,20,20,20,6,6,6,7,4
    r09,B,3,4,4,4,2,4,4,5,4,3,30,20,30,15,5,7,6,6,8,2
    r10,B,,,,4,4,,,,4,4,30,20,30,10,10,7,7,,7,3
    r11,B,1,2,1,2,3,5,4,5,4,3,40,10,35,10,5,2,1,2,0,4
    r12,B,4,5,4,5,5,4,4,5,4,4,25,15,30,25,5,9,8,9,9,3
    """

  static let characteristics = ["rel", "flx", "tru", "emp", "aes"]

  let survey: CompiledSurvey
  let scorer: ResponseScorer
  let responses: [(id: String, segment: String, scores: ResponseScores)]

  init() throws {
    let five = Self.characteristics
    var scores: [Score] = five.map { id in .dimension(Dimension(id: Name("d-\(id)"), items: [.init(ref: Name(id))])) }
    for (id, rule) in [("half", MissingRule.half), ("strict", .all)] {
      scores.append(
        .dimension(Dimension(id: Name("all-\(id)"), items: five.map { .init(ref: Name($0)) }, missing: rule)))
    }
    let parts = ["sat", "exp", "ideal"]
    scores += parts.map { .dimension(Dimension(id: Name("d-\($0)"), items: [.init(ref: Name($0))])) }
    // The weights that the State of Ohio published for its ACSI.
    let ohio: [Ratio] = [try ratio(3885, 10_000), try ratio(3190, 10_000), try ratio(2925, 10_000)]
    func index(_ id: String, _ weights: [Ratio], _ rule: MissingRule) -> Score {
      .index(
        CompositeIndex(
          id: Name(id), components: zip(parts, weights).map { .init(ref: Name("d-\($0)"), weight: $1) }, missing: rule))
    }
    scores += [index("equal", [1, 1, 1], .half), index("ohio", ohio, .half), index("complete", [1, 1, 1], .all)]
    scores += five.map { .topBox(TopBox(id: Name("top-\($0)"), item: Name($0), from: 4, to: 5)) }
    scores.append(
      .netScore(
        NetScore(
          id: "net", item: "nps",
          groups: [
            .init(id: "detractor", from: 0, to: 6, sign: -1), .init(id: "passive", from: 7, to: 8, sign: 0),
            .init(id: "promoter", from: 9, to: 10, sign: 1),
          ])))
    survey = try compiled(
      scales: [("five", 1...5), ("ten", 1...10), ("eleven", 0...10)],
      questions: five.map { ($0, .rating(scale: "five")) } + parts.map { ($0, .rating(scale: "ten")) }
        + [("nps", .rating(scale: "eleven"))],
      scores: scores)
    scorer = ResponseScorer(survey: survey)
    let lines = Self.table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var responses: [(id: String, segment: String, scores: ResponseScores)] = []
    for line in lines.dropFirst() {
      let answers = zip(lines[0], line).compactMap { name, text in
        Double(text).map { (name, Answer.value(.number($0))) }
      }
      let block = block(survey, Dictionary(answers, uniquingKeysWith: { first, _ in first }))
      responses.append((line[0], line[1], scorer.score(block)))
    }
    self.responses = responses
  }

  func results(segment: String? = nil) -> AggregateResults {
    var aggregate = ScoreAggregate(scorer.plan)
    for response in responses where segment == nil || response.segment == segment { aggregate.add(response.scores) }
    return AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today))
  }

  func index(_ id: String) throws -> Int { try #require(survey.scoring.index[id]) }

  func score(_ id: String, in results: AggregateResults) throws -> ScoreSummary {
    guard case .score(let summary) = results.scores[try index(id)] else {
      Issue.record("\(id) is no dimension and no index")
      throw Missing()
    }
    return summary
  }

  func net(in results: AggregateResults) throws -> NetScoreSummary {
    guard case .netScore(let summary) = results.scores[try index("net")] else { throw Missing() }
    return summary
  }

  func topBox(_ id: String, in results: AggregateResults) throws -> TopBoxSummary {
    guard case .topBox(let summary) = results.scores[try index(id)] else { throw Missing() }
    return summary
  }

  struct Missing: Error {}
}

/// Expects a number to as many decimals as the reference has.
func expect(
  _ found: Double?, _ expected: Double, digits: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  let unit = (0..<digits).reduce(1.0) { unit, _ in unit / 10 }
  guard let found, (found - expected).magnitude <= unit * 0.501 else {
    Issue.record("\(found.map { "\($0)" } ?? "nothing") instead of \(expected)", sourceLocation: sourceLocation)
    return
  }
}
