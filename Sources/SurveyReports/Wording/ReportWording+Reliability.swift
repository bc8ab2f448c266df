import SurveyModel
import SurveyScoring

extension ReportWording {
  /// What alpha and omega are.
  var reliabilityLegend: String {
    pick(
      fr: "Alpha et oméga disent à quel point les questions d’un résultat mesurent la même chose\u{A0}: 1, entièrement"
        + "\u{A0}; 0, pas du tout. Avec deux ou trois questions, ils sont bas par construction.",
      it: "Alfa e omega dicono quanto le domande di un risultato misurano la stessa cosa: 1, del tutto; 0, per nulla."
        + " Con due o tre domande sono bassi per costruzione.",
      en: "Alpha and omega say how far the questions of a result measure the same thing: 1 entirely, 0 not at all."
        + " With two or three questions they are low by construction.")
  }

  /// "Alpha 0.84 (95% interval 0.74–0.92, 30 complete responses), omega 0.86."
  func reliability(alpha: String, interval: ReportFigure.Interval?, omega: String?, count: Int) -> String {
    let complete = pick(
      fr: plural(count, "questionnaire complet", "questionnaires complets"),
      it: plural(count, "questionario completo", "questionari completi"),
      en: plural(count, "complete response", "complete responses"))
    let basis = [interval.map { self.interval($0) }, complete].compactMap { $0 }.joined(separator: ", ")
    let tail = omega.map { pick(fr: ", oméga \($0)", it: ", omega \($0)", en: ", omega \($0)") } ?? ""
    return pick(fr: "Alpha \(alpha) (\(basis))", it: "Alfa \(alpha) (\(basis))", en: "Alpha \(alpha) (\(basis))")
      + tail + "."
  }

  /// How an item goes with the others.
  func item(_ name: String, correlation: String, isNegative: Bool, alphaIfDropped: String?) -> String {
    let against = pick(
      fr: "va à l’encontre des autres", it: "va contro le altre", en: "goes against the others")
    let with = pick(fr: "va avec les autres", it: "va con le altre", en: "goes with the others")
    let first = "\(isNegative ? against : with) (r = \(correlation))"
    let rest =
      alphaIfDropped.map {
        pick(
          fr: "\u{A0}; sans elle, alpha serait \($0)", it: "; senza, alfa sarebbe \($0)",
          en: "; without it alpha would be \($0)")
      } ?? ""
    return "\(pair(name, first + rest))."
  }

  /// An item that has the same answer in every response.
  func constantItem(_ name: String) -> String {
    let tail = pick(
      fr: "même réponse partout, rien à comparer", it: "stessa risposta ovunque, nulla da confrontare",
      en: "the same answer everywhere, nothing to compare")
    return "\(pair(name, tail))."
  }

  /// What limits the numbers.
  func warning(_ warning: ReliabilitySummary.Warning) -> String {
    switch warning {
    case .undetermined:
      pick(
        fr: "Pas d’alpha\u{A0}: il faut deux questions, deux questionnaires complets et des réponses qui diffèrent.",
        it: "Nessun alfa: servono due domande, due questionari completi e risposte diverse tra loro.",
        en: "No alpha: it takes two questions, two complete responses and answers that differ.")
    case .negativeAlpha:
      pick(
        fr: "Alpha est négatif\u{A0}: une question est sans doute formulée en sens inverse sans être retournée.",
        it: "Alfa è negativo: una domanda è probabilmente formulata in senso inverso e non rovesciata.",
        en: "Alpha is negative: a question is probably worded the other way round and not reversed.")
    case .twoItems:
      twoItems(correlation: nil, spearmanBrown: nil)
    case .constantItem:
      pick(
        fr: "Une question a partout la même réponse\u{A0}: alpha en est plus bas, et oméga n’existe pas.",
        it: "Una domanda ha ovunque la stessa risposta: alfa ne risulta più basso e omega non esiste.",
        en: "A question has the same answer everywhere: alpha is lower for it, and there is no omega.")
    case .heywood:
      pick(
        fr: "Le modèle d’oméga décrit mal ces réponses\u{A0}: fiez-vous à alpha.",
        it: "Il modello di omega descrive male queste risposte: fidatevi di alfa.",
        en: "The model behind omega fits these answers badly: go by alpha.")
    case .fewForOmega:
      pick(
        fr: "Oméga est incertain au-dessous de \(ReliabilitySummary.factorCaution) questionnaires complets.",
        it: "Omega è incerto sotto i \(ReliabilitySummary.factorCaution) questionari completi.",
        en: "Omega is uncertain below \(ReliabilitySummary.factorCaution) complete responses.")
    }
  }

  /// How two items go together: their correlation, and what it means for their sum.
  func twoItems(correlation: String?, spearmanBrown: String?) -> String {
    let head = pick(fr: "Deux questions seulement", it: "Solo due domande", en: "Only two questions")
    let parts = [correlation.map { "r = \($0)" }, spearmanBrown.map { "Spearman-Brown \($0)" }].compactMap { $0 }
    return parts.isEmpty ? "\(head)." : "\(pair(head, parts.joined(separator: ", ")))."
  }
}
