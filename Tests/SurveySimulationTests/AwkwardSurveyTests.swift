import SurveyModel
import SurveyResponses
import SurveySimulation
import SurveyXML
import Testing

/// Surveys in which an answer has to be looked for: the respondents find it, or say that they do not.
@Suite struct AwkwardSurveyTests {
  private static func survey(_ content: String) throws -> CompiledSurvey {
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="s" version="1" xml:lang="en"><title>T</title>
      <codes dont-know="-98" not-applicable="-99"/>
      \(content)
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(text.utf8)))
    let declared = try #require(reading.survey)
    let compilation = SurveyCompiler.compile(declared, sources: reading.sources)
    let renderer = DiagnosticRenderer(sources: reading.sources)
    return try #require(
      compilation.survey, "\((reading.diagnostics + compilation.diagnostics).map { renderer.text($0) }.joined())")
  }

  private static func simulate(
    _ survey: CompiledSurvey, count: Int = 150, missing: Double = 0.05
  ) throws -> (responses: [Response], abandoned: [Int: Int]) {
    var settings = SimulationSettings(count: count, seed: 5)
    settings.missing = missing
    var simulation = Simulation(of: survey, settings)
    var responses: [Response] = []
    while let record = simulation.next() { responses.append(record.response) }
    #expect(try ReadBack(responses, of: survey, as: .table).issues == [])
    return (responses, simulation.abandoned)
  }

  private static func isReached(_ item: String, _ responses: [Response], _ survey: CompiledSurvey) -> Bool {
    guard let index = survey.itemIndex[item] else { return false }
    return responses.contains { $0.answers[index].map { $0 != .notAsked } == true }
  }

  /// Nobody would come to these by chance: one in a thousand for the number, hardly any for the text and the day.
  @Test func questionsBehindRareAnswersAreReached() throws {
    let survey = try Self.survey(
      """
      <number id="n" integer="yes" min="0" max="100000"><prompt>N?</prompt></number>
      <text id="above" relevant="n ge 99990"><prompt>Above?</prompt></text>
      <text id="exact" relevant="n eq 31415"><prompt>Exact?</prompt></text>
      <text id="word"><prompt>Word?</prompt></text>
      <text id="said" relevant="word eq 'sesame'"><prompt>Said?</prompt></text>
      <date id="day"><prompt>Day?</prompt></date>
      <variable id="is-late" type="boolean" value="day gt '2031-05-04'"/>
      <text id="late" relevant="is-late"><prompt>Late?</prompt></text>
      """)
    let (responses, abandoned) = try Self.simulate(survey, count: 400)
    #expect(abandoned == [:])
    for item in ["above", "exact", "said", "late"] {
      #expect(Self.isReached(item, responses, survey), "\(item)")
    }
  }

  @Test func checksAcrossQuestionsHold() throws {
    let survey = try Self.survey(
      """
      <date id="begin" required="yes"><prompt>Begin?</prompt></date>
      <date id="end" required="yes">
        <prompt>End?</prompt>
        <constraint test=". ge begin and days-between(begin, .) le 30"><message>Within a month.</message></constraint>
      </date>
      <date id="birth" max="today()" required="yes">
        <prompt>Birth?</prompt>
        <constraint test="years-between(., today()) ge 18"><message>Adults only.</message></constraint>
      </date>
      <number id="total" integer="yes" min="1" max="5000" required="yes"><prompt>Total?</prompt></number>
      <number id="part" integer="yes" min="0" required="yes">
        <prompt>Part?</prompt>
        <constraint test=". le total"><message>No more than all.</message></constraint>
      </number>
      <time id="opens" min="06:00" max="11:00" required="yes"><prompt>Opens?</prompt></time>
      <time id="closes" required="yes">
        <prompt>Closes?</prompt><constraint test=". gt opens"><message>Later.</message></constraint>
      </time>
      <datetime id="when" max="now()" required="yes"><prompt>When?</prompt></datetime>
      <text id="plate" pattern="[A-Z]{2}-\\d{3}-[A-Z]{2}" required="yes"><prompt>Plate?</prompt></text>
      <text id="short" min-length="3" max-length="8" required="yes"><prompt>Short?</prompt></text>
      <text id="long" min-length="120" required="yes"><prompt>Long?</prompt></text>
      <number id="odd" integer="yes" min="1" max="99" step="2" required="yes"><prompt>Odd?</prompt></number>
      <number id="price" min="0" max="10" decimals="2" required="yes"><prompt>Price?</prompt></number>
      """)
    let (responses, abandoned) = try Self.simulate(survey, count: 60)
    #expect(responses.count == 60)
    #expect(abandoned == [:])
    #expect(responses.allSatisfy { response in response.answers.allSatisfy { $0?.state == .value } })
  }

  @Test func loopsRostersAndCascadesAreFilled() throws {
    let survey = try Self.survey(
      """
      <choices id="countries">
        <choice value="fr"><label>France</label></choice><choice value="it"><label>Italy</label></choice>
      </choices>
      <choices id="cities" attributes="country">
        <choice value="lyon" country="fr"><label>Lyon</label></choice>
        <choice value="nice" country="fr"><label>Nice</label></choice>
        <choice value="como" country="it"><label>Como</label></choice>
        <choice value="bari" country="it"><label>Bari</label></choice>
      </choices>
      <single id="country" choices="countries" required="yes"><prompt>Country?</prompt></single>
      <multiple id="city" choices="cities" filter="country = country" min="2" required="yes"><prompt>City?</prompt></multiple>
      <loop id="stay" over="city" as="place">
        <number id="nights" integer="yes" min="0" max="30"><prompt>Nights?</prompt></number>
        <text id="why-none" relevant="nights eq 0"><prompt>Why none?</prompt></text>
      </loop>
      <number id="rooms" integer="yes" min="0" max="3" required="yes"><prompt>Rooms?</prompt></number>
      <loop id="room" count="rooms" max="3"><check id="clean" scale="state">
        <prompt>Clean?</prompt><evidence required-from="2"/>
      </check></loop>
      <scale id="state" from="0" to="3"><point value="0"><label>No</label></point><point value="3"><label>Yes</label></point></scale>
      <roster id="guest" min="0" max="5"><prompt>Another guest?</prompt>
        <text id="part" required="yes" max-length="60"><prompt>Which part?</prompt></text>
      </roster>
      <allocation id="money" total="50"><prompt>Money?</prompt>
        <choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice>
        <choice value="c" relevant="rooms ge 2"><label>C</label></choice>
      </allocation>
      """.replacing("filter=\"country = country\"", with: "filter=\"country = residence\"")
        .replacing("<single id=\"country\"", with: "<single id=\"residence\""))
    let (responses, abandoned) = try Self.simulate(survey)
    #expect(abandoned == [:])
    #expect(responses.count == 150)
    for item in survey.items where item.takesAnswer {
      #expect(Self.isReached(item.id, responses, survey), "\(item.id)")
    }
  }

  /// A survey that nobody can answer ends soon, and says at which question.
  @Test func whatCannotBeAnsweredIsGivenUpAndNamed() throws {
    let survey = try Self.survey(
      """
      <number id="n" integer="yes" min="0" max="9" required="yes">
        <prompt>N?</prompt><constraint test=". gt 4 and . lt 5"><message>Between.</message></constraint>
      </number>
      """)
    let (responses, abandoned) = try Self.simulate(survey, count: 100_000)
    #expect(responses.isEmpty)
    #expect(abandoned == [0: 25])
  }

  @Test func givenAnswersAreGivenAndShiftTheOthers() throws {
    let survey = try Self.survey(
      """
      <scale id="five" from="1" to="5"><point value="1"><label>No</label></point><point value="5"><label>Yes</label></point></scale>
      <rating id="good" scale="five"><prompt>Good?</prompt></rating>
      <single id="unit" allow="dont-know"><prompt>Unit?</prompt>
        <choice value="north"><label>N</label></choice><choice value="south"><label>S</label></choice>
      </single>
      """)
    let now = LocalDateTime(CalendarDate(dayNumber: 20_513))
    var settings = SimulationSettings(count: 1000, seed: 6)
    settings.given = [try GivenAnswers("unit=north:+1,south:-1", of: survey, now: now)]
    var simulation = Simulation(of: survey, settings)
    var sums: [Answer: (sum: Double, count: Int)] = [:]
    while let record = simulation.next() {
      guard case .value(.number(let good))? = record.response.answers[0], let unit = record.response.answers[1] else {
        continue
      }
      sums[unit, default: (0, 0)].sum += good
      sums[unit, default: (0, 0)].count += 1
    }
    #expect(Set(sums.keys) == [.value(.code("north")), .value(.code("south"))])
    let north = try #require(sums[.value(.code("north"))])
    let south = try #require(sums[.value(.code("south"))])
    #expect((400...600).contains(north.count))
    // Two standard deviations, of 1.1 points each less what the ends of the scale cut off.
    #expect((1.7...2.3).contains(north.sum / Double(north.count) - south.sum / Double(south.count)))
  }

  @Test(arguments: [
    ("unit", "write an item and its values"), ("untit=north", "did you mean 'unit'?"),
    ("unit=west", "'west' is not an answer to 'unit'"), ("unit=north:+x", "'north:+x' is not an answer to 'unit'"),
    ("unit=refused", "'unit' does not allow 'refused'"), ("page=x", "no item 'page' takes an answer"),
  ])
  func whatCannotBeGivenIsSaid(text: String, reason: String) throws {
    let survey = try Self.survey(
      """
      <statement id="page"><prompt>Page</prompt></statement>
      <single id="unit" allow="dont-know"><prompt>Unit?</prompt>
        <choice value="north"><label>N</label></choice><choice value="south"><label>S</label></choice>
      </single>
      """)
    let now = LocalDateTime(CalendarDate(dayNumber: 20_513))
    do {
      _ = try GivenAnswers(text, of: survey, now: now)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.message.contains(reason), "\(error.message)")
    }
    let given = try GivenAnswers("unit=dont-know,north*3:+0.5", of: survey, now: now)
    #expect(given.values.map(\.shift) == [0, 0.5])
    #expect(given.values.map(\.weight) == [1, 3])
    #expect(given.values.map(\.answer) == [.dontKnow, .value(.code("north"))])
  }

  /// Each kind of damage is done, is noticed by whoever reads the records, and leaves the others as they are.
  @Test func damageIsDoneAndNoticed() throws {
    let survey = try Self.survey(
      """
      <single id="unit" required="yes"><prompt>Unit?</prompt>
        <choice value="north"><label>N</label></choice><choice value="south"><label>S</label></choice>
      </single>
      <text id="why" relevant="unit eq 'north'"><prompt>Why?</prompt></text>
      """)
    var settings = SimulationSettings(count: 400, seed: 7)
    settings.damage = 0.2
    var simulation = Simulation(of: survey, settings)
    var damaged: [RecordDamage: Int] = [:]
    while let record = simulation.next() {
      guard let damage = record.damage else {
        #expect(try ReadBack([record.response], of: survey, as: .jsonLines).issues == [])
        continue
      }
      damaged[damage, default: 0] += 1
      let issues = try ReadBack([record.response], of: survey, as: .jsonLines).issues
      #expect(issues.isEmpty == (damage == .cut), "\(damage): \(issues)")
    }
    #expect(Set(damaged.keys) == Set(RecordDamage.allCases))
    #expect((48...112).contains(damaged.values.reduce(0, +)))
  }
}
