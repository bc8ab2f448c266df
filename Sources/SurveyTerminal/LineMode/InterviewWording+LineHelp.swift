import SurveyInterview
import SurveyModel

/// Help, hints and the words of the review.
extension InterviewWording {
  /// The kinds of answer that are explained once each.
  enum Hint: Hashable {
    case list, scale, several, ranking, number, wholeNumber, date, time, datetime, lines
  }

  func hint(_ hint: Hint) -> String {
    switch hint {
    case .list:
      self(
        fr: "Tapez le numéro ou le début du libellé, puis Entrée.",
        it: "Digitare il numero o l’inizio della voce, poi Invio.",
        en: "Type the number, or the beginning of the label, then Enter.")
    case .scale:
      self(
        fr: "Tapez la valeur, puis Entrée.", it: "Digitare il valore, poi Invio.", en: "Type the value, then Enter.")
    case .several:
      self(
        fr: "Plusieurs choix sont possibles\u{A0}: séparez les numéros par des espaces.",
        it: "Sono possibili più scelte: separare i numeri con spazi.",
        en: "You may choose several: put spaces between the numbers.")
    case .ranking:
      self(
        fr: "Tapez les numéros dans l’ordre, le premier d’abord, avec des espaces.",
        it: "Digitare i numeri in ordine, il primo per primo, separati da spazi.",
        en: "Type the numbers in order, the first one first, with spaces between.")
    case .number:
      self(
        fr: "Tapez le nombre en chiffres, par exemple 12 ou 1 234,5.",
        it: "Digitare il numero in cifre, per esempio 12 o 1 234,5.",
        en: "Type the number in digits, for example 12 or 1,234.5.")
    case .wholeNumber:
      self(
        fr: "Tapez le nombre en chiffres, puis Entrée.", it: "Digitare il numero in cifre, poi Invio.",
        en: "Type the number in digits, then Enter.")
    case .date:
      self(
        fr: "Tapez la date, par exemple 3/4/2026 pour le 3 avril.",
        it: "Digitare la data, per esempio 3/4/2026 per il 3 aprile.",
        en: "Type the date, for example 3/4/2026 for 3 April.")
    case .time:
      self(
        fr: "Tapez l’heure, par exemple 14h30.", it: "Digitare l’ora, per esempio 14:30.",
        en: "Type the time, for example 14:30 or 2:30 pm.")
    case .datetime:
      self(
        fr: "Tapez la date puis l’heure, par exemple 3/4/2026 14h30.",
        it: "Digitare la data e poi l’ora, per esempio 3/4/2026 14:30.",
        en: "Type the date, then the time, for example 3/4/2026 14:30.")
    case .lines:
      self(
        fr: "Écrivez autant de lignes que vous voulez.", it: "Si possono scrivere più righe.",
        en: "Write as many lines as you like.")
    }
  }

  /// The commands, one a line.
  func commands(languages: [LanguageTag], nonAnswers: [AnswerMenu.Row]) -> String {
    var lines = [
      self(
        fr: "Entrée seule\u{A0}: laisser vide, ou garder la réponse déjà donnée.",
        it: "Invio da solo: lasciare vuoto, o mantenere la risposta già data.",
        en: "Enter alone: leave empty, or keep the answer given before."),
      self(fr: ":b question précédente", it: ":b domanda precedente", en: ":b question before"),
      self(fr: ":f question suivante", it: ":f domanda seguente", en: ":f next question"),
      self(
        fr: ":r récapitulatif de vos réponses, et envoi", it: ":r riepilogo delle risposte, e invio",
        en: ":r review of your answers, and submit"),
      self(fr: ":x effacer la réponse", it: ":x cancellare la risposta", en: ":x erase the answer"),
      self(
        fr: ":m texte, une remarque sur la question", it: ":m testo, un’osservazione sulla domanda",
        en: ":m text, a remark on the question"),
      self(
        fr: ":q enregistrer et quitter", it: ":q salvare e uscire", en: ":q save and leave"),
      self(
        fr: ":: pour une réponse qui commence par deux points", it: ":: per una risposta che inizia con due punti",
        en: ":: for an answer that begins with a colon"),
    ]
    if languages.count > 1 {
      let shown = languages.map { ":l \($0)" }.joined(separator: ", ")
      lines.insert(self(fr: "\(shown), langue", it: "\(shown), lingua", en: "\(shown), language"), at: 4)
    }
    lines.insert(contentsOf: nonAnswers.map { ":\(word(of: $0)) \($0.label)" }, at: 1)
    return lines.joined(separator: "\n")
  }

