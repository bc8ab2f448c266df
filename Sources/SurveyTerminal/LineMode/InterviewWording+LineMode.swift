import SurveyInterview
import SurveyModel

/// What line mode says besides questions and faults.
extension InterviewWording {
  /// The word for a non-answer where it has no number.
  func mark(of state: AnswerState) -> String {
    switch state {
    case .dontKnow: self(fr: "nsp", it: "ns", en: "dk")
    case .refused: self(fr: "ref", it: "nr", en: "ref")
    case .notApplicable: self(fr: "so", it: "na", en: "na")
    case .value, .skipped, .notAsked, .invalid: ""
    }
  }

  // MARK: - Beginning and end

  func minutes(_ minutes: Int) -> String {
    let count = count(minutes, fr: ("minute", "minutes"), it: ("minuto", "minuti"), en: ("minute", "minutes"))
    return self(fr: "Environ \(count).", it: "Circa \(count).", en: "About \(count).")
  }

  var firstHelp: String {
    self(
      fr: "Tapez :? pour l’aide, :b pour revenir, :q pour enregistrer et quitter.",
      it: "Digitare :? per l’aiuto, :b per tornare indietro, :q per salvare e uscire.",
      en: "Type :? for help, :b to go back, :q to save and leave.")
  }

  func resumed(answers: Int) -> String {
    let count = count(
      answers, fr: ("réponse", "réponses"), it: ("risposta", "risposte"), en: ("answer", "answers"))
    return self(
      fr: "Vous reprenez où vous en étiez\u{A0}: \(count).", it: "Si riprende da dove si era: \(count).",
      en: "You go on where you were: \(count) so far.")
  }

  var noLongerFits: String {
    self(
      fr: "Le questionnaire a changé\u{A0}; cette réponse ne convient plus\u{A0}:",
      it: "Il questionario è cambiato; questa risposta non va più bene:",
      en: "The survey has changed; this answer no longer fits:")
  }

  var thanks: String {
    self(
      fr: "Merci. Vos réponses sont complètes.", it: "Grazie. Le risposte sono complete.",
      en: "Thank you. Your answers are complete.")
  }

  func dropped(_ prompts: [String]) -> String {
    sentence(
      self(
        fr: "Laissé de côté, car hors de votre parcours\u{A0}: \(joined(prompts))",
        it: "Tralasciato, perché fuori dal percorso: \(joined(prompts))",
        en: "Left out, because off your route: \(joined(prompts))"))
  }

  var left: String {
    self(
      fr: "Vous pourrez reprendre plus tard\u{A0}; rien n’est envoyé.",
      it: "Si potrà riprendere più tardi; nulla è stato inviato.",
      en: "You can go on later; nothing was sent.")
  }

  // MARK: - Where one is

  func section(_ count: InterviewProgress.Count, title: String?) -> String {
    let total = total(count)
    let place = self(
      fr: "Section \(count.place) sur \(total)", it: "Sezione \(count.place) di \(total)",
      en: "Section \(count.place) of \(total)")
    return sentence(title.map { "\(place), \($0)" } ?? place)
  }

  func question(_ count: InterviewProgress.Count, _ requirement: String?) -> String {
    let total = total(count)
    let place = self(
      fr: "Question \(count.place) sur \(total)", it: "Domanda \(count.place) di \(total)",
      en: "Question \(count.place) of \(total)")
    return sentence(requirement.map { "\(place), \($0)" } ?? place)
  }

  private func total(_ count: InterviewProgress.Count) -> String {
    guard count.isApproximate else { return String(count.total) }
    return self(fr: "environ \(count.total)", it: "circa \(count.total)", en: "about \(count.total)")
  }

  var required: String { self(fr: "obligatoire", it: "obbligatoria", en: "required") }
  var optional: String { self(fr: "facultative", it: "facoltativa", en: "optional") }

  // MARK: - What to type

  var goOn: String { self(fr: "Entrée pour continuer\u{A0}:", it: "Invio per continuare:", en: "Enter to go on:") }

  func answerPrompt(_ range: String?) -> String {
    let range = range.map { " \($0)" } ?? ""
    return self(fr: "Réponse\(range)\u{A0}:", it: "Risposta\(range):", en: "Answer\(range):")
  }

  func ends(_ least: AnswerMenu.Row, _ greatest: AnswerMenu.Row) -> String {
    let (from, to) = ("\(least.mark) (\(least.label))", "\(greatest.mark) (\(greatest.label))")
    return self(fr: "\(from) à \(to)\u{A0}:", it: "da \(from) a \(to):", en: "\(from) to \(to):")
  }

  var yesOrNo: String { self(fr: "Oui ou non (o/n)\u{A0}:", it: "Sì o no (s/n):", en: "Yes or no (y/n):") }

  var several: String {
    self(
      fr: "Numéros, par ex. 1 3-5, 0 pour aucun\u{A0}:", it: "Numeri, per es. 1 3-5, 0 per nessuno:",
      en: "Numbers, e.g. 1 3-5, 0 for none:")
  }

