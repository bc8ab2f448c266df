import SurveyModel
import SurveyScoring

extension ReportBuilder {
  /// How the numbers came about, and what they cannot say.
  func method(ofResponse: Bool) -> [ReportBlock] {
    var sentences: [ReportSentence] = []
    let declared = dimensions.compactMap { index -> Dimension? in
      if case .dimension(let dimension) = scoring.scores[index] { dimension } else { nil }
    }
    if !declared.isEmpty {
      sentences.append(ReportSentence("percent", wording.percentExplained))
      let rules = Set(declared.filter { $0.items.count > 1 }.map(\.missing))
      if let rule = rules.first {
        sentences.append(
          ReportSentence("missing-rule", rules.count == 1 ? wording.rule(rule) : wording.rulesDiffer))
        sentences.append(ReportSentence("missing-answers", wording.missingExplained))
      }
    }
    let reversed = Set(declared.flatMap { $0.items.filter(\.isReversed).map(\.ref.text) }).count
    if reversed > 0 {
      sentences.append(ReportSentence("reversed", wording.reversed(reversed), ["items": Double(reversed)]))
    }
    for (_, maturity) in maturities { sentences.append(ReportSentence("levels", wording.levels(maturity))) }
    if !scoring.bands.isEmpty { sentences.append(ReportSentence("bands", wording.bandsExplained)) }
    if ofResponse {
      sentences.append(ReportSentence("one-response", wording.oneResponseOnly))
    } else {
      sentences.append(ReportSentence("interval", wording.intervalExplained, ["level": 0.95]))
      sentences.append(ReportSentence("formulas", wording.intervalFormulas))
      let caution = MeanResult.caution
      sentences.append(ReportSentence("few-answers", wording.fewExplained(caution), ["answers": Double(caution)]))
    }
    let declaredSurvey = survey.survey
    sentences.append(
      ReportSentence(
        "definition",
        wording.definition(declaredSurvey.id.text, SafeText.line(declaredSurvey.version), survey.fingerprint)))
    return sentences.map { .sentence($0) }
  }
}
