public import SurveyModel

/// What is wrong, and what is accepted.
extension InterviewWording {
  /// Why an answer is refused, or a response cannot be submitted.
  ///
  /// - Parameters:
  ///   - fault: What is wrong.
  ///   - item: The item.
  ///   - interview: The interview.
  ///   - refused: The answer that is refused, and not stored.
  public func message(of fault: Fault, at item: Int, in interview: Interview, refused: Answer? = nil) -> String {
    switch fault {
    case .invalid(let reason): message(of: reason, for: interview.survey.items[item], in: interview.survey)
    case .required:
      self(
        fr: "une réponse est nécessaire ici.", it: "qui una risposta è necessaria.", en: "an answer is required here.")
    case .readonly:
      self(
        fr: "cette réponse est calculée et ne peut pas être changée ici.",
        it: "questa risposta è calcolata e qui non si può cambiare.",
        en: "this answer is calculated and cannot be changed here.")
    case .constraint(let index): interview.message(ofConstraint: index, refused: refused)
    }
  }

  /// Why an answer is questioned.
  public func message(of concern: Concern, in interview: Interview) -> String {
    switch concern {
    case .constraint(let index): interview.message(ofConstraint: index)
    case .unanswered:
      self(
        fr: "cette question est restée vide, et la réponse nous serait utile.",
        it: "la domanda è rimasta vuota, e la risposta ci sarebbe utile.",
        en: "this was left empty, and your answer would help.")
    case .evidenceMissing:
      self(
        fr: "à ce niveau, une preuve est attendue.", it: "a questo livello ci si attende una prova.",
        en: "evidence is expected at this level.")
    }
  }

  /// Why something is not an answer to an item.
  public func message(of reason: InvalidReason, for item: Item, in survey: CompiledSurvey) -> String {
    switch reason {
    case .notATime, .notADateTime: clockMessage(reason, item) ?? ""
    case .notANumber, .notWhole, .belowMinimum, .aboveMaximum, .offStep, .tooManyDecimals, .notADate:
      clockMessage(reason, item) ?? limitMessage(reason, item)
    case .unknownCode(let code):
      self(
        fr: "\(quoted(code)) n’est pas un des choix.", it: "\(quoted(code)) non è tra le scelte.",
        en: "\(quoted(code)) is not one of the choices.")
    case .notOffered(let code): notOffered(quoted(label(ofCode: code, survey.choiceList(of: item))))
    case .tooFewChosen, .tooManyChosen, .exclusiveWithOthers, .rankedTwice:
      rankingMessage(reason, item, survey.choiceList(of: item)) ?? choiceMessage(reason, survey.choiceList(of: item))
    case .tooShort(let minimum):
      self(
        fr: "le texte est trop court\u{A0}; il faut au moins \(characters(minimum)).",
        it: "il testo è troppo corto; servono almeno \(characters(minimum)).",
        en: "the text is too short; at least \(characters(minimum)) are needed.")
    case .tooLong(let maximum):
      self(
        fr: "le texte est trop long\u{A0}; au plus \(characters(maximum)).",
        it: "il testo è troppo lungo; al massimo \(characters(maximum)).",
        en: "the text is too long; at most \(characters(maximum)).")
    case .patternMismatch:
      self(
        fr: "la réponse n’a pas la forme demandée.", it: "la risposta non ha la forma richiesta.",
        en: "the answer does not have the form asked for.")
    case .stateNotAllowed(let state):
      self(
        fr: "\(quoted(standard.label(of: state))) n’est pas proposé pour cette question.",
        it: "\(quoted(standard.label(of: state))) non è previsto per questa domanda.",
        en: "\(quoted(standard.label(of: state))) is not offered for this question.")
    case .wrongKind:
      self(
        fr: "ce n’est pas une réponse à cette question.", it: "non è una risposta a questa domanda.",
        en: "this is not an answer to this question.")
    }
  }

  private func notOffered(_ label: String) -> String {
    self(
      fr: "\(label) n’est pas proposé, vu vos réponses précédentes.",
      it: "\(label) non è tra le scelte, viste le risposte precedenti.",
      en: "\(label) is not offered, given your earlier answers.")
  }

  private func characters(_ number: Int) -> String {
    count(
      number, fr: ("caractère", "caractères"), it: ("carattere", "caratteri"), en: ("character", "characters"))
  }