  /// Asks for an order: of the first so many, or of all.
  func order(first count: Int?) -> String {
    guard let count else {
      return self(fr: "Ordre, par ex. 3 1 2\u{A0}:", it: "Ordine, per es. 3 1 2:", en: "Order, e.g. 3 1 2:")
    }
    if count == 1 { return answerPrompt(nil) }
    return self(
      fr: "Les \(count) premiers dans l’ordre, par ex. 3 1\u{A0}:", it: "I primi \(count) in ordine, per es. 3 1:",
      en: "The first \(count) in order, e.g. 3 1:")
  }

  func numberPrompt(_ item: Item) -> String {
    guard case .number(let limits) = item.kind else { return answerPrompt(nil) }
    let range = range(of: item) ?? ""
    let unit = limits.unit ?? ""
    let about = [unit, range].filter { !$0.isEmpty }.joined(separator: ", ")
    let label = about.isEmpty ? "" : " (\(about))"
    return self(fr: "Nombre\(label)\u{A0}:", it: "Numero\(label):", en: "Number\(label):")
  }

  var datePrompt: String {
    self(fr: "Date (jour/mois/année)\u{A0}:", it: "Data (giorno/mese/anno):", en: "Date (day/month/year):")
  }

  var timePrompt: String {
    self(fr: "Heure (heures:minutes)\u{A0}:", it: "Ora (ore:minuti):", en: "Time (hours:minutes):")
  }

  var momentPrompt: String {
    self(
      fr: "Date et heure (jour/mois/année heures:minutes)\u{A0}:", it: "Data e ora (giorno/mese/anno ore:minuti):",
      en: "Date and time (day/month/year hours:minutes):")
  }

  var textPrompt: String { self(fr: "Texte\u{A0}:", it: "Testo:", en: "Text:") }

  var linesPrompt: String {
    self(
      fr: "Texte, puis un point seul sur une ligne\u{A0}:", it: "Testo, poi un punto da solo su una riga:",
      en: "Text, then a single dot on a line:")
  }

  // MARK: - Echoes

  func chosen(_ text: String) -> String {
    sentence(self(fr: "Choisi\u{A0}: \(text)", it: "Scelto: \(text)", en: "Chosen: \(text)"))
  }

  func noted(_ text: String) -> String {
    sentence(self(fr: "Noté\u{A0}: \(text)", it: "Annotato: \(text)", en: "Noted: \(text)"))
  }

  var notedText: String { self(fr: "Noté.", it: "Annotato.", en: "Noted.") }

  var leftEmpty: String { self(fr: "Laissé vide.", it: "Lasciato vuoto.", en: "Left empty.") }

  func current(_ text: String, isKept: Bool = true) -> String {
    let answer = sentence(
      self(fr: "Réponse actuelle\u{A0}: \(text)", it: "Risposta attuale: \(text)", en: "Your answer now: \(text)"))
    guard isKept else { return answer }
    return answer + " "
      + self(fr: "Entrée pour la garder.", it: "Invio per mantenerla.", en: "Enter keeps it.")
  }

  /// An answer that Enter takes.
  func proposed(_ text: String) -> String {
    self(
      fr: "Entrée pour répondre \(text).", it: "Invio per rispondere \(text).", en: "Enter answers \(text).")
  }

  /// How to accept no proposal.
  var eraseProposal: String {
    self(fr: ":x pour laisser vide.", it: ":x per lasciare vuoto.", en: ":x leaves it empty.")
  }

  /// A value that cannot be changed.
  func readonly(_ text: String) -> String {
    sentence(self(fr: "Valeur\u{A0}: \(text)", it: "Valore: \(text)", en: "Value: \(text)"))
  }

  /// What there is still to share out.
  func left(_ remainder: Ratio, of total: Ratio) -> String {
    let (left, all) = (number(remainder.text), number(total.text))
    if remainder < 0 {
      let excess = number((0 - remainder).text)
      return self(
        fr: "Les autres ont reçu \(excess) de trop\u{A0}; il y a \(all) à répartir.",
        it: "Gli altri hanno ricevuto \(excess) di troppo; da ripartire c’è \(all).",
        en: "The others have \(excess) too much; there is \(all) to share out.")
    }
    if remainder == total {
      return self(fr: "\(all) à répartir.", it: "\(all) da ripartire.", en: "\(all) to share out.")
    }
    return self(fr: "Reste \(left) sur \(all).", it: "Resta \(left) su \(all).", en: "\(left) of \(all) left.")
  }

  func error(_ message: String) -> String {
    self(fr: "Erreur\u{A0}: \(message)", it: "Errore: \(message)", en: "Error: \(message)")
  }

  func check(_ message: String) -> String {
    self(fr: "À vérifier\u{A0}: \(message)", it: "Da verificare: \(message)", en: "Check: \(message)")
  }

  var confirmAnswer: String {
    self(
      fr: "Entrée pour garder cette réponse, ou donnez-en une autre.",
      it: "Invio per mantenere questa risposta, oppure darne un’altra.",
      en: "Enter keeps this answer, or give another one.")
  }

  var confirmEmpty: String {
    self(
      fr: "Entrée pour laisser vide.", it: "Invio per lasciare vuoto.", en: "Enter leaves it empty.")
  }

  /// A sentence with its full stop, unless it has an end already.
  func sentence(_ text: String) -> String {
    text.last.map { ".!?…:".contains($0) } == true ? text : text + "."
  }
}
