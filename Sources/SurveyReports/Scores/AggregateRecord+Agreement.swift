import SurveyFormats
import SurveyModel
import SurveyScoring
import SurveyStatistics

extension AggregateRecord {
  static let agreementFields: [Field] = [
    field("agreement[].of[]", "The scores whose items are rated."),
    field("agreement[].missing", "How many responses do not say which unit they assess."),
    field("agreement[].hidden", "How many units `min-group` hides, where respondents were promised one."),
    field("agreement[].tooFine", "As in `breakdowns`; there are then no units."),
    field("agreement[].units[].unit[]", "What responses call the unit; nothing where all assess the same one."),
    field("agreement[].units[].n", "How many responses assess it."),
    field("agreement[].units[].complete", "How many of them rate all items."),
    field("agreement[].units[].alpha", "Krippendorff's alpha for ordinal ratings; null without variation."),
    field("agreement[].units[].iccSingle", "ICC(A,1) over those who rate all items."),
    field("agreement[].units[].lower", "The lower limit of its 95 % interval."),
    field("agreement[].units[].upper", "The upper limit."),
    field("agreement[].units[].iccAverage", "ICC(A,k)."),
    field(
      "agreement[].units[].withinGroup", "r_wg(J) against an even spread; null where items are no points of one scale."),
    field("agreement[].units[].withinOneLevel", "The share of ratings within one level of their item's lower median."),
    field("agreement[].units[].warnings[]", "What limits the numbers: `oneAssessor`, `noVariation`, `incomplete`."),
    field("agreement[].units[].discuss[].id", "An item on which assessors are two levels or more apart."),
    field("agreement[].units[].discuss[].least", "The lowest rating."),
    field("agreement[].units[].discuss[].greatest", "The highest."),
    field("agreement[].units[].discuss[].median", "The lower median."),
  ]

  func write(_ summary: AgreementSummary, to json: inout JSONObjectWriter) {
    json.array("of") { array in
      for score in summary.scores { array.element(survey.scoring.scores[score].id.text) }
    }
    json.member("missing", summary.missing)
    json.member("hidden", summary.hidden)
    json.member("tooFine", summary.isTooFine)
    json.array("units") { array in
      for unit in summary.units { array.object { write(unit, to: &$0) } }
    }
  }

  private func write(_ unit: AgreementSummary.Unit, to json: inout JSONObjectWriter) {
    json.array("unit") { array in
      for value in unit.key.values { array.element(value.text) }
    }
    json.member("n", unit.count)
    json.member("complete", unit.complete)
    json.member("alpha", unit.alpha)
    json.member("iccSingle", unit.single)
    json.member("lower", unit.singleInterval?.lower)
    json.member("upper", unit.singleInterval?.upper)
    json.member("iccAverage", unit.average)
    json.member("withinGroup", unit.withinGroup)
    json.member("withinOneLevel", unit.shareWithinOneLevel)
    json.array("warnings") { array in
      for warning in unit.warnings { array.element(warning.rawValue) }
    }
    json.array("discuss") { array in
      for discussion in unit.discussions {
        array.object {
          $0.member("id", survey.items[discussion.item].id)
          $0.member("least", discussion.least.doubleValue)
          $0.member("greatest", discussion.greatest.doubleValue)
          $0.member("median", discussion.median.doubleValue)
        }
      }
    }
  }
}
