/// The few words that a survey need not write itself, because they mean the same in every survey.
///
/// French, Italian and English are complete; other languages read English.
public struct StandardWording: Sendable, Hashable {
  /// The language whose words these are.
  public let language: LanguageTag

  /// The words for a language.
  public init(_ language: LanguageTag) { self.language = language }

  /// Picks the version for the language.
  public func callAsFunction(fr: String, it: String, en: String) -> String {
    switch language.base {
    case "fr": fr
    case "it": it
    default: en
    }
  }

  /// "Yes".
  public var yes: String { self(fr: "Oui", it: "Sì", en: "Yes") }

  /// "No".
  public var no: String { self(fr: "Non", it: "No", en: "No") }

  /// The choice that opens a text.
  public var other: String { self(fr: "Autre", it: "Altro", en: "Other") }

  /// What a respondent reads to choose a non-answer, and what a report calls it.
  public func label(of state: AnswerState) -> String {
    switch state {
    case .value: self(fr: "répondu", it: "risposto", en: "answered")
    case .skipped: self(fr: "sans réponse", it: "senza risposta", en: "not answered")
    case .notAsked: self(fr: "non posée", it: "non posta", en: "not asked")
    case .dontKnow: self(fr: "Je ne sais pas", it: "Non so", en: "I don’t know")
    case .refused:
      self(fr: "Je préfère ne pas répondre", it: "Preferisco non rispondere", en: "I would rather not answer")
    case .notApplicable: self(fr: "Sans objet", it: "Non applicabile", en: "Not applicable")
    case .invalid: self(fr: "non valable", it: "non valida", en: "not valid")
    }
  }

  /// The question of a part that the survey gave no prompt of its own.
  public func prompt(of role: Item.Role) -> String {
    switch role {
    case .other: self(fr: "Précisez\u{A0}:", it: "Precisare:", en: "Please specify:")
    case .evidence:
      self(
        fr: "Preuve\u{A0}: document, lien ou exemple", it: "Prova: documento, link o esempio",
        en: "Evidence: a document, a link or an example")
    case .owner: self(fr: "Responsable de la suite", it: "Responsabile del seguito", en: "Who takes it further")
    case .due: self(fr: "Pour quand\u{A0}?", it: "Entro quando?", en: "By when?")
    case .answer, .statement, .variable: ""
    }
  }

  /// The question of an evidence part when its checklist item is "not applicable".
  public var reasonNotApplicable: String {
    self(fr: "Pourquoi sans objet\u{A0}?", it: "Perché non è applicabile?", en: "Why is it not applicable?")
  }

  /// The question whether a roster has one more entry.
  public func oneMoreEntry(isFirst: Bool) -> String {
    isFirst
      ? self(fr: "Ajouter une entrée\u{A0}?", it: "Aggiungere una voce?", en: "Add an entry?")
      : self(fr: "Ajouter une autre entrée\u{A0}?", it: "Aggiungere un’altra voce?", en: "Add another entry?")
  }

  /// What is wrong with an allocation.
  public func wrongSum(_ sum: String, total: String) -> String {
    self(
      fr: "la somme est \(sum)\u{A0}; elle doit être \(total).", it: "la somma è \(sum); deve essere \(total).",
      en: "the sum is \(sum); it must be \(total).")
  }

  /// What respondents read for a choice: its label, else a standard word, else its code.
  public func label(of choice: Choice) -> String {
    if let label = choice.label { return label.plainText(in: language) }
    switch choice.code.text {
    case "yes": return yes
    case "no": return no
    case "other": return other
    default: return choice.code.text
    }
  }
}
