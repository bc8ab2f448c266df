import SurveyModel
import SurveyScoring

extension ReportWording {
  /// What drivers are, and what they are not.
  var driversLegend: String {
    pick(
      fr:
        "Ce qui va de pair avec un résultat, et la part de ses différences que chaque élément explique. C’est un lien, "
        + "pas une cause.",
      it: "Che cosa va di pari passo con un risultato, e la quota delle sue differenze che ogni elemento spiega. È un "
        + "legame, non una causa.",
      en: "What goes together with a result, and the share of its differences that each part explains. This is "
        + "association, not cause.")
  }

  /// "Together they explain 73% of the differences (30 complete responses)."
  func explained(_ share: String, count: Int) -> String {
    pick(
      fr: "Ensemble, ils expliquent \(share) des différences "
        + "(\(plural(count, "questionnaire complet", "questionnaires complets"))).",
      it: "Insieme spiegano il \(share) delle differenze "
        + "(\(plural(count, "questionario completo", "questionari completi"))).",
      en: "Together they explain \(share) of the differences "
        + "(\(plural(count, "complete response", "complete responses"))).")
  }

  /// A driver: what it explains, and its coefficients.
  func driver(explained: String?, pearson: String?, spearman: String?, coefficient: String?, count: Int) -> String {
    let share = explained.map {
      pick(fr: "explique \($0)", it: "spiega il \($0)", en: "explains \($0)")
    }
    let rank = spearman.map { pick(fr: "rangs \($0)", it: "ranghi \($0)", en: "ranks \($0)") }
    let none = pick(fr: "aucune différence à comparer", it: "nessuna differenza da confrontare", en: "nothing varies")
    let parts = [share, pearson.map { "r = \($0)" } ?? none, rank, coefficient.map { "β = \($0)" }, answers(count)]
    return parts.compactMap { $0 }.joined(separator: ", ") + "."
  }

  /// What limits the numbers.
  func warning(_ warning: DriversSummary.Warning, count: Int) -> String {
    switch warning {
    case .fewResponses:
      pick(
        fr: "Seulement des corrélations\u{A0}: il faut 100 questionnaires complets, et dix par élément (\(count) ici).",
        it: "Solo correlazioni: servono 100 questionari completi, e dieci per elemento (qui \(count)).",
        en: "Correlations only: it takes 100 complete responses, and ten for each driver (there are \(count)).")
    case .notSeparable:
      pick(
        fr: "Seulement des corrélations\u{A0}: un élément ne varie pas, ou découle des autres.",
        it: "Solo correlazioni: un elemento non varia, o deriva dagli altri.",
        en: "Correlations only: a driver does not vary, or follows from the others.")
    case .manyDrivers:
      pick(
        fr: "Avec plus de 15 éléments, la part est un poids relatif de Johnson.",
        it: "Con più di 15 elementi, la quota è un peso relativo di Johnson.",
        en: "With more than 15 drivers, the share is Johnson’s relative weight.")
    case .overlapping:
      pick(
        fr: "Ces éléments se recoupent beaucoup\u{A0}: fiez-vous aux parts, non aux coefficients β.",
        it: "Questi elementi si sovrappongono molto: fidatevi delle quote, non dei coefficienti β.",
        en: "These drivers overlap a lot: go by the shares, not by the coefficients β.")
    case .tooManyValues:
      pick(
        fr: "Trop de valeurs différentes pour une corrélation des rangs.",
        it: "Troppi valori diversi per una correlazione dei ranghi.",
        en: "Too many different values for a rank correlation.")
    }
  }
}
