import SurveyFormats
import SurveyModel
import SurveyScoring

extension AggregateRecord {
  static let driversFields: [Field] = [
    field("drivers[].of", "A score whose drivers are asked for."),
    field("drivers[].n", "How many responses have it and all drivers."),
    field("drivers[].rSquared", "The share of its variance that they explain together; null below 100 such responses."),
    field("drivers[].adjustedRSquared", "The same, adjusted for their number."),
    field(
      "drivers[].warnings[]",
      "What limits the numbers: `fewResponses`, `notSeparable`, `manyDrivers`, `overlapping`, `tooManyValues`."),
    field("drivers[].drivers[].id", "A driver."),
    field("drivers[].drivers[].n", "How many responses have it and the score."),
    field("drivers[].drivers[].pearson", "Their correlation."),
    field("drivers[].drivers[].spearman", "Their rank correlation."),
    field("drivers[].drivers[].beta", "The standardised coefficient of the regression on all drivers."),
    field("drivers[].drivers[].shapley", "Its share of R² (LMG); null for more than 15 drivers."),
    field("drivers[].drivers[].relativeWeight", "Its share of R² after Johnson."),
    field("drivers[].drivers[].varianceInflation", "1/(1 − R² on the other drivers)."),
  ]

  func write(_ summary: DriversSummary, to json: inout JSONObjectWriter) {
    func id(_ score: Int) -> String { survey.scoring.scores[score].id.text }
    json.member("of", id(summary.outcome))
    json.member("n", summary.count)
    json.member("rSquared", summary.rSquared)
    json.member("adjustedRSquared", summary.adjustedRSquared)
    json.array("warnings") { array in
      for warning in summary.warnings { array.element(warning.rawValue) }
    }
    json.array("drivers") { array in
      for driver in summary.drivers {
        array.object {
          $0.member("id", id(driver.score))
          $0.member("n", driver.count)
          $0.member("pearson", driver.pearson)
          $0.member("spearman", driver.spearman)
          $0.member("beta", driver.coefficient)
          $0.member("shapley", driver.shapley)
          $0.member("relativeWeight", driver.relativeWeight)
          $0.member("varianceInflation", driver.varianceInflation)
        }
      }
    }
  }
}
