import SurveyInterview
import SurveyModel

/// What line mode says when a line is no answer, and about changes of the route.
extension InterviewWording {
  func message(of fault: AnswerEntry.Fault, to item: Item, _ menu: AnswerMenu, in survey: CompiledSurvey) -> String {
    switch fault {
    case .noSuchChoice(let text):
      let accepted = accepted(menu)
      return self(
        fr: "\(quoted(text)) n’est pas un choix\u{A0}; \(accepted)",
        it: "\(quoted(text)) non è una scelta; \(accepted)",
        en: "\(quoted(text)) is not a choice; \(accepted)")
    case .ambiguous(let text, let labels):
      let shown = labels.prefix(4).map(quoted).joined(separator: ", ")
      return self(
        fr: "\(quoted(text)) peut être \(shown)\u{A0}; écrivez-en plus, ou le numéro.",
        it: "\(quoted(text)) può essere \(shown); scrivere di più, oppure il numero.",
        en: "\(quoted(text)) may be \(shown); type more of it, or the number.")
    case .twoDigitYear:
      return self(
        fr: "écrivez l’année avec quatre chiffres, par exemple 3/4/2026.",
        it: "scrivere l’anno con quattro cifre, per esempio 3/4/2026.",
        en: "write the year with four digits, for example 3/4/2026.")
    case .noSuchDay:
      return self(
        fr: "ce jour n’existe pas\u{A0}; écrivez jour/mois/année, par exemple 3/4/2026.",
        it: "questo giorno non esiste; scrivere giorno/mese/anno, per esempio 3/4/2026.",
        en: "there is no such day; write day/month/year, for example 3/4/2026.")
    case .noTime(let date):
      let day = self.date(date)
      return self(
        fr: "il manque l’heure\u{A0}; écrivez par exemple \(day) 14h30.",
        it: "manca l’ora; scrivere per esempio \(day) 14:30.",
        en: "the time is missing; write for example \(day) 14:30.")
    case .invalid(let reason): return message(of: reason, for: item, in: survey)
    }
  }

  /// What a menu takes, in words.
  private func accepted(_ menu: AnswerMenu) -> String {
    let words = menu.style == .list ? [] : menu.nonAnswers.map(\.mark)
    let numbers = menu.style == .list ? menu.rows : menu.choices
    guard let first = numbers.first, let last = numbers.last else { return "" }
    let or = self(fr: "ou", it: "o", en: "or")
    if menu.style == .yesNo {
      let letters = ([first, last].compactMap(\.words.first) + words).joined(separator: " \(or) ")
      return self(fr: "répondez par \(letters).", it: "rispondere \(letters).", en: "answer \(letters).")
    }
    let alternatives = words.isEmpty ? "" : ", \(or) \(words.joined(separator: " \(or) "))"
    return self(
      fr: "donnez un nombre de \(first.mark) à \(last.mark)\(alternatives).",
      it: "indicare un numero da \(first.mark) a \(last.mark)\(alternatives).",
      en: "give a number from \(first.mark) to \(last.mark)\(alternatives).")
  }

  func unknownCommand(_ word: String) -> String {
    self(
      fr: "la commande :\(word) n’existe pas\u{A0}; :? donne la liste.",
      it: "il comando :\(word) non esiste; :? dà l’elenco.",
      en: "there is no command :\(word); :? lists them.")
  }

  var atStart: String {
    self(fr: "C’est la première question.", it: "Questa è la prima domanda.", en: "This is the first question.")
  }

  func parked(_ prompts: [String], count number: Int) -> String {
    let questions = count(
      number, fr: ("question", "questions"), it: ("domanda", "domande"), en: ("question", "questions"))
    let shown = joined(prompts)
    return self(
      fr:
        "Cette réponse retire \(questions) de votre parcours (\(shown)). Ce que vous y aviez répondu est gardé au cas où vous changeriez d’avis, mais ne sera ni envoyé ni compté.",
      it:
        "Questa risposta toglie \(questions) dal percorso (\(shown)). Quanto vi era stato risposto è conservato in caso di ripensamento, ma non sarà né inviato né contato.",
      en:
        "This takes \(questions) off your route (\(shown)). What you answered there is kept in case you change back, but it is neither sent nor counted."
    )
  }

  func restored(_ prompts: [String], count number: Int) -> String {
    let questions = count(
      number, fr: ("question revient", "questions reviennent"), it: ("domanda torna", "domande tornano"),
      en: ("question is back", "questions are back"))
    let shown = joined(prompts)
    return self(
      fr: "\(questions) avec vos réponses (\(shown)).", it: "\(questions) con le risposte date (\(shown)).",
      en: "\(questions) with your answers (\(shown)).")
  }

  func withdrawn(_ labels: [String], from prompt: String) -> String {
    let shown = joined(labels)
    return self(
      fr:
        "À la question \(quoted(prompt)), le choix n’est plus proposé\u{A0}: \(shown). Il est gardé au cas où vous changeriez d’avis, mais ne compte pas.",
      it:
        "Alla domanda \(quoted(prompt)) non è più tra le scelte: \(shown). È conservato in caso di ripensamento, ma non conta.",
      en:
        "In \(quoted(prompt)) this is no longer offered: \(shown). It is kept in case you change back, but it does not count."
    )
  }

  func offeredAgain(_ labels: [String], in prompt: String) -> String {
    let shown = joined(labels)
    return self(
      fr: "À la question \(quoted(prompt)), votre choix compte à nouveau\u{A0}: \(shown).",
      it: "Alla domanda \(quoted(prompt)) la scelta conta di nuovo: \(shown).",
      en: "In \(quoted(prompt)) your choice counts again: \(shown).")
  }

  func leftOut(_ labels: [String], from prompt: String) -> String {
    let shown = joined(labels)
    return self(
      fr: "N’a pas été envoyé, car plus proposé à la question \(quoted(prompt))\u{A0}: \(shown).",
      it: "Non è stato inviato, perché non più tra le scelte di \(quoted(prompt)): \(shown).",
      en: "Not sent, because it is no longer offered in \(quoted(prompt)): \(shown).")
  }

  func broken(_ prompt: String, _ message: String) -> String {
    self(
      fr: "Une autre réponse ne convient plus, \(quoted(prompt))\u{A0}: \(message)",
      it: "Un’altra risposta non va più bene, \(quoted(prompt)): \(message)",
      en: "Another answer no longer fits, \(quoted(prompt)): \(message)")
  }

  func languageNotOffered(_ languages: [LanguageTag]) -> String {
    let offered = languages.map { ":l \($0)" }.joined(separator: ", ")
    return self(
      fr: "Langues proposées\u{A0}: \(offered).", it: "Lingue disponibili: \(offered).",
      en: "Languages: \(offered).")
  }

  var remarkKept: String { self(fr: "Remarque notée.", it: "Osservazione annotata.", en: "Remark noted.") }
  var remarkRemoved: String {
    self(fr: "Remarque retirée.", it: "Osservazione tolta.", en: "Remark removed.")
  }
  var notHere: String {
    self(
      fr: "cela n’est possible que dans le récapitulatif\u{A0}; :r l’ouvre.",
      it: "è possibile solo nel riepilogo; :r lo apre.",
      en: "this works only in the review; :r opens it.")
  }
  func notOffered(_ state: AnswerState) -> String {
    self(
      fr: "\(quoted(standard.label(of: state))) n’est pas proposé ici.",
      it: "\(quoted(standard.label(of: state))) qui non è previsto.",
      en: "\(quoted(standard.label(of: state))) is not offered here.")
  }
}
