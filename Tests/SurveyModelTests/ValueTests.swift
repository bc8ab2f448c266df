import SurveyModel
import Testing

@Suite("Values")
struct ValueTests {
  // Day numbers from Python: (date(y, m, d) - date(1970, 1, 1)).days
  @Test(
    "days of the calendar",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2026-11-21", 20778), ("0001-01-01", -719162),
      ("9999-12-31", 2_932_896), ("1900-03-01", -25508),
    ])
  func dayNumbers(text: String, number: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.dayNumber == number)
    #expect(CalendarDate(dayNumber: number).description == text)
  }

  @Test(
    "what is no day of the calendar",
    arguments: [
      "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-01-01", "2026/01/01", "2026-1-01",
      "٢٠٢٦-٠١-٠١", "",
    ])
  func noDay(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("every day from 1895 to 2105 comes back from its number and follows the day before")
  func everyDay() throws {
    var previous = try #require(CalendarDate(iso: "1894-12-31"))
    while previous.components.year < 2105 {
      let next = CalendarDate(dayNumber: previous.dayNumber + 1)
      #expect(CalendarDate(iso: next.description) == next)
      #expect(previous < next)
      previous = next
    }
  }

  @Test(
    "whole months between two days",
    arguments: [
      ("2026-01-31", "2026-02-28", 0), ("2026-01-15", "2026-02-15", 1), ("2026-02-15", "2026-01-15", -1),
      ("2025-03-10", "2026-03-09", 11), ("2025-03-10", "2026-03-10", 12),
    ])
  func months(from: String, to: String, count: Int) throws {
    #expect(try #require(CalendarDate(iso: from)).months(to: #require(CalendarDate(iso: to))) == count)
  }

  @Test("fractions are exact where doubles are not")
  func ratios() throws {
    let tenth = try #require(Ratio(decimal: "0.1"))
    let fifth = try #require(Ratio(decimal: "0.2"))
    #expect(tenth + fifth == Ratio(decimal: "0.3"))
    let half: Ratio? = tenth / fifth
    let nothing: Ratio? = tenth / 0
    #expect(half == Ratio(1, over: 2))
    #expect(nothing == nil)
    #expect(Ratio(2, over: -4) == Ratio(-1, over: 2))
  }

  @Test(
    "decimals are read and written exactly",
    arguments: ["0", "1", "-1", "0.3885", "-12.5", "100", "999999999.999999999", "0.000000001"])
  func decimalRoundTrip(text: String) throws {
    #expect(try #require(Ratio(decimal: text)).text == text)
  }

  @Test("what is no decimal", arguments: ["", "-", ".5", "1.", "1e3", "1,5", " 1", "+1", "1234567890", "0x10", "١"])
  func noDecimal(text: String) {
    #expect(Ratio(decimal: text) == nil)
  }

  @Test("a fraction that does not end is written as one")
  func endless() {
    #expect(Ratio(1, over: 3)?.text == "1/3")
  }

  @Test("sets of more than 64 choices")
  func largeSets() {
    let indices = [0, 63, 64, 127, 128, 700]
    let set = ChoiceSet(indices)
    #expect((0...1000).filter(set.contains) == indices)
    #expect(set.count == 6)
    #expect(ChoiceSet(indices.reversed()) == set)
  }

  @Test("language tags", arguments: [("fr", true), ("pt-BR", true), ("", false), ("f r", false), ("1fr", false)])
  func tags(text: String, isTag: Bool) {
    #expect((LanguageTag(text) != nil) == isTag)
  }

  // The reference for the missing rules: m = ⌈k/2⌉ and ⌈share · k⌉.
  @Test(
    "how many items must be answered",
    arguments: [
      (MissingRule.half, 5, 3), (.half, 4, 2), (.half, 1, 1), (.half, 0, 1), (.all, 4, 4), (.atLeast(3), 5, 3),
      (.share(Ratio(4, over: 5) ?? 0), 5, 4), (.share(Ratio(4, over: 5) ?? 0), 4, 4),
      (.share(Ratio(4, over: 5) ?? 0), 6, 5),
    ])
  func missingRules(rule: MissingRule, inScope: Int, required: Int) {
    #expect(rule.required(of: inScope) == required)
  }
}
