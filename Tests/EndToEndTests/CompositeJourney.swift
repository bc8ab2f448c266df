import SurveyFormats
import SurveyInterview
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring
import Testing

@Suite("Scores made of scores, from their definition to the report")
struct CompositeJourney {
  private static func rating(_ id: String) -> String {
    "<rating id=\"\(id)\" scale=\"five\" required=\"no\"><prompt>\(id)</prompt></rating>\n"
  }

  static let content = """
    <scale id="five" from="1" to="5"><point value="1"/></scale>
    <choices id="aspects">
      <choice value="speed"><label>Speed</label></choice><choice value="care"><label>Care</label></choice>
    </choices>
    \(["speed", "care", "hoped-speed", "hoped-care", "again"].map(rating).joined())
    <single id="channel" required="no"><prompt>Where?</prompt>
      <choice value="web"><label>Web</label></choice><choice value="shop"><label>Shop</label></choice></single>
    <allocation id="importance" choices="aspects" required="no"><prompt>Share out</prompt></allocation>
    <text id="words" required="no"><prompt>Anything else?</prompt></text>
    <scoring>
      <map id="warmth"><entry code="web" value="0"/><entry code="shop" value="1"/></map>
      <dimension id="d-speed"><item ref="speed"/></dimension>
      <dimension id="d-care"><item ref="care"/><item ref="channel" map="warmth" weight="0"/></dimension>
      <dimension id="e-speed"><item ref="hoped-speed"/></dimension>
      <dimension id="e-care"><item ref="hoped-care"/></dimension>
      <dimension id="d-again"><item ref="again"/></dimension>
      <dimension id="service" missing="all"><item ref="d-speed"/><item ref="d-care"/></dimension>
      <index id="quality" weights="importance">
        <component ref="d-speed" points="speed"/><component ref="d-care" points="care"/>
      </index>
      <gap id="servqual" importance="importance">
        <pair perception="d-speed" expectation="e-speed" points="speed"/>
        <pair perception="d-care" expectation="e-care" points="care"/>
      </gap>
      <importance-performance id="priorities" importance="importance">
        <aspect performance="d-speed" points="speed"/><aspect performance="d-care" points="care"/>
      </importance-performance>
      <quadrants id="types" x="service" x-cut="75" y="d-again" y-cut="75">
        <quadrant id="loyalist" x="high" y="high"><title>Loyal</title></quadrant>
        <quadrant id="mercenary" x="high" y="low"/><quadrant id="hostage" x="low" y="high"/>
        <quadrant id="defector" x="low" y="low"/>
      </quadrants>
      <top-box id="top" item="speed" from="4" to="5"/>
      <net-score id="net" item="again">
        <group id="minus" from="1" to="3" sign="-1"/><group id="plus" from="4" to="5" sign="1"/>
      </net-score>
      <maturity id="ladder"><step ref="d-speed"/><step ref="d-care"/></maturity>
      <gate of="d-again" when="d-speed ge 25"/>
      <analysis min-group="1"><reliability of="service"/><drivers of="d-again" by="d-speed d-care"/>
        <agreement of="d-speed d-care" by="again"/><compare of="service types" by="channel"/>
        <trend of="net" by="again" identity="channel"/></analysis>
      <weights><margin of="channel"><share code="web" value="1"/><share code="shop" value="1"/></margin></weights>
      <flag id="fickle" type="inconsistent" over="speed care"/>
      <flag id="copy" type="duplicate" threshold="3"/>
      <advice of="d-speed" when="d-speed.percent lt 25" priority="1"><text>Hurry.</text></advice>
      <bands of="quality"><band id="low" from="0" to="50"/><band id="high" from="50" to="100"/></bands>
    </scoring>
    """

  private static let responses = """
    response-id,speed,care,hoped-speed,hoped-care,again,channel,importance.speed,importance.care
    a,5,3,5,5,5,shop,70,30
    b,4,4,5,3,2,web,20,80
    c,1,5,4,4,5,web,50,50
    d,5,3,5,5,5,shop,70,30

    """