  private func word(of row: AnswerMenu.Row) -> String { mark(of: row.answer.state) }

  var noHelp: String {
    self(
      fr: "Il n’y a pas d’aide pour cette question.", it: "Non c’è un aiuto per questa domanda.",
      en: "There is no help for this question.")
  }

  // MARK: - Review

  func review(blockers: Int) -> String {
    let start = self(
      fr: "Récapitulatif. Rien n’est encore envoyé.", it: "Riepilogo. Nulla è ancora stato inviato.",
      en: "Review. Nothing is sent yet.")
    guard blockers > 0 else { return start }
    let wanting = count(
      blockers, fr: ("réponse est à donner ou à corriger", "réponses sont à donner ou à corriger"),
      it: ("risposta è da dare o da correggere", "risposte sono da dare o da correggere"),
      en: ("answer is missing or needs a change", "answers are missing or need a change"))
    return "\(start) \(wanting)."
  }

  func keptOutside(_ prompts: [String]) -> String {
    let shown = joined(prompts)
    return sentence(
      self(
        fr: "Gardé, mais hors de votre parcours, donc ni envoyé ni compté\u{A0}: \(shown)",
        it: "Conservato, ma fuori dal percorso, quindi né inviato né contato: \(shown)",
        en: "Kept, but off your route, so neither sent nor counted: \(shown)"))
  }

  var reviewPrompt: String {
    self(
      fr: "Un numéro pour modifier, n pour le problème suivant, s pour envoyer, b pour revenir, q pour quitter\u{A0}:",
      it: "Un numero per modificare, n per il prossimo problema, s per inviare, b per tornare, q per uscire:",
      en: "A number to change it, n for the next problem, s to submit, b to go back, q to save and leave:")
  }

  var listAgain: String {
    self(
      fr: "r pour relire toutes les réponses.", it: "r per rileggere tutte le risposte.",
      en: "r lists all answers again.")
  }

  var reviewHelp: String {
    self(
      fr:
        "Donnez le numéro d’une question pour changer sa réponse. L’envoi est définitif\u{A0}; quitter garde tout pour plus tard.",
      it:
        "Indicare il numero di una domanda per cambiare la risposta. L’invio è definitivo; uscire conserva tutto per dopo.",
      en: "Give the number of a question to change its answer. Submitting is final; leaving keeps everything for later."
    )
  }

  func noSuchNumber(_ text: String) -> String {
    self(
      fr: "\(quoted(text)) n’est pas un numéro de la liste.", it: "\(quoted(text)) non è un numero dell’elenco.",
      en: "\(quoted(text)) is not a number of the list.")
  }

  var noProblem: String {
    self(
      fr: "Rien n’est à corriger\u{A0}; s pour envoyer.", it: "Non c’è nulla da correggere; s per inviare.",
      en: "Nothing needs a change; s to submit.")
  }

  func blocked(_ count: Int) -> String {
    let wanting = self.count(
      count, fr: ("réponse manque ou ne convient pas", "réponses manquent ou ne conviennent pas"),
      it: ("risposta manca o non va bene", "risposte mancano o non vanno bene"),
      en: ("answer is missing or does not fit", "answers are missing or do not fit"))
    return self(
      fr: "l’envoi n’est pas encore possible\u{A0}: \(wanting).", it: "l’invio non è ancora possibile: \(wanting).",
      en: "this cannot be submitted yet: \(wanting).")
  }

  var submitAnyway: String {
    self(
      fr: "s encore une fois pour envoyer tel quel.", it: "s ancora una volta per inviare così.",
      en: "s once more to submit as it is.")
  }
}
