import SurveyInterview
import SurveyModel
import SurveyTerminal
import SurveyTestSupport
import Testing

/// Times and moments, asked in every language.
@Suite("Line mode: times")
struct ClockTranscriptTests {
  static let form = Form("call", title: "Call", languages: ["en", "fr", "it"]) {
    time("opening", from: "08:00", to: "18:30", ["en": "Opening?", "fr": "Ouverture ?", "it": "Apertura?"])
    datetime("call", to: .present, ["en": "Last call?", "fr": "Dernier appel ?", "it": "Ultima chiamata?"])
  }

  /// What is asked of times, and what is said to some lines.
  private func said(_ lines: [String], in language: LanguageTag, clock: (() -> LocalDateTime)? = nil) throws -> [String]
  {
    let interview = Interview(
      of: try Self.form.compiled(), id: "r-1", language: language, now: moment("2026-03-01T10:00"))
    // Of a message that is wrapped, the first line.
    let text = Dialogue(interview, lines, clock: clock).readable
    let beginnings = [
      "Time", "Date and", "Error", "Noted", "Heure", "Date et", "Erreur", "Noté", "Ora", "Data e", "Errore", "Annotato",
    ]
    return text.split(separator: "\n").map(String.init).filter { line in
      beginnings.contains { line.hasPrefix($0) }
    }
  }

  @Test func english() throws {
    #expect(
      try said(["7.59", "quarter past", "2:30 pm", "1/3/2026", "1/3/2026 10:01", "1/3/2026 at 10"], in: language("en"))
        == [
          "Time (hours:minutes): 7.59", "Error: this is too early; not before 08:00.",
          "Time (hours:minutes): quarter past", "Error: this is not a time; write it like 14:30 or 2:30 pm.",
          "Time (hours:minutes): 2:30 pm", "Noted: 14:30.",
          "Date and time (day/month/year hours:minutes): 1/3/2026",
          "Error: the time is missing; write for example 1 March 2026 14:30.",
          "Date and time (day/month/year hours:minutes): 1/3/2026 10:01",
          "Error: this is too late; not after 1 March 2026 at 10:00.",
          "Date and time (day/month/year hours:minutes): 1/3/2026 at 10", "Noted: 1 March 2026 at 10:00.",
        ])
  }

  @Test func french() throws {
    #expect(
      try said(["18h31", "18 h 30", "bientôt", "1er mars 2026 à 9h05"], in: language("fr")) == [
        "Heure (heures:minutes)~: 18h31", "Erreur~: c’est trop tard~; au plus tard 18~h~30.",
        "Heure (heures:minutes)~: 18 h 30", "Noté~: 18~h~30.",
        "Date et heure (jour/mois/année heures:minutes)~: bientôt",
        "Erreur~: ce n’est pas une date avec une heure~; écrivez par exemple 3/4/2026",
        "Date et heure (jour/mois/année heures:minutes)~: 1er mars 2026 à 9h05", "Noté~: 1er mars 2026 à 9~h~05.",
      ])
  }

  @Test func italian() throws {
    #expect(
      try said(["8", "1 marzo 2026 alle 9.05"], in: language("it")) == [
        "Ora (ore:minuti): 8", "Annotato: 08:00.",
        "Data e ora (giorno/mese/anno ore:minuti): 1 marzo 2026 alle 9.05", "Annotato: 1º marzo 2026, ore 09:05.",
      ])
  }

  @Test("what happened since the interview began is not in the future")
  func theClockGoesOn() throws {
    let later = try said(["9", "1/3/2026 10:05"], in: language("en"), clock: { moment("2026-03-01T10:06") })
    #expect(later.contains("Noted: 1 March 2026 at 10:05."))
  }
}
