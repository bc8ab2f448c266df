import SurveyInterview
import SurveyModel
import SurveyTerminal
import SurveyTestSupport
import Testing

/// Proposals and values that are only shown, in every language.
@Suite("Line mode: defaults")
struct DefaultTranscriptTests {
  static let form = Form("stay", title: "Stay", languages: ["en", "fr", "it"]) {
    number("guests", ["en": "Guests?", "fr": "Personnes ?", "it": "Persone?"], required: .yes).proposing("2")
    date("day", ["en": "From?", "fr": "À partir de ?", "it": "Da quando?"]).proposing("today()")
    number("price", unit: "€", ["en": "Price", "fr": "Prix", "it": "Prezzo"]).proposing("guests * 40", readonly: true)
  }

  private func said(_ lines: [String], in language: LanguageTag) throws -> [String] {
    let text = try Dialogue(Self.form, in: language, lines).readable
    return text.split(separator: "\n").map(String.init).filter { line in
      [
        "Enter ", "Number", "Date", "Noted", "Left", "Value", "Error", "Entrée ", "Nombre", "Noté", "Laissé", "Valeur",
        "Erreur", "Invio ", "Numero", "Data", "Annotato", "Lasciato", "Valore", "Errore",
      ].contains { line.hasPrefix($0) }
    }
  }

  @Test func english() throws {
    #expect(
      try said(["", ":x", "100", ""], in: language("en")) == [
        "Enter answers 2.", "Number:", "Noted: 2.", "Enter answers 1 March 2026. :x leaves it empty.",
        "Date (day/month/year): :x", "Left empty.", "Value: 80~€.", "Enter to go on: 100",
        "Error: this answer is calculated and cannot be changed here.", "Enter to go on:",
      ])
  }

  @Test func french() throws {
    #expect(
      try said([":x", "", "", "x", ""], in: language("fr")) == [
        "Entrée pour répondre 2.", "Nombre~: :x", "Erreur~: une réponse est nécessaire ici.", "Nombre~:", "Noté~: 2.",
        "Entrée pour répondre 1er mars 2026. :x pour laisser vide.", "Date (jour/mois/année)~:",
        "Noté~: 1er mars 2026.", "Valeur~: 80~€.", "Entrée pour continuer~: x",
        "Erreur~: cette réponse est calculée et ne peut pas être changée ici.", "Entrée pour continuer~:",
      ])
  }

  @Test func italian() throws {
    #expect(
      try said(["3", "", "x"], in: language("it")) == [
        "Invio per rispondere 2.", "Numero: 3", "Annotato: 3.",
        "Invio per rispondere 1º marzo 2026. :x per lasciare vuoto.", "Data (giorno/mese/anno):",
        "Annotato: 1º marzo 2026.", "Valore: 120~€.", "Invio per continuare: x",
        "Errore: questa risposta è calcolata e qui non si può cambiare.", "Invio per continuare:",
      ])
  }
}
