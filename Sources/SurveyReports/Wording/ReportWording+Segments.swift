import SurveyModel
import SurveyScoring

extension ReportWording {
  // MARK: - What to read first

  /// How to read the tables.
  var segmentsLegend: String {
    pick(
      fr:
        "Chaque groupe est comparé aux autres groupes montrés, chaque vague à la précédente. q tient compte du nombre de"
        + " comparaisons\u{A0}: parmi les différences dont q est au-dessous de 0,05, moins d’une sur vingt serait due au"
        + " hasard. Une différence est associée au groupe\u{A0}; elle n’en est pas forcément l’effet.",
      it:
        "Ogni gruppo è confrontato con gli altri gruppi mostrati, ogni ondata con la precedente. q tiene conto del numero"
        + " di confronti: tra le differenze con q sotto 0,05, meno di una su venti sarebbe dovuta al caso. Una differenza è"
        + " associata al gruppo; non ne è per forza l’effetto.",
      en: "Each group is compared with the other groups shown, each wave with the one before. q takes the number of"
        + " comparisons into account: of the differences with q below 0.05, fewer than one in twenty would be due to chance."
        + " A difference is associated with the group; it need not be its effect.")
  }

  /// Which formulas comparisons have.
  var segmentFormulas: String {
    pick(
      fr: "Formules\u{A0}: Welch et le g de Hedges pour les moyennes, Newcombe, χ² ou Fisher et le V de Cramér pour les"
        + " parts, Wald ajusté pour les soldes\u{A0}; q d’après Benjamini et Hochberg.",
      it:
        "Formule: Welch e g di Hedges per le medie, Newcombe, χ² o Fisher e V di Cramér per le quote, Wald corretto per i"
        + " saldi; q secondo Benjamini e Hochberg.",
      en:
        "Formulas: Welch and Hedges’ g for means, Newcombe, χ² or Fisher and Cramér’s V for shares, adjusted Wald for net"
        + " scores; q after Benjamini and Hochberg.")
  }

  /// From how many answers on a group is shown.
  func minimumGroup(_ minimum: Int) -> String {
    pick(
      fr: "Un groupe de moins de \(minimum) réponses n’est pas montré, ni ce qui permettrait de le retrouver par"
        + " soustraction.",
      it: "Un gruppo con meno di \(minimum) risposte non è mostrato, né ciò che permetterebbe di ricavarlo per"
        + " differenza.",
      en: "A group of fewer than \(minimum) answers is not shown, nor what would give it away by subtraction.")
  }

  /// A group that is hidden.
  var hidden: String { pick(fr: "non montré", it: "non mostrato", en: "not shown") }

  /// No group is large enough.
  var noSegment: String {
    pick(
      fr: "Aucun groupe n’est assez grand pour être montré.",
      it: "Nessun gruppo è abbastanza grande da essere mostrato.",
      en: "No group is large enough to be shown.")
  }

  /// There are more groups than can be told apart.
  func tooFine(_ name: String, _ greatest: Int) -> String {
    let tail = pick(
      fr: "plus de \(greatest) valeurs différentes, ou des textes trop longs\u{A0}; pas de comparaison",
      it: "più di \(greatest) valori diversi, o testi troppo lunghi; nessun confronto",
      en: "more than \(greatest) different values, or texts too long to be one; no comparison")
    return "\(pair(name, tail))."
  }

  // MARK: - What can be said

  /// A difference that is pointed out; of a wave, with the one before.
  func difference(_ name: String, before: String?, _ size: String, isAbove: Bool, facts: [String]) -> String {
    let basis = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
    if let before {
      let change =
        isAbove
        ? pick(fr: "\(size) de plus", it: "\(size) in più", en: "\(size) more")
        : pick(fr: "\(size) de moins", it: "\(size) in meno", en: "\(size) less")
      let head = pick(fr: "De \(before) à \(name)", it: "Da \(before) a \(name)", en: "From \(before) to \(name)")
      return "\(pair(head, change))\(basis)."
    }
    let more =
      isAbove
      ? pick(fr: "plus élevé", it: "più alto", en: "higher") : pick(fr: "plus bas", it: "più basso", en: "lower")
    return pick(
      fr: "\(pair(name, "associé à un résultat \(more) de \(size) que celui des autres groupes"))\(basis).",
      it: "\(pair(name, "associato a un risultato \(more) di \(size) rispetto agli altri gruppi"))\(basis).",
      en: "\(pair(name, "associated with a score \(size) \(more) than that of the other groups"))\(basis).")
  }

