import SurveyFormats
public import SurveyModel

/// The words of reports. French, Italian and English are complete; other languages read English.
///
/// French has a no-break space before `%`, `:`, `;`, `!` and `?`; French and Italian write decimals with a comma.
public struct ReportWording: Sendable, Hashable {
  /// The language.
  public let language: LanguageTag

  /// The words for a language.
  public init(_ language: LanguageTag) { self.language = language }

  /// Picks the version for the language.
  func pick(fr: String, it: String, en: String) -> String {
    switch language.base {
    case "fr": fr
    case "it": it
    default: en
    }
  }

  /// Picks singular or plural: in French 0 is singular, elsewhere plural.
  func plural(_ count: Int, _ one: String, _ many: String) -> String {
    let isOne = language.base == "fr" ? count.magnitude < 2 : count == 1
    return "\(count) \(isOne ? one : many)"
  }

  // MARK: - Headings

  /// The heading of a section.
  public func title(of section: ReportSection.ID, ofResponse: Bool) -> String {
    switch section {
    case .answer: pick(fr: "L’essentiel", it: "In breve", en: "In short")
    case .missing: pick(fr: "Ce qui manque", it: "Che cosa manca", en: "What is missing")
    case .steps: pick(fr: "Les étapes", it: "I passi", en: "The steps")
    case .next: pick(fr: "Que faire ensuite", it: "Che cosa fare ora", en: "What to do next")
    case .scores: pick(fr: "Résultats", it: "Risultati", en: "Results")
    case .priorities:
      pick(fr: "Priorités et profils", it: "Priorità e profili", en: "Priorities and types")
    case .shares: pick(fr: "Parts et solde", it: "Quote e saldo", en: "Shares and net score")
    case .items: pick(fr: "Question par question", it: "Domanda per domanda", en: "Question by question")
    case .drivers: pick(fr: "Ce qui va de pair", it: "Che cosa va insieme", en: "What goes together")
    case .agreement:
      pick(
        fr: "Les évaluations concordent-elles\u{A0}?", it: "Le valutazioni concordano?", en: "Do assessments agree?")
    case .weighting: pick(fr: "Résultats pondérés", it: "Risultati ponderati", en: "Weighted results")
    case .segments: pick(fr: "Groupes et vagues", it: "Gruppi e ondate", en: "Groups and waves")
    case .reliability:
      pick(
        fr: "Les questions vont-elles ensemble\u{A0}?", it: "Le domande vanno insieme?",
        en: "Do the questions go together?")
    case .advice: pick(fr: "Conseils", it: "Consigli", en: "Advice")
    case .gaps: pick(fr: "Annoncé et vécu", it: "Dichiarato e vissuto", en: "Claimed and experienced")
    case .chain:
      pick(
        fr: "Des employés à la fidélité", it: "Dai dipendenti alla fedeltà", en: "From employees to loyalty")
    case .linkages:
      pick(
        fr: "Les étapes et ce qu’on en voit", it: "I passi e ciò che se ne vede", en: "The steps and what they show in")
    case .units: pick(fr: "Par unité", it: "Per unità", en: "By unit")
    case .waves: pick(fr: "Par période", it: "Per periodo", en: "By period")
    case .sources: pick(fr: "Les enquêtes", it: "Le indagini", en: "The surveys")
    case .method:
      ofResponse
        ? pick(
          fr: "D’où viennent ces chiffres", it: "Da dove vengono questi numeri", en: "Where these numbers come from")
        : pick(fr: "Méthode", it: "Metodo", en: "Method")
    }
  }

  /// "Your answers", with the response's id.
  func yourAnswers(_ id: String) -> String {
    let words = pick(fr: "Vos réponses", it: "Le vostre risposte", en: "Your answers")
    return id.isEmpty ? words : "\(words) (\(id))"
  }

  /// "12 responses".
  func responses(_ count: Int) -> String {
    switch language.base {
    case "fr": plural(count, "questionnaire rempli", "questionnaires remplis")
    case "it": plural(count, "questionario compilato", "questionari compilati")
    default: plural(count, "response", "responses")
    }
  }

  /// "11 answers".
  func answers(_ count: Int) -> String {
    switch language.base {
    case "fr": plural(count, "réponse", "réponses")
    case "it": plural(count, "risposta", "risposte")
    default: plural(count, "answer", "answers")
    }
  }

  /// A word and what belongs to it: `Vision: Structured`. A full stop makes room for the colon; after a question or an
  /// exclamation there is none.
  func pair(_ head: String, _ tail: String) -> String {
    switch head.last {
    case "?", "!", "…", ":": return "\(head) \(tail)"
    case ".": return pair(String(head.dropLast()), tail)
    default: return language.base == "fr" ? "\(head)\u{A0}: \(tail)" : "\(head): \(tail)"
    }
  }

  /// Words in a row: `a, b and c`.
  func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    let and = pick(fr: "et", it: "e", en: "and")
    return "\(words.dropLast().joined(separator: ", ")) \(and) \(last)"
  }
}
