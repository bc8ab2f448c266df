import SurveyModel
import SurveyScoring

extension ReportWording {
  /// Why there is no score; parts are questions of a dimension or components of an index.
  func reason(_ reason: UnscoredReason, isIndex: Bool) -> String {
    switch reason {
    case .nothingInScope:
      return pick(fr: "rien ne s’appliquait", it: "nulla era applicabile", en: "nothing in it applied")
    case .nothingAnswered:
      return isIndex
        ? pick(
          fr: "aucune composante n’a de score", it: "nessuna componente ha un punteggio", en: "no part has a score")
        : pick(fr: "aucune réponse", it: "nessuna risposta", en: "no answer")
    case .tooFew(let counted, let required):
      let parts = parts(counted, isIndex: isIndex)
      return pick(
        fr: "pas de score\u{A0}: \(parts), il en faut \(required)",
        it: "nessun punteggio: \(parts), ne servono \(required)", en: "no score: \(parts), \(required) needed")
    case .tooManyNotApplicable(let count, let total):
      return pick(
        fr: "pas de score\u{A0}: plus d’un tiers sans objet (\(count) sur \(total))",
        it: "nessun punteggio: più di un terzo non applicabile (\(count) su \(total))",
        en: "no score: more than a third does not apply (\(count) of \(total))")
    case .noImportance:
      return pick(
        fr: "pas de score\u{A0}: l’importance manque ou ne fait pas le total",
        it: "nessun punteggio: l’importanza manca o non dà il totale",
        en: "no score: the importance is missing or does not add up")
    case .gated:
      return pick(
        fr: "pas calculé\u{A0}: sa condition n’est pas remplie",
        it: "non calcolato: la sua condizione non è soddisfatta",
        en: "not computed: its condition does not hold")
    case .noWeight: return pick(fr: "aucun poids", it: "nessun peso", en: "nothing in it has a weight")
    }
  }

  private func parts(_ count: Int, isIndex: Bool) -> String {
    switch (language.base, isIndex) {
    case ("fr", false): plural(count, "question comptée", "questions comptées")
    case ("fr", true): plural(count, "composante comptée", "composantes comptées")
    case ("it", false): plural(count, "domanda contata", "domande contate")
    case ("it", true): plural(count, "componente contata", "componenti contate")
    case (_, false): plural(count, "question counted", "questions counted")
    case (_, true): plural(count, "part counted", "parts counted")
    }
  }

  /// What a prorated score rests on.
  func rests(on counted: Int, of inScope: Int, isIndex: Bool) -> String {
    guard counted < inScope else {
      return pick(fr: "des réponses manquent", it: "mancano alcune risposte", en: "some answers are missing")
    }
    switch (language.base, isIndex) {
    case ("fr", false): return "calculé sur \(plural(counted, "question", "questions")) sur \(inScope)"
    case ("fr", true): return "calculé sur \(plural(counted, "composante", "composantes")) sur \(inScope)"
    case ("it", false): return "calcolato su \(plural(counted, "domanda", "domande")) su \(inScope)"
    case ("it", true): return "calcolato su \(plural(counted, "componente", "componenti")) su \(inScope)"
    default:
      return "from \(counted) of \(plural(inScope, isIndex ? "part" : "question", isIndex ? "parts" : "questions"))"
    }
  }

  /// That "don't know" counted as the least level.
  func dontKnowCounted(_ count: Int) -> String {
    pick(
      fr: "\(count) «\u{A0}je ne sais pas\u{A0}» au plus bas niveau", it: "\(count) «non so» al livello più basso",
      en: "\(count) “don’t know” at the lowest level")
  }

  /// That less is better.
  var lowerIsBetter: String { pick(fr: "moins, c’est mieux", it: "meno è meglio", en: "lower is better") }

  /// That there are few answers.
  var fewAnswers: String { pick(fr: "peu de réponses", it: "poche risposte", en: "few answers") }

  /// That there are too few answers for a headline.
  var tooFewForHeadline: String {
    pick(
      fr: "trop peu de réponses pour conclure", it: "troppo poche risposte per concludere",
      en: "too few answers to conclude")
  }

  /// That every answer was the same.
  var noVariation: String {
    pick(fr: "toutes les valeurs sont égales", it: "tutti i valori sono uguali", en: "all values are equal")
  }