  /// Differences that are detected and smaller than what counts.
  func smallDifferences(_ entries: [String], least: String) -> String {
    let head = pick(
      fr: "Différences décelées, mais au-dessous des \(least) qui comptent",
      it: "Differenze rilevate, ma sotto \(least), la soglia che conta",
      en: "Differences detected, yet below the \(least) that count")
    return "\(pair(head, list(entries)))."
  }

  /// "No difference detected; 28 points would have been seen."
  func noDifference(_ size: String, isElsewhere: Bool) -> String {
    isElsewhere
      ? pick(
        fr: "Ailleurs, aucune différence décelée\u{A0}; on en aurait vu une de \(size).",
        it: "Altrove nessuna differenza rilevata; se ne sarebbe vista una di \(size).",
        en: "No difference detected elsewhere; \(size) would have been seen.")
      : pick(
        fr: "Aucune différence décelée\u{A0}; on en aurait vu une de \(size).",
        it: "Nessuna differenza rilevata; se ne sarebbe vista una di \(size).",
        en: "No difference detected; \(size) would have been seen.")
  }

  /// Groups that could not be compared.
  func untested(_ names: [String]) -> String {
    let head = pick(
      fr: "Trop peu de réponses, ou toutes égales, pour comparer",
      it: "Troppo poche risposte, o tutte uguali, per un confronto",
      en: "Too few answers, or all equal, to compare")
    return "\(pair(head, list(names)))."
  }

  /// Whether groups differ at all.
  func overall(
    p: String, _ method: String, ranks: String?, effect: String? = nil, q: String? = nil, isRough: Bool
  ) -> String {
    let head = pick(fr: "Tous les groupes ensemble", it: "Tutti i gruppi insieme", en: "All groups together")
    var parts = ["p \(p) (\(method))"]
    if let effect { parts.append(effect) }
    if let q { parts.append("q \(q)") }
    if let ranks {
      parts.append(pick(fr: "par rangs p \(ranks)", it: "per ranghi p \(ranks)", en: "by ranks p \(ranks)"))
    }
    if isRough {
      parts.append(
        pick(
          fr: "approximatif\u{A0}: beaucoup de petits groupes", it: "approssimativo: molti gruppi piccoli",
          en: "rough: many small groups"))
    }
    return "\(pair(head, parts.joined(separator: ", ")))."
  }

  /// Whether waves have a trend.
  func trend(isRising: Bool, isSure: Bool, slope: String?, p: String, q: String?, _ method: String) -> String {
    let head = pick(fr: "Tendance sur les vagues", it: "Tendenza tra le ondate", en: "Trend over the waves")
    var direction = pick(fr: "aucune décelée", it: "nessuna rilevata", en: "none detected")
    if isSure {
      direction =
        isRising
        ? pick(fr: "en hausse", it: "in crescita", en: "rising") : pick(fr: "en baisse", it: "in calo", en: "falling")
      if let slope {
        direction += pick(fr: " de \(slope) par pas", it: " di \(slope) per passo", en: " by \(slope) a step")
      }
    }
    let facts = ["p \(p)", q.map { "q \($0)" }, method].compactMap(\.self).joined(separator: ", ")
    return "\(pair(head, direction)) (\(facts))."
  }