  private let survey: CompiledSurvey
  private let scorer: ResponseScorer
  private let collected: [CollectedResponse]
  private let results: AggregateResults

  init() throws {
    survey = try Journey.survey(Self.content)
    scorer = ResponseScorer(survey: survey)
    var collected: [CollectedResponse] = []
    var reader = ResponseReader(survey: survey, now: LocalDateTime(Journey.today), format: .table)
    func take(_ event: ResponseEvent) { if case .response(let response) = event { collected.append(response) } }
    reader.read(Array(Self.responses.utf8), take)
    reader.finish(take)
    self.collected = collected
    var aggregate = ScoreAggregate(scorer.plan)
    var watch = FlagWatch(scorer)
    for response in collected {
      aggregate.add(scorer.score(response.block), flags: watch.flags(of: response.response, response.block))
    }
    results = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(Journey.today))
  }

  private func index(_ id: String) throws -> Int { try #require(survey.scoring.index[id]) }

  /// a: 100 and 50 weighted 70 and 30 are 85; the gaps 0 and −50 are −15.
  @Test func oneResponse() throws {
    #expect(collected.count == 4 && collected.allSatisfy { $0.issues.isEmpty })
    let scores = scorer.score(collected[0].block)
    #expect(scores.percent(try index("quality")) == 85)
    #expect(scores.percent(try index("service")) == 75)
    guard case .gap(let gap) = scores.scores[try index("servqual")],
      case .quadrants(let type) = scores.scores[try index("types")]
    else {
      Issue.record("a gap and a type")
      return
    }
    #expect(gap.gap == -15)
    #expect(type.quadrant == 0)
    // c: speed 0 closes the gate, so there is no type.
    guard case .quadrants(let closed) = scorer.score(collected[2].block).scores[try index("types")] else { return }
    #expect(closed.quadrant == nil)
  }

  @Test func traceNamesEveryPlace() throws {
    let scores = scorer.score(collected[0].block)
    let trace = scorer.trace(try index("quality"), in: scores)
    let lines = trace.lines { range in range == .none ? nil : "s.xml" }
    #expect(
      lines == [
        "  speed: 5, counts 5  (s.xml)", "  d-speed: 5 on 1–5, 100 %; scored, 1 of 1  (s.xml)", "  weight 0.7",
        "  care: 3, counts 50  (s.xml)", "  channel: 1, does not count  (s.xml)",
        "  d-care: 50 on 0–100, 50 %; scored, 1 of 1  (s.xml)", "  weight 0.3",
        "  importance.speed: 70 points  (s.xml)", "  importance.care: 30 points  (s.xml)",
        "quality: 85 %, high; scored, 2 of 2  (s.xml; high: s.xml)",
      ])
    let record = ScoreRecord(
      survey: survey, response: "a", scores: scores, issues: 0,
      traces: survey.scoring.scores.indices.map { scorer.trace($0, in: scores) })
    var json = JSONWriter(.compact)
    json.object { record.write(to: &$0) }
    let parsed = try JSONParser.parse(json.bytes)
    let found = parsed["scores"]?["quality"]?["trace"]
    #expect(found?["percent"]?.number?.doubleValue == 85)
    #expect(found?["parts"]?.array?.first?["parts"]?.array?.first?["coded"]?.number?.doubleValue == 5)
  }

  @Test func flags() {
    #expect(results.aggregate.flags.map(\.judged) == [4, 4])
    // c is 0 and 100 percent; d is a copy of a.
    #expect(results.aggregate.flags.map(\.raised) == [1, 1])
  }

  @Test(arguments: ["fr", "it", "en"])
  func report(tag: String) throws {
    let builder = ReportBuilder(scorer: scorer, language: try #require(LanguageTag(tag)))
    let report = builder.report(of: results)
    let text = TextReport(report, width: 100).text
    let first = ["fr": "À améliorer d’abord", "it": "Da migliorare per primo", "en": "Concentrate here"]
    let near = ["fr": "Trop près d’un seuil", "it": "Troppo vicino a una soglia", "en": "Too close to a line"]
    #expect(text.contains(first[tag] ?? "") || text.contains(near[tag] ?? ""), "\(text)")
    let flagged = [
      "fr": "copie d’une autre réponse (1 sur 4)", "it": "copia di un’altra risposta (1 su 4)",
      "en": "copy of another response (1 out of 4)",
    ]
    let sentences = report.sections.flatMap(\.blocks).compactMap { block -> String? in
      if case .sentence(let sentence) = block, sentence.id == "flags" { sentence.text } else { nil }
    }
    #expect(sentences.count == 1 && sentences[0].contains(flagged[tag] ?? ""), "\(sentences)")
    var figures: [String: ReportFigure] = [:]
    for case .figures(let found) in report.sections.flatMap({ $0.blocks }) {
      for figure in found { figures[figure.id] = figure }
    }
    // Gaps −15, −0.2·25 + 0.8·25 = 15, (−75 + 25) / 2 = −25, −15: −10 in the mean.
    #expect(figures["servqual"]?.value?.value == -10)
    let loyalists: ReportFigure? = figures["types.loyalist"]
    #expect(loyalists?.count == 3)
    let share: Double = loyalists?.value?.value ?? 0
    #expect((share - 200.0 / 3).magnitude < 1e-9)
    let one = builder.report(ofResponse: "a", scorer.score(collected[0].block), collected[0].block)
    #expect(TextReport(one, width: 100).text.contains("Loyal."))
  }

  // MARK: - The aggregate as JSON

  /// The paths of all members; those of a distribution are given once, as such.
  private func paths(_ value: JSONNode, _ path: String = "") -> Set<String> {
    var found: Set<String> = []
    if let object = value.object {
      let keys = Set(object.members.map { $0.key })
      if keys.isSuperset(of: ["n", "exact", "counts"]) { return [path] }
      if keys.isSuperset(of: ["method", "df2", "p"]) { return [path] }
      if path.hasSuffix(".states") || path.hasSuffix(".reasons") { return [path] }
      // Like items and scores, what a segment says weighted is as that of all.
      if path.hasSuffix("segments[].weighting") {
        let known = Set(AggregateRecord.fields.map(\.path))
        let own = object.members.flatMap { paths($0.node, "weighting.\($0.key)") }
        #expect(known.isSuperset(of: own))
        return [path]
      }
      for member in object.members {
        found.formUnion(paths(member.node, path.isEmpty ? member.key : path + "." + member.key))
      }
      return found
    }
    guard let array = value.array else { return [path] }
    // Items and scores of a segment are as those of all.
    if path.hasSuffix("segments[].items") || path.hasSuffix("segments[].scores") { return [path] }
    for element in array { found.formUnion(paths(element, path + "[]")) }
    return found
  }

  @Test func everyMemberIsDocumentedAndEveryDocumentedOneIsThere() throws {
    var json = JSONWriter(.pretty)
    let segmentation = Segmentation(declaredIn: survey)
    var aggregate = SegmentedAggregate(scorer.plan, segmentation)
    var answers = AnswerAggregate(survey)
    for one in collected {
      aggregate.add(scorer.score(one.block), keys: segmentation.keys(of: one.response, in: one.block))
      answers.add(one.block, of: survey)
    }
    let segments = SegmentResults(
      aggregate, segmentation: segmentation, plan: scorer.plan, comparisons: survey.scoring.comparisons,
      minimum: try #require(survey.scoring.minimumGroup), now: LocalDateTime(Journey.today))
    json.object { AggregateRecord(results, plan: scorer.plan, segments: segments, answers: answers).write(to: &$0) }
    let parsed = try JSONParser.parse(json.bytes)
    // Of the first wave, and of segments of a typology, there is no difference.
    let found = paths(parsed).subtracting(["comparisons[].segments[].difference"])
    // Of two signs one is for copies, so that there is nothing to leave out.
    let documented = AggregateRecord.fields.map(\.path).filter { !$0.hasPrefix("screening.") } + ["screening"]
    #expect(found == Set(documented))
    #expect(parsed["schema"]?.string == "sonde-aggregate/1")
    func score(_ id: String) throws -> JSONNode {
      let all: [JSONNode] = parsed["scores"]?.array ?? []
      return try #require(all.first { $0["id"]?.string == id })
    }
    // 85, 0.2·75 + 0.8·75 = 75, 50 and 85.
    let percent: JSONNode? = try score("quality")["percent"]
    #expect(percent?["exact"]?.string == "73.75")
    let reasons: JSONNode? = try score("d-again")["reasons"]
    #expect(reasons?["gated"]?.number?.intValue == 1)
    // Speed 100 75 0 100 and care 50 75 100 50 have SS 6718.75 and 1718.75 and their sum 1875: α = 2·(1 − 8437.5/1875).
    let reliability: JSONNode? = parsed["reliability"]?.array?.first
    #expect(reliability?["id"]?.string == "service" && reliability?["n"]?.number?.intValue == 4)
    let alpha: Double = reliability?["alpha"]?.number?.doubleValue ?? 0
    #expect((alpha + 7).magnitude < 1e-9)
    #expect(reliability?["warnings"]?.array?.compactMap(\.string) == ["negativeAlpha", "twoItems"])
    for field in AggregateRecord.fields + AggregateRecord.test {
      #expect(AggregateRecord.reference.contains("`\(field.path)`"))
    }
  }

  /// The same for the record of one response, whose scores and flags stand under their own ids, and for a trace.
  @Test func everyMemberOfARecordIsDocumentedAndEveryDocumentedOneIsThere() throws {
    var found: Set<String> = []
    var inTraces: Set<String> = []
    func look(_ value: JSONNode, _ path: String) {
      if path.hasSuffix(".trace") {
        found.insert(path)
        lookAtTrace(value)
      } else if let object = value.object {
        let isKeyed = path == "scores" || path == "flags"
        for member in object.members {
          look(member.node, path.isEmpty ? member.key : "\(path).\(isKeyed ? "ID" : member.key)")
        }
      } else if let array = value.array {
        for element in array { look(element, path + "[]") }
      } else {
        found.insert(path)
      }
    }
    func lookAtTrace(_ value: JSONNode) {
      for member in value.object?.members ?? [] {
        inTraces.insert(member.node.array == nil ? member.key : member.key + "[]")
        for part in member.node.array ?? [] { lookAtTrace(part) }
      }
    }
    for one in collected {
      let scores = scorer.score(one.block)
      let record = ScoreRecord(
        survey: survey, response: one.response.id, scores: scores, issues: 0,
        flags: scorer.flags(of: one.response, one.block),
        traces: survey.scoring.scores.indices.map { scorer.trace($0, in: scores) })
      var json = JSONWriter(.compact)
      json.object { record.write(to: &$0) }
      look(try JSONParser.parse(json.bytes), "")
    }
    #expect(found == Set(ScoreRecord.fields.map(\.path)))
    #expect(inTraces == Set(ScoreRecord.trace.map(\.path)))
    for field in ScoreRecord.fields + ScoreRecord.trace { #expect(ScoreRecord.reference.contains("`\(field.path)`")) }
  }

  // MARK: - What a respondent sees and what is stored

  /// The scores while the survey is answered are those of the file that is written, for every way of leaving things out.
  @Test(arguments: [
    ["5", "3", "5", "5", "5", "2", "70", "30", "", "s"], ["5", "", "5", "", "1", "", "20", "80", "", "s"],
    ["1", "5", "", "", "4", "1", "", "", "", "s"],
  ])
  func previewEqualsStored(lines: [String]) throws {
    let journey = try Journey(survey, lines)
    let submitted = try #require(journey.submitted, "\(journey.transcript)")
    let preview = scorer.score(survey.replay(submitted, now: LocalDateTime(Journey.today)))
    #expect(try scorer.score(journey.replay().block) == preview)
  }
}
