public import SurveyFormats
import SurveyModel
public import SurveyScoring
import SurveyStatistics

/// The joined results of an assessment as JSON for other programs, schema `sonde-assessment/1`: ids, codes and numbers, no
/// words of any language. ``fields`` says what every member is. What is not shown to people is not here either.
public struct AssessmentRecord: Sendable {
  /// The schema of what is written.
  public static let schema = "sonde-assessment/1"

  private let results: AssessmentResults

  /// Makes a record.
  public init(_ results: AssessmentResults) { self.results = results }

  private var assessment: CompiledAssessment { results.assessment }
  private var uses: [Assessment.Use] { assessment.assessment.uses }

  /// Writes the members of the record's object.
  public func write(to json: inout JSONObjectWriter) {
    json.member("schema", Self.schema)
    json.object("assessment") {
      $0.member("id", assessment.assessment.id.text)
      $0.member("version", assessment.assessment.version)
      $0.member("fingerprint", assessment.fingerprint)
    }
    json.member("period", results.period)
    json.array("periods") { for period in results.periods { $0.element(period) } }
    json.array("surveys") { surveys in
      for (place, part) in results.surveys.enumerated() { surveys.object { write(part, place, to: &$0) } }
    }
    json.array("headlines") { headlines in
      for headline in results.headlines { headlines.object { write(headline, to: &$0) } }
    }
    json.array("gaps") { gaps in
      for gap in results.gaps { gaps.object { write(gap, to: &$0) } }
    }
    json.object("chain") { write(results.chain, to: &$0) }
    json.array("linkages") { linkages in
      for linkage in results.linkages { linkages.object { write(linkage, to: &$0) } }
    }
    json.array("blocking") { blocking in
      for step in results.blocking {
        blocking.object {
          measure(step.step, .measured(step.number), to: &$0)
          $0.member("place", step.place)
          $0.member("target", step.target.doubleValue)
        }
      }
    }
    guard let verdict = results.verdict else {
      json.member("verdict", String?.none)
      return
    }
    json.object("verdict") { write(verdict, to: &$0) }
  }

  private func write(_ part: AssessmentResults.SurveyPart, _ place: Int, to json: inout JSONObjectWriter) {
    let survey = assessment.surveys[place]
    json.member("as", uses[place].key.text)
    json.member("id", survey.survey.id.text)
    json.member("version", survey.survey.version)
    json.member("fingerprint", survey.fingerprint)
    json.member("minimum", assessment.minimums[place])
    json.member("responses", part.count)
    json.member("elsewhere", part.elsewhere)
    json.member("undated", part.undated)
    json.member("withoutUnit", part.withoutUnit)
    json.member("nEffective", part.effect?.effectiveSize)
    json.member("deff", part.effect?.designEffect)
    json.member("notWeighted", part.weightingFailure?.message(survey))
  }

  private func write(_ headline: AssessmentResults.Headline, to json: inout JSONObjectWriter) {
    measure(headline.entry.measure, headline.whole, to: &json)
    json.array("units") { units in
      for one in headline.units {
        units.object {
          $0.member("unit", one.unit)
          Self.figure(one.figure, to: &$0)
        }
      }
    }
    json.array("periods") { periods in
      for one in headline.periods {
        periods.object {
          $0.member("period", one.period)
          Self.figure(one.figure, to: &$0)
        }
      }
    }
  }

  private func write(_ gap: PerceptionGapResult, to json: inout JSONObjectWriter) {
    json.object("claimed") { measure(gap.gap.claimed, gap.claimed, to: &$0) }
    json.object("measured") { measure(gap.gap.measured, gap.measured, to: &$0) }
    Self.difference(gap.difference, to: &json)
    json.array("units") { units in
      for one in gap.units {
        units.object {
          $0.member("unit", one.unit)
          Self.difference(one.difference, to: &$0)
          $0.member("claimed", one.claimed.count)
          $0.member("measured", one.measured.count)
        }
      }
    }
  }

  private func write(_ chain: ChainResult?, to json: inout JSONObjectWriter) {
    json.array("links") { links in
      for link in chain?.links ?? [] { links.object { measure(link.entry.measure, link.whole, to: &$0) } }
    }
    json.array("pairs") { pairs in
      for pair in chain?.pairs ?? [] {
        pairs.object {
          $0.member("units", pair.units)
          $0.member("pearson", pair.pearson?.coefficient)
          $0.member("lower", pair.interval?.lower)
          $0.member("upper", pair.interval?.upper)
          $0.member("spearman", pair.spearman?.coefficient)
        }
      }
    }
  }

  private func write(_ linkage: LinkageResult, to json: inout JSONObjectWriter) {
    json.object("step") { measure(linkage.linkage.step, linkage.step, to: &$0) }
    json.member("target", linkage.linkage.target.doubleValue)
    json.member("standing", linkage.standing?.rawValue)
    json.object("outcome") { measure(linkage.linkage.outcome, linkage.outcome, to: &$0) }
    json.member("field", linkage.field?.rawValue)
    json.member("asksForAction", linkage.asksForAction)
  }

  private func write(_ verdict: VerdictResult, to json: inout JSONObjectWriter) {
    json.member("outcome", verdict.outcome?.id.text)
    for (name, axis) in [("ready", verdict.ready), ("loyal", verdict.loyal)] {
      json.object(name) {
        measure(axis.measure, axis.figure, to: &$0)
        $0.member("from", axis.from.doubleValue)
        $0.member("isReached", axis.isReached)
      }
    }
    json.array("obstacles") { obstacles in
      for obstacle in verdict.obstacles {
        obstacles.object {
          switch obstacle {
          case .notMeasured(let survey):
            $0.member("kind", "notMeasured")
            $0.member("subject", uses[survey].key.text)
          case .notJudged(let measure):
            $0.member("kind", "notJudged")
            $0.member("subject", measure.name)
          case .notDeclared:
            $0.member("kind", "notDeclared")
            $0.member("subject", String?.none)
          }
        }
      }
    }
  }

  // MARK: - Numbers

  private func measure(
    _ measure: CompiledAssessment.Measure, _ figure: JoinedFigure, to json: inout JSONObjectWriter
  ) {
    json.member("score", measure.name)
    Self.figure(figure, to: &json)
  }

  private static func figure(_ figure: JoinedFigure, to json: inout JSONObjectWriter) {
    let number = figure.number
    let state =
      switch figure {
      case .measured: "measured"
      case .tooFew: "tooFew"
      case .withheld: "withheld"
      case .notMeasured: "notMeasured"
      }
    json.member("state", state)
    json.member("kind", number?.kind.rawValue)
    json.member("n", number?.count)
    json.member("value", number?.value)
    json.member("exact", number?.exact?.text)
    json.member("lower", number?.interval?.lower)
    json.member("upper", number?.interval?.upper)
    json.member("hasNoVariation", number?.hasNoVariation)
    json.member("weighted", number?.isWeighted)
  }

  private static func difference(_ difference: PerceptionGapResult.Difference?, to json: inout JSONObjectWriter) {
    json.member("gap", difference?.value)
    json.member("lower", difference?.interval?.lower)
    json.member("upper", difference?.interval?.upper)
    json.member("detectable", difference?.detectable)
    json.member("reading", difference?.reading.rawValue)
  }
}