  /// A test by its name.
  func name(of method: GroupTest.Method) -> String {
    switch method {
    case .welch: "Welch"
    case .welchAnova:
      pick(
        fr: "analyse de variance de Welch", it: "analisi della varianza di Welch", en: "Welch’s analysis of variance")
    case .kruskalWallis: "Kruskal-Wallis"
    case .chiSquared: "χ²"
    case .fisher: "Fisher"
    case .simulated: pick(fr: "χ², simulé", it: "χ², simulato", en: "χ², simulated")
    case .paired: pick(fr: "t apparié", it: "t appaiato", en: "paired t")
    case .mcNemar: "McNemar"
    case .mcNemarExact: pick(fr: "McNemar, exact", it: "McNemar, esatto", en: "McNemar, exact")
    case .weightedWelch: pick(fr: "Welch, pondéré", it: "Welch, ponderato", en: "Welch, weighted")
    case .weightedWelchAnova:
      pick(
        fr: "analyse de variance de Welch, pondérée", it: "analisi della varianza di Welch, ponderata",
        en: "Welch’s analysis of variance, weighted")
    case .raoScott: "Rao-Scott"
    case .netScores: pick(fr: "soldes, loi normale", it: "saldi, normale", en: "net scores, normal")
    case .cochranArmitage: "Cochran-Armitage"
    case .weightedSlope:
      pick(fr: "pente pondérée par 1/ES²", it: "pendenza pesata per 1/ES²", en: "slope weighted by 1/SE²")
    }
  }

  // MARK: - Numbers

  /// "28 points"; in the items' own unit just the number.
  func points(_ number: ReportNumber, _ isInPoints: Bool) -> String {
    guard isInPoints else { return number.text }
    let isOne = language.base == "fr" ? number.value < 2 : number.text == "1"
    return isOne
      ? pick(fr: "\(number.text) point", it: "\(number.text) punto", en: "\(number.text) point")
      : pick(fr: "\(number.text) points", it: "\(number.text) punti", en: "\(number.text) points")
  }

  /// A probability with three decimals; below what they can show, "<0.001".
  func probability(_ value: Double) -> ReportNumber {
    guard value < 0.001 else { return number(value, places: 3) }
    return ReportNumber(value: value, text: "<" + number(0.001, places: 3).text)
  }

  // MARK: - Names

  /// The heads of the columns: score, number, interval, difference, its interval, effect, q.
  func comparisonHeads(_ kind: ReportComparison.Kind) -> [String] {
    let difference =
      kind == .compare
      ? pick(fr: "écart", it: "diff.", en: "diff.") : pick(fr: "évol.", it: "var.", en: "change")
    return [
      pick(fr: "résultat", it: "risultato", en: "score"), "n", percent("95"), difference, percent("95"),
      pick(fr: "effet", it: "effetto", en: "effect"), "q",
    ]
  }

  /// The difference to the others in a sentence: "difference to the others +8".
  func differenceInBrief(_ kind: ReportComparison.Kind, _ number: String) -> String {
    kind == .compare
      ? pick(
        fr: "écart avec les autres \(number)", it: "differenza dagli altri \(number)",
        en: "difference to the others \(number)")
      : pick(
        fr: "évolution depuis la vague précédente \(number)", it: "variazione dall’ondata precedente \(number)",
        en: "change from the wave before \(number)")
  }

  /// The language of a response.
  var languageOfResponse: String { pick(fr: "Langue", it: "Lingua", en: "Language") }

  /// The version of a survey.
  var version: String {
    pick(fr: "Version du questionnaire", it: "Versione del questionario", en: "Version of the survey")
  }

  /// When a response was submitted.
  func submitted(_ period: String) -> String {
    pick(fr: "Envoi (\(period))", it: "Invio (\(period))", en: "Submitted (\(period))")
  }

  /// No value.
  var noValue: String { pick(fr: "sans réponse", it: "senza risposta", en: "no answer") }

  /// A period.
  func name(of period: CalendarPeriod) -> String {
    switch period {
    case .year: pick(fr: "année", it: "anno", en: "year")
    case .halfYear: pick(fr: "semestre", it: "semestre", en: "half-year")
    case .quarter: pick(fr: "trimestre", it: "trimestre", en: "quarter")
    case .month: pick(fr: "mois", it: "mese", en: "month")
    case .week: pick(fr: "semaine", it: "settimana", en: "week")
    case .day: pick(fr: "jour", it: "giorno", en: "day")
    }
  }
}
