import SurveyModel
import SurveyScoring

extension ReportWording {
  /// What the coefficients of agreement are.
  var agreementLegend: String {
    pick(
      fr: "Alpha de Krippendorff et CCI disent à quel point des évaluations de la même chose se ressemblent\u{A0}: 1, "
        + "entièrement\u{A0}; 0, pas plus qu’au hasard. Le CCI(A,1) vaut pour une seule évaluation, le CCI(A,k) pour leur "
        + "moyenne.",
      it:
        "Alfa di Krippendorff e CCI dicono quanto valutazioni della stessa cosa si somigliano: 1, del tutto; 0, non più "
        + "che per caso. Il CCI(A,1) vale per una sola valutazione, il CCI(A,k) per la loro media.",
      en: "Krippendorff’s alpha and ICC say how alike assessments of the same thing are: 1 entirely, 0 no more than by "
        + "chance. ICC(A,1) is that of one assessment, ICC(A,k) that of their mean.")
  }

  /// "5 assessments, 4 of them complete: alpha 0.62, ICC(A,1) 0.29 (95% interval …), ICC(A,k) 0.62, …"
  func agreement(
    assessors: Int, complete: Int, alpha: String?, single: String?, interval: ReportFigure.Interval?, average: String?,
    withinGroup: String?, near: String?
  ) -> String {
    let count = pick(
      fr: "\(plural(assessors, "évaluation", "évaluations")), dont \(plural(complete, "complète", "complètes"))",
      it: "\(plural(assessors, "valutazione", "valutazioni")), di cui \(plural(complete, "completa", "complete"))",
      en: "\(plural(assessors, "assessment", "assessments")), \(complete) of them complete")
    let icc = pick(fr: "CCI", it: "CCI", en: "ICC")
    let tail = interval.map { " (\(self.interval($0)))" } ?? ""
    let parts = [
      alpha.map { pick(fr: "alpha \($0)", it: "alfa \($0)", en: "alpha \($0)") },
      single.map { "\(icc)(A,1) \($0)\(tail)" }, average.map { "\(icc)(A,k) \($0)" },
      withinGroup.map { "r_wg \($0)" },
      near.map {
        pick(
          fr: "\($0) à un niveau près de la médiane", it: "\($0) entro un livello dalla mediana",
          en: "\($0) within one level of the median")
      },
    ].compactMap { $0 }
    return parts.isEmpty ? "\(count)." : "\(pair(count, parts.joined(separator: ", ")))."
  }

  /// What limits the numbers.
  func warning(_ warning: AgreementSummary.Warning) -> String {
    switch warning {
    case .oneAssessor:
      pick(
        fr: "Rien à comparer\u{A0}: il faut deux évaluations.", it: "Nulla da confrontare: servono due valutazioni.",
        en: "Nothing to compare: it takes two assessments.")
    case .noVariation:
      pick(
        fr: "Toutes les réponses sont égales\u{A0}: alpha n’existe pas, ce qui ne dit rien contre l’accord.",
        it: "Tutte le risposte sono uguali: alfa non esiste, il che non dice nulla contro l’accordo.",
        en: "All answers are equal: there is no alpha, which says nothing against agreement.")
    case .incomplete:
      pick(
        fr: "Pas de CCI\u{A0}: il faut deux évaluations complètes.",
        it: "Nessun CCI: servono due valutazioni complete.",
        en: "No ICC: it takes two complete assessments.")
    }
  }

  /// Units that are not shown.
  func hiddenUnits(_ count: Int, minimum: Int) -> String {
    let units = pick(
      fr: plural(count, "unité", "unités"), it: plural(count, "unità", "unità"), en: plural(count, "unit", "units"))
    return pick(
      fr: "Pas montré\u{A0}: \(units), pour ne rien dire de moins de \(minimum) évaluations.",
      it: "Non mostrato: \(units), per non dire nulla di meno di \(minimum) valutazioni.",
      en: "Not shown: \(units), so that nothing is said of fewer than \(minimum) assessments.")
  }

  /// Those who do not say which unit they assess.
  func withoutUnit(_ count: Int) -> String {
    pick(
      fr: "Sans unité et laissés de côté\u{A0}: \(responses(count)).",
      it: "Senza unità e tralasciati: \(responses(count)).", en: "Without a unit and left out: \(responses(count)).")
  }
}
