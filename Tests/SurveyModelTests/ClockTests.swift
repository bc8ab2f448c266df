import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

@Suite("Times and moments")
struct ClockTests {
  @Test(arguments: [
    ("00:00", 0, "00:00"), ("09:05", 32_700, "09:05"), ("23:59:59", 86_399, "23:59:59"), ("14:30:00", 52_200, "14:30"),
  ])
  func times(text: String, seconds: Int, written: String) throws {
    let time = try #require(TimeOfDay(iso: text))
    #expect(time.secondOfDay == seconds)
    #expect(time.description == written)
  }

  @Test(
    "fractions of a second, zones, 24:00 and leap seconds are no times",
    arguments: [
      "24:00", "9:05", "09:60", "09:05:60", "09:05:00.5", "09:05Z", "09:05+01:00", "0905", "09-05", "", "٠٩:٠٥",
    ])
  func notTimes(text: String) { #expect(TimeOfDay(iso: text) == nil) }

  @Test(arguments: [
    ("1970-01-01T00:00", "1970-01-01T00:00"), ("2026-03-01T14:30:00", "2026-03-01T14:30"),
    ("1969-12-31T23:59:59", "1969-12-31T23:59:59"), ("0001-01-01T00:00:01", "0001-01-01T00:00:01"),
    ("9999-12-31T23:59", "9999-12-31T23:59"),
  ])
  func moments(text: String, written: String) throws {
    let moment = try #require(LocalDateTime(iso: text))
    #expect(moment.description == written)
  }

  @Test(arguments: [
    "2026-03-01", "2026-03-01 14:30", "2026-03-01T14:30Z", "2026-02-29T14:30", "2026-03-01T14:30:00.0", "T14:30",
    "2026-03-01T", "2026-03-01T14:30T",
  ])
  func notMoments(text: String) { #expect(LocalDateTime(iso: text) == nil) }

  static let form = Form {
    time("a")
    time("b")
    time("none")
    datetime("call")
    datetime("end")
    date("day")
  }

  /// What expressions come to with a = 08:30, b = 17:05:30, call = 2026-02-28T23:50, end = 2026-03-01T00:10 and day =
  /// 2024-02-29, at noon on 1 March 2026.
  @Test(arguments: [
    ("a lt b", "true"), ("a = '08:30'", "true"), ("a ge '08:30:01'", "false"), ("b in ('17:05:30', '18:00')", "true"),
    ("'09:00' gt a", "true"), ("none lt b", "false"), ("not(none lt b)", "true"), ("call lt end", "true"),
    ("call ge '2026-02-28T23:50'", "true"), ("call lt now()", "true"), ("end gt now()", "false"),
    ("now()", "2026-03-01T12:00"), ("now() = '2026-03-01T12:00'", "true"), ("coalesce(none, b)", "17:05:30"),
    ("if(a lt b, call, end)", "2026-02-28T23:50"), ("days-between(call, end)", "1"),
    ("days-between(day, call)", "730"), ("days-between(end, today())", "0"),
    ("days-between('2026-02-27T23:59', call)", "1"), ("months-between(day, end)", "24"),
    ("years-between(day, call)", "1"),
  ])
  func expressions(text: String, expected: String) throws {
    let survey = try Form {
      Self.form.elements
      variable("v", text)
    }.compiled()
    var response = Response(to: survey, id: "r")
    for (id, given) in [
      ("a", "08:30"), ("b", "17:05:30"), ("call", "2026-02-28T23:50"), ("end", "2026-03-01T00:10"),
      ("day", "2024-02-29"),
    ] {
      let index = try #require(survey.itemIndex[id])
      response.answers[index] = survey.answer(given, to: survey.items[index])
    }
    let block = survey.replay(response, now: moment("2026-03-01T12:00"))
    let value = block.value(ofVariable: survey.items.count - 1, of: survey)
    let shown: String? =
      switch value {
      case .boolean(let truth)?: String(truth)
      case .number(let number)?: String(Int(number))
      case .time(let time)?: time.description
      case .datetime(let moment)?: moment.description
      default: nil
      }
    #expect(shown == expected)
  }

  @Test(
    "what does not fit together is refused when the survey is read",
    arguments: [
      ("a = day", "'a' is a time and cannot be compared with a date"),
      ("call = today()", "'call' is a date and time and cannot be compared with a date"),
      ("a lt '9:00'", "'9:00' is not a time; write it as 'HH:MM'"),
      ("call lt '2026-03-01'", "'2026-03-01' is not a date and time; write it as 'YYYY-MM-DDTHH:MM'"),
      ("a + 1 gt 2", "'+' needs a number, and 'a' is a time"),
      ("days-between(a, day) gt 1", "days-between() needs a date, and 'a' is a time"),
      ("a", "a condition is needed here, and 'a' is a time; compare it with a time, as in a ge '08:30'"),
      ("now(1) gt call", "now() takes 0 arguments, and is given 1"),
    ])
  func mismatches(condition: String, message: String) throws {
    let refused = SurveyCompiler.compile(
      Form {
        Self.form.elements
        text("q", relevant: condition)
      }.survey)
    #expect(refused.survey == nil)
    #expect(refused.diagnostics.map(\.problem.message) == [message])
  }

  @Test("limits are held at the moment of answering")
  func limits() throws {
    let survey = try Form {
      time("at", from: "08:00", to: "18:00")
      datetime("past", to: .present)
    }.compiled()
    func reason(_ text: String, _ id: String, now: String) throws -> InvalidReason? {
      let item = try #require(survey.item(named: id))
      guard case .success(let value) = survey.value(ofText: text, for: item) else { return .notATime }
      return survey.invalidity(of: value, for: item, now: moment(now))
    }
    #expect(try reason("08:00", "at", now: "2026-03-01T12:00") == nil)
    #expect(try reason("07:59:59", "at", now: "2026-03-01T12:00") == .belowMinimum("08:00"))
    #expect(try reason("18:00:01", "at", now: "2026-03-01T12:00") == .aboveMaximum("18:00"))
    #expect(try reason("2026-03-01T12:00", "past", now: "2026-03-01T12:00") == nil)
    #expect(try reason("2026-03-01T12:01", "past", now: "2026-03-01T12:00") == .aboveMaximum("2026-03-01T12:00"))
  }

  @Test("a comparison that no answer within the limits makes true is pointed out")
  func reach() throws {
    let compilation = SurveyCompiler.compile(
      Form {
        time("at", from: "08:00", to: "18:00")
        text("q", relevant: "at lt '07:00'")
      }.survey)
    #expect(
      compilation.diagnostics.map(\.problem.message) == ["at lt '07:00' never holds: 'at' is from 08:00 to 18:00"])
  }
}
