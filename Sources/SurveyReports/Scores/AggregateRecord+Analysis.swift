import SurveyFormats
import SurveyModel
import SurveyScoring
import SurveyStatistics

extension AggregateRecord {
  func write(_ summary: ReliabilitySummary, to json: inout JSONObjectWriter) {
    json.member("id", survey.scoring.scores[summary.score].id.text)
    json.member("n", summary.count)
    json.member("alpha", summary.alpha)
    json.member("lower", summary.interval?.lower)
    json.member("upper", summary.interval?.upper)
    json.member("standardizedAlpha", summary.standardizedAlpha)
    json.member("omega", summary.omega)
    json.array("warnings") { array in
      for warning in summary.warnings { array.element(warning.rawValue) }
    }
    json.array("items") { array in
      for item in summary.items {
        array.object {
          switch item.source {
          case .item(let index): $0.member("id", survey.items[index].id)
          case .score(let index): $0.member("id", survey.scoring.scores[index].id.text)
          }
          $0.member("restCorrelation", item.restCorrelation)
          $0.member("alphaIfDropped", item.alphaIfDropped)
        }
      }
    }
  }
}