  /// "28 of 30 questions answered", and what became of the others.
  func questionsAnswered(_ states: StateCounts) -> String {
    let onRoute = states.total - states[.notAsked]
    let answered = states[.value]
    let head = pick(
      fr: "\(answers(answered)) sur \(plural(onRoute, "question", "questions"))",
      it: "\(answers(answered)) su \(plural(onRoute, "domanda", "domande"))",
      en: "\(answered) of \(plural(onRoute, "question", "questions")) answered")
    let parts = [AnswerState.skipped, .dontKnow, .refused, .notApplicable, .invalid].compactMap { state in
      states[state] > 0 ? count(states[state], state) : nil
    }
    return parts.isEmpty ? "\(head)." : "\(pair(head, parts.joined(separator: ", ")))."
  }

  /// How many questions have no value, by state.
  func count(_ count: Int, _ state: AnswerState) -> String {
    switch state {
    case .skipped: pick(fr: "\(count) sans réponse", it: "\(count) senza risposta", en: "\(count) not answered")
    case .dontKnow:
      pick(fr: "\(count) «\u{A0}je ne sais pas\u{A0}»", it: "\(count) «non so»", en: "\(count) “don’t know”")
    case .refused: pick(fr: "\(count) refus", it: plural(count, "rifiuto", "rifiuti"), en: "\(count) refused")
    case .notApplicable:
      pick(
        fr: "\(count) sans objet", it: plural(count, "non applicabile", "non applicabili"),
        en: "\(count) not applicable")
    case .invalid:
      pick(
        fr: plural(count, "non valable", "non valables"), it: plural(count, "non valida", "non valide"),
        en: "\(count) not valid")
    case .value, .notAsked: ""
    }
  }

  /// What is strongest, with numbers.
  func strongest(_ entries: [String]) -> String {
    "\(pair(pick(fr: "Points forts", it: "Punti di forza", en: "Strongest"), list(entries)))."
  }

  /// What is weakest, with numbers.
  func weakest(_ entries: [String]) -> String {
    "\(pair(pick(fr: "Points faibles", it: "Punti deboli", en: "Weakest"), list(entries)))."
  }

  /// The composite of means beside the mean of composites.
  func composite(_ number: String, _ label: String) -> String {
    pair(
      pick(
        fr: "\(number) en réunissant les moyennes des composantes, incomplets compris",
        it: "\(number) componendo le medie delle parti, incompleti compresi",
        en: "\(number) when composed of the parts’ means, incomplete responses included"), label)
  }

  /// Heading of the questions without an answer.
  var withoutAnswer: String {
    pick(fr: "Questions sans réponse", it: "Domande senza risposta", en: "Questions without an answer")
  }

  /// Heading of levels without evidence.
  var withoutEvidence: String {
    pick(fr: "Niveaux sans preuve", it: "Livelli senza prova", en: "Levels without evidence")
  }

  /// Heading over distributions.
  var shareOfAnswers: String {
    pick(fr: "Part des réponses, en\u{A0}%", it: "Quota delle risposte, in %", en: "Share of answers, in %")
  }

  /// Heading over the distribution of bands.
  var shareInBands: String {
    pick(
      fr: "Part des répondants dans chaque tranche, en\u{A0}%", it: "Quota di rispondenti in ogni fascia, in %",
      en: "Share of respondents in each range, in %")
  }

  /// "3 without an answer".
  func missing(_ count: Int) -> String {
    pick(fr: "\(count) sans réponse", it: "\(count) senza risposta", en: "\(count) without an answer")
  }

  /// "2 not applicable or not asked".
  func outOfScope(_ count: Int) -> String {
    pick(
      fr: "\(count) sans objet ou non posée\(count < 2 ? "" : "s")",
      it: count == 1 ? "1 non applicabile o non posta" : "\(count) non applicabili o non poste",
      en: "\(count) not applicable or not asked")
  }

  /// That an item is turned in its score.
  var turned: String { pick(fr: "retournée dans le score", it: "rovesciata nel punteggio", en: "turned in its score") }

  /// "2 without a score".
  func unscored(_ count: Int) -> String {
    pick(fr: "\(count) sans score", it: "\(count) senza punteggio", en: "\(count) without a score")
  }

  /// "1 from incomplete answers".
  func prorated(_ count: Int) -> String {
    pick(
      fr: "\(count) sur des réponses incomplètes", it: "\(count) su risposte incomplete",
      en: "\(count) from incomplete answers")
  }
}