  private func limitMessage(_ reason: InvalidReason, _ item: Item) -> String {
    switch (reason, item.kind) {
    case (.belowMinimum(let earliest), .date):
      self(
        fr: "la date la plus ancienne acceptée est le \(date(iso: earliest)).",
        it: "la prima data accettata è il \(date(iso: earliest)).",
        en: "the earliest date accepted is \(date(iso: earliest)).")
    case (.aboveMaximum(let latest), .date):
      self(
        fr: "la date la plus récente acceptée est le \(date(iso: latest)).",
        it: "l’ultima data accettata è il \(date(iso: latest)).",
        en: "the latest date accepted is \(date(iso: latest)).")
    case (.belowMinimum(let least), _):
      self(
        fr: "c’est trop peu\u{A0}; \(range(of: item) ?? "au moins \(number(least))").",
        it: "è troppo poco; \(range(of: item) ?? "almeno \(number(least))").",
        en: "this is too little; \(range(of: item) ?? "at least \(number(least))").")
    case (.aboveMaximum(let most), _):
      self(
        fr: "c’est trop\u{A0}; \(range(of: item) ?? "au plus \(number(most))").",
        it: "è troppo; \(range(of: item) ?? "al massimo \(number(most))").",
        en: "this is too much; \(range(of: item) ?? "at most \(number(most))").")
    case (.tooManyDecimals(let count), _):
      self(
        fr: "donnez au plus \(count) \(count < 2 ? "chiffre" : "chiffres") après la virgule.",
        it: "indicare al massimo \(count) \(count == 1 ? "cifra" : "cifre") dopo la virgola.",
        en: "give at most \(count) \(count == 1 ? "digit" : "digits") after the decimal point.")
    case (.offStep(let step), _):
      self(
        fr: "seuls les pas de \(number(step)) sont acceptés.", it: "sono accettati solo passi di \(number(step)).",
        en: "only steps of \(number(step)) are accepted.")
    case (.notWhole, _):
      self(
        fr: "il faut un nombre entier, sans décimales.", it: "serve un numero intero, senza decimali.",
        en: "a whole number is needed, without decimals.")
    case (.notADate, _):
      self(
        fr: "ce n’est pas une date\u{A0}; écrivez jour/mois/année, par exemple 3/4/2026.",
        it: "non è una data; scrivere giorno/mese/anno, per esempio 3/4/2026.",
        en: "this is not a date; write day/month/year, for example 3/4/2026.")
    default:
      self(
        fr: "ce n’est pas un nombre\u{A0}; écrivez-le en chiffres, par exemple 12 ou 3,5.",
        it: "non è un numero; scriverlo in cifre, per esempio 12 o 3,5.",
        en: "this is not a number; write it in digits, for example 12 or 3.5.")
    }
  }

  /// What is wrong with a time, or with a day and its time.
  private func clockMessage(_ reason: InvalidReason, _ item: Item) -> String? {
    switch (reason, item.kind) {
    case (.belowMinimum(let earliest), .time):
      self(
        fr: "c’est trop tôt\u{A0}; au plus tôt \(time(iso: earliest)).",
        it: "è troppo presto; non prima delle \(time(iso: earliest)).",
        en: "this is too early; not before \(time(iso: earliest)).")
    case (.aboveMaximum(let latest), .time):
      self(
        fr: "c’est trop tard\u{A0}; au plus tard \(time(iso: latest)).",
        it: "è troppo tardi; non dopo le \(time(iso: latest)).",
        en: "this is too late; not after \(time(iso: latest)).")
    case (.belowMinimum(let earliest), .datetime):
      self(
        fr: "c’est trop tôt\u{A0}; au plus tôt le \(moment(iso: earliest)).",
        it: "è troppo presto; non prima del \(moment(iso: earliest)).",
        en: "this is too early; not before \(moment(iso: earliest)).")
    case (.aboveMaximum(let latest), .datetime):
      self(
        fr: "c’est trop tard\u{A0}; au plus tard le \(moment(iso: latest)).",
        it: "è troppo tardi; non dopo il \(moment(iso: latest)).",
        en: "this is too late; not after \(moment(iso: latest)).")
    case (.notATime, _):
      self(
        fr: "ce n’est pas une heure\u{A0}; écrivez-la par exemple 14h30.",
        it: "non è un’ora; scriverla per esempio 14:30.",
        en: "this is not a time; write it like 14:30 or 2:30 pm.")
    case (.notADateTime, _):
      self(
        fr: "ce n’est pas une date avec une heure\u{A0}; écrivez par exemple 3/4/2026 14h30.",
        it: "non è una data con un’ora; scrivere per esempio 3/4/2026 14:30.",
        en: "this is not a date with a time; write it like 3/4/2026 14:30.")
    default: nil
    }
  }

  /// "from 0 to 100", for a number with both limits.
  public func range(of item: Item) -> String? {
    guard case .number(let limits) = item.kind, let least = limits.minimum, let most = limits.maximum else {
      return nil
    }
    let (from, to) = (number(least.text), number(most.text))
    return self(fr: "de \(from) à \(to)", it: "da \(from) a \(to)", en: "from \(from) to \(to)")
  }

  private func rankingMessage(_ reason: InvalidReason, _ item: Item, _ list: ChoiceList?) -> String? {
    guard case .ranking(_, var count) = item.kind else { return nil }
    if case .rankedTwice(let code) = reason {
      let label = quoted(label(ofCode: code, list))
      return self(
        fr: "\(label) est cité deux fois.", it: "\(label) è indicato due volte.", en: "\(label) stands there twice.")
    }
    // Fewer where fewer are offered.
    switch reason {
    case .tooFewChosen(let offered), .tooManyChosen(let offered): count = offered
    default: break
    }
    return self(
      fr: "il faut en classer \(count), chacun une fois.", it: "bisogna ordinarne \(count), ciascuno una volta.",
      en: "put \(count) in order, each once.")
  }

  private func choiceMessage(_ reason: InvalidReason, _ list: ChoiceList?) -> String {
    switch reason {
    case .tooFewChosen(let minimum):
      return self(
        fr: "il faut choisir au moins \(minimum).", it: "bisogna sceglierne almeno \(minimum).",
        en: "choose at least \(minimum).")
    case .tooManyChosen(let maximum):
      return self(
        fr: "on peut choisir au plus \(maximum).", it: "se ne possono scegliere al massimo \(maximum).",
        en: "choose at most \(maximum).")
    case .exclusiveWithOthers(let code):
      let label = quoted(label(ofCode: code, list))
      return self(
        fr: "\(label) ne va pas avec d’autres choix.", it: "\(label) non può stare con altre scelte.",
        en: "\(label) cannot go with other choices.")
    default: return ""
    }
  }
}
