import SurveyInterview
import SurveyModel
import SurveyTerminal
import SurveyTestSupport
import Testing

/// What may be typed as an answer, and what is said when it may not.
@Suite struct EntryTests {
  /// The answer that one line gives, or `nil` when it is refused.
  private func answer(_ line: String, to element: Form.Element, in language: LanguageTag = english) throws -> Answer? {
    let session = try Dialogue(Form(languages: ["en", "fr", "it"]) { element }, in: language, [line])
    guard case .endOfInput(let draft) = session.outcome else { return nil }
    return draft.response.answers[0]
  }

  @Test(arguments: [
    ("2", "b"), ("b", "b"), ("Gra", "g"), ("gray", "g"), ("G", nil), ("gr", nil), ("4", nil), ("Été", "e"),
    ("ete", "e"),
  ])
  func choicesByNumberCodeOrBeginning(line: String, code: String?) throws {
    let question = single(
      "q", [FormChoice("g", "Gray"), FormChoice("b", "Blue"), FormChoice("e", "Été"), FormChoice("z", "Green")])
    let expected: String? = line == "4" ? "z" : line == "G" ? "g" : code
    #expect(try answer(line, to: question) == expected.map { .value(.code($0)) })
  }

  @Test(arguments: [
    ("1 3-5", ["a", "c", "d", "e"]), ("5,1", ["a", "e"]), ("1;2 3", ["a", "b", "c"]), ("2 2", ["b"]), ("d", ["d"]),
    ("0", nil), ("6", []), ("4-6", []), ("5-3", []), ("1 f", []),
  ])
  func severalChoices(line: String, codes: [String]?) throws {
    let question = multiple("q", ["a", "b", "c", "d", "e"])
    let expected: Answer? = codes.map { $0.isEmpty ? nil : .value(.codes($0)) } ?? .skipped
    #expect(try answer(line, to: question) == expected)
  }

  @Test(arguments: [
    ("fr", "1 234,5", 1234.5), ("fr", "1234.5", 1234.5), ("fr", "1.234", 1.234), ("fr", "12 000", 12000),
    ("fr", "1.234,5", 1234.5), ("fr", "−3", -3), ("fr", ",5", 0.5), ("it", "1.234", 1234),
    ("it", "1.234.567", 1_234_567),
    ("it", "1,5", 1.5), ("it", "1.5", 1.5), ("en", "1,234", 1234), ("en", "1,234.5", 1234.5), ("en", "1,5", 1.5),
    ("en", "12 kg", 12), ("en", "50%", 50), ("en", "+7", 7), ("en", "1 234", 1234), ("en", "1e3", nil),
    ("en", "1,23,4", nil), ("en", "12 34", nil), ("en", "abc", nil), ("en", "1.2.3", nil), ("en", "--1", nil),
    ("en", "nan", nil), ("en", ".", nil), ("fr", "1 234 5", nil), ("en", "0,123", 0.123), ("it", "0.123", 0.123),
  ])
  func numbersAsTheLanguageWritesThem(tag: String, typed: String, number: Double?) throws {
    #expect(TypedNumber.read(typed, language: language(tag), unit: "kg") == number)
  }

  @Test(arguments: [
    ("en", "2026-04-03", "2026-04-03"), ("en", "3/4/2026", "2026-04-03"), ("fr", "3.4.2026", "2026-04-03"),
    ("fr", "1er avril 2026", "2026-04-01"), ("it", "3 apr 2026", "2026-04-03"), ("fr", "5 aout 2026", "2026-08-05"),
    ("en", "29 February 2024", "2024-02-29"), ("it", "3-4-2026", "2026-04-03"),
  ])
  func dates(tag: String, typed: String, iso: String) {
    #expect(TypedDate.read(typed, language: language(tag)) == .success(day(iso)))
  }

  @Test(arguments: [
    ("3/4/26", TypedDate.Fault.twoDigitYear), ("29/2/2026", .noSuchDay), ("4/13/2026", .noSuchDay),
    ("tomorrow", .notADate), ("3/4", .notADate), ("3 ju 2026", .notADate), ("1/2/3/4", .notADate),
    ("3/4/202", .notADate),
  ])
  func whatIsNoDate(typed: String, fault: TypedDate.Fault) {
    #expect(TypedDate.read(typed, language: english) == .failure(fault))
  }

  @Test(arguments: [
    ("en", "14:30", "14:30"), ("en", "2:30 pm", "14:30"), ("en", "2.30PM", "14:30"), ("en", "12 am", "00:00"),
    ("en", "12 pm", "12:00"), ("en", "at 9", "09:00"), ("en", "noon", "12:00"), ("en", "1430", "14:30"),
    ("en", "930", "09:30"), ("en", "9", "09:00"), ("en", "14:30:05", "14:30:05"), ("fr", "14h30", "14:30"),
    ("fr", "14 h 30", "14:30"), ("fr", "14 h", "14:00"), ("fr", "à 9h05", "09:05"), ("fr", "14 h 30 min", "14:30"),
    ("fr", "14 heures", "14:00"), ("fr", "14 h 30 min 05 s", "14:30:05"), ("fr", "minuit", "00:00"),
    ("it", "14.30", "14:30"), ("it", "alle 14:30", "14:30"), ("it", "ore 9", "09:00"), ("it", "mezzogiorno", "12:00"),
  ])
  func times(tag: String, typed: String, iso: String) {
    #expect(TypedTime.read(typed, language: language(tag))?.description == iso)
  }

  @Test(arguments: [
    "24:00", "14:60", "25", "13 pm", "0 am", "14:3", "14:30:61", "14:30:05.5", "soon", "", "1:2:3:4", "-3", "14h30h",
    "12345",
  ])
  func whatIsNoTime(typed: String) {
    for tag in ["en", "fr", "it"] { #expect(TypedTime.read(typed, language: language(tag)) == nil) }
  }

  @Test(arguments: [
    ("en", "2026-04-03T14:30"), ("en", "2026-04-03 14:30"), ("en", "3/4/2026 14:30"), ("en", "3/4/2026, 2:30 pm"),
    ("en", "3 April 2026 at 2:30 pm"), ("fr", "3 avril 2026 à 14 h 30"), ("fr", "3/4/2026 14h30"),
    ("it", "3 aprile 2026, ore 14.30"), ("it", "3 4 2026 alle 14:30"),
  ])
  func datesWithTimes(tag: String, typed: String) {
    #expect(TypedDateTime.read(typed, language: language(tag)) == .success(moment("2026-04-03T14:30")))
  }

  @Test(arguments: [
    ("3/4/2026", TypedDateTime.Fault.noTime(day("2026-04-03"))), ("14:30", .notADateTime),
    ("3/4/26 14:30", .date(.twoDigitYear)), ("31/4/2026 14:30", .date(.noSuchDay)), ("3/4/2026 25:00", .notADateTime),
    ("2026-04-03T14:30Z", .notADateTime), ("tomorrow at 9", .notADateTime),
  ])
  func whatIsNoDateWithATime(typed: String, fault: TypedDateTime.Fault) {
    #expect(TypedDateTime.read(typed, language: english) == .failure(fault))
  }

  @Test func nonAnswersByNumberWordOrCommand() throws {
    let allow: Set<AnswerState> = [.dontKnow, .refused]
    let choice = single("q", ["x", "y"], allow: allow)
    #expect(try answer("3", to: choice) == .dontKnow)
    #expect(try answer("nsp", to: choice, in: french) == .dontKnow)
    #expect(try answer("préfère", to: choice, in: french) == nil)
    #expect(try answer("je pref", to: choice, in: french) == .refused)
    #expect(try answer("nr", to: number("q", allow: allow), in: italian) == .refused)
    // In a text a word may be the answer, so that only the command is sure.
    #expect(try answer("dk", to: text("q", allow: allow)) == .value(.text("dk")))
    #expect(try answer(":dk", to: text("q", allow: allow)) == .dontKnow)
    #expect(try answer(":na", to: text("q", allow: allow)) == nil)
  }

  @Test func aColonMayBeginAText() throws {
    #expect(try answer(":-)", to: text("q")) == .value(.text(":-)")))
    #expect(try answer("::b", to: text("q")) == .value(.text(":b")))
    #expect(try answer(":b", to: text("q")) == nil)
  }

  @Test func aLetterThatBeginsAChoiceIsNoCommand() throws {
    let session = try Dialogue(
      Form { single("often", [FormChoice("q", "Quarterly"), FormChoice("m", "Monthly")]) }, ["q"])
    guard case .endOfInput(let draft) = session.outcome else { return #expect(Bool(false), "\(session.outcome)") }
    #expect(draft.response.answers == [.value(.code("q"))])
  }

  @Test(arguments: [
    (english, "y", "yes"), (english, "NO", "no"), (french, "o", "yes"), (french, "non", "no"), (italian, "s", "yes"),
    (italian, "si", "yes"), (italian, "2", "no"),
  ])
  func yesAndNoByTheLettersOfTheLanguage(tag: LanguageTag, typed: String, code: String) throws {
    #expect(try answer(typed, to: yesno("q"), in: tag) == .value(.code(code)))
  }
}
