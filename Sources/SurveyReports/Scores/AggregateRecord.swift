public import SurveyFormats
import SurveyModel
public import SurveyScoring
import SurveyStatistics

/// What many responses say together, as JSON for other programs, schema `sonde-aggregate/1`: exact counts of exact values,
/// and the means and intervals that follow from them. ``fields`` says what every member is.
public struct AggregateRecord: Sendable {
  /// The schema of what is written.
  public static let schema = "sonde-aggregate/1"

  private let results: AggregateResults
  let plan: ScoringPlan
  let segments: SegmentResults
  private let answers: AnswerAggregate?
  private let rejected: Int
  /// How many threads write segments, which are most of what is written.
  let threads: Int

  /// Makes a record.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - plan: The plan by which responses were scored.
  ///   - segments: What segments of the same responses say, and how they differ.
  ///   - answers: What the same responses answered, item by item; left out where that is not known.
  ///   - rejected: How many records could not be read.
  ///   - threads: How many threads write it; what is written does not depend on them.
  public init(
    _ results: AggregateResults, plan: ScoringPlan, segments: SegmentResults = .none, answers: AnswerAggregate? = nil,
    rejected: Int = 0, threads: Int = 1
  ) {
    self.threads = max(1, threads)
    self.answers = answers
    self.results = results
    self.plan = plan
    self.segments = segments
    self.rejected = rejected
  }

  var survey: CompiledSurvey { plan.survey }

  /// For a ranking: the code of the choice whose points a slot has.
  private func choice(_ slot: Int) -> String? {
    let list = survey.choiceList(of: survey.items[plan.items[slot]])
    return plan.choices[slot].flatMap { list?.choices[$0].code.text }
  }

  private var aggregate: ScoreAggregate { results.aggregate }

  /// Writes the members of the record's object.
  public func write(to json: inout JSONObjectWriter) {
    json.member("schema", Self.schema)
    json.object("survey") {
      $0.member("id", survey.survey.id.text)
      $0.member("version", survey.survey.version)
      $0.member("fingerprint", survey.fingerprint)
    }
    json.object("responses") {
      $0.member("count", aggregate.count)
      $0.member("complete", aggregate.complete)
      $0.member("prorated", aggregate.prorated)
      $0.member("incomplete", aggregate.incomplete)
      $0.member("rejected", rejected)
    }
    writeParts(to: &json)
    if let answers { write(answers, to: &json) }
    json.array("reliability") { array in
      for summary in results.reliabilities { array.object { write(summary, to: &$0) } }
    }
    json.array("agreement") { array in
      for summary in results.agreements { array.object { write(summary, to: &$0) } }
    }
    json.array("drivers") { array in
      for summary in results.drivers { array.object { write(summary, to: &$0) } }
    }
    if let weighting = results.weighting { json.object("weighting") { write(weighting, to: &$0) } }
    json.array("flags") { array in
      for (flag, tally) in zip(survey.scoring.flags, aggregate.flags) {
        array.object {
          $0.member("id", flag.flag.id.text)
          $0.member("type", flag.flag.kind.rawValue)
          $0.member("judged", tally.judged)
          $0.member("raised", tally.raised)
          $0.member("medianSeconds", tally.medianSeconds?.doubleValue)
        }
      }
    }
    writeScreening(to: &json)
    writeSegments(to: &json)
  }

  private func writeScreening(to json: inout JSONObjectWriter) {
    guard let screening = segments.screening else { return json.member("screening", Double?.none) }
    json.object("screening") { object in
      object.member("signs", Screening.signs)
      object.member("responses", screening.suspects)
      object.array("scores") { array in
        for score in screening.scores {
          array.object {
            $0.member("id", survey.scoring.scores[score.score].id.text)
            $0.member("n", score.count)
            $0.member("value", score.value)
            $0.member("lower", score.interval?.lower)
            $0.member("upper", score.interval?.upper)
          }
        }
      }
    }
  }

  /// Writes items and scores; of those that are hidden, nothing but which they are.
  func writeParts(hiddenItems: Set<Int> = [], hiddenScores: Set<Int> = [], to json: inout JSONObjectWriter) {
    json.array("items") { array in
      for (slot, tally) in aggregate.items.enumerated() {
        array.object { item in
          item.member("id", survey.items[plan.items[slot]].id)
          item.member("map", plan.codings[slot]?.map.text)
          item.member("choice", choice(slot))
          if hiddenItems.contains(slot) { return item.member("hidden", true) }
          item.object("states") { states in
            for state in AnswerState.allCases { states.member(state.name, tally.states[state]) }
          }
          item.object("values") { Self.write(tally.values, to: &$0) }
        }
      }
    }
    json.array("scores") { array in
      for (index, score) in survey.scoring.scores.enumerated() {
        array.object {
          $0.member("id", score.id.text)
          if hiddenScores.contains(index) { return $0.member("hidden", true) }
          write(results.scores[index], score, index, to: &$0)
        }
      }
    }
  }

  private func write(
    _ summary: AggregateResults.Summary, _ score: Score, _ index: Int, to json: inout JSONObjectWriter
  ) {
    func id(_ score: Int) -> String { survey.scoring.scores[score].id.text }
    switch summary {
    case .score(let summary):
      json.member("kind", survey.scoring.parts[index] == nil ? "index" : "dimension")
      let tally = aggregate.scores[index]
      counts(summary.scored, summary.prorated, summary.unscored, to: &json)
      json.object("reasons") { reasons in
        for (reason, count) in (tally?.reasons ?? [:]).sorted(by: { $0.key < $1.key }) { reasons.member(reason, count) }
      }
      json.object("percent") { Self.write(tally?.percent ?? ValueDistribution(), summary.percent, to: &$0) }
      json.object("raw") { Self.write(tally?.raw ?? ValueDistribution(), summary.raw, to: &$0) }
      json.array("bands") { bands in
        for (band, count) in zip(survey.scoring.bands[index]?.bands ?? [], summary.bands) {
          bands.object {
            $0.member("id", band.id.text)
            $0.member("count", count)
          }
        }
      }
    case .maturity(let summary):
      json.member("kind", "maturity")
      let tally = aggregate.maturities[index]
      json.object("levels") { Self.write(tally?.levels ?? ValueDistribution(), to: &$0) }
      json.object("percent") { Self.write(tally?.percent ?? ValueDistribution(), to: &$0) }
      json.member("alpha", summary.agreement?.alpha)
      json.member("withinOneLevel", summary.agreement?.shareWithinOneLevel)
      json.member("withoutBlocking", summary.withoutBlocking)
      json.array("steps") { steps in
        for (place, step) in summary.steps.enumerated() {
          steps.object {
            $0.member("id", id(step.score))
            $0.object("levels") { Self.write(tally?.steps[place].levels ?? ValueDistribution(), to: &$0) }
            $0.member("unscored", step.unscored)
            $0.member("firstBlocking", step.firstBlocking)
          }
        }
      }
    case .topBox(let summary):
      json.member("kind", "top-box")
      json.member("inside", summary.inside)
      json.member("n", summary.answered)
      share(summary.share, summary.interval, to: &json)
    case .netScore(let summary):
      json.member("kind", "net-score")
      json.member("n", summary.count)
      json.member("net", summary.net)
      json.member("lower", summary.interval?.lower)
      json.member("upper", summary.interval?.upper)
      guard case .netScore(let net) = score else { return }
      groups(zip(net.groups.map(\.id.text), summary.groups), to: &json)
    case .gap(let summary):
      json.member("kind", "gap")
      let tally = aggregate.gaps[index]
      counts(summary.scored, summary.prorated, summary.unscored, to: &json)
      json.object("gap") { Self.write(tally?.gaps ?? ValueDistribution(), to: &$0) }
      json.array("pairs") { pairs in
        for (place, perception) in (survey.scoring.components[index] ?? []).enumerated() {
          pairs.object {
            $0.member("perception", id(perception))
            $0.member("expectation", survey.scoring.counterparts[index].map { id($0[place]) })
            $0.object("gap") { Self.write(tally?.pairs[place] ?? ValueDistribution(), to: &$0) }
          }
        }
      }
    case .importancePerformance(let summary):
      json.member("kind", "importance-performance")
      let tally = aggregate.importancePerformances[index]
      json.object("cross") {
        $0.member("performance", summary.cross?.performance)
        $0.member("importance", summary.cross?.importance)
      }
      json.array("aspects") { aspects in
        for (place, aspect) in summary.aspects.enumerated() {
          aspects.object {
            $0.member("id", id(aspect.score))
            $0.object("performance") { Self.write(tally?.aspects[place].performance ?? ValueDistribution(), to: &$0) }
            $0.object("importance") { Self.write(tally?.aspects[place].importance ?? ValueDistribution(), to: &$0) }
            $0.member("field", aspect.field?.rawValue)
          }
        }
      }
    case .quadrants(let summary):
      json.member("kind", "quadrants")
      json.member("n", summary.count)
      json.member("outside", summary.outside)
      json.member("missing", summary.missing)
      guard case .quadrants(let typology) = score else { return }
      groups(zip(typology.quadrants.map(\.id.text), summary.quadrants.map(\.count)), to: &json)
    }
  }

  private func counts(_ scored: Int, _ prorated: Int, _ unscored: Int, to json: inout JSONObjectWriter) {
    json.member("scored", scored)
    json.member("prorated", prorated)
    json.member("unscored", unscored)
  }

  private func share(_ share: Double?, _ interval: ConfidenceInterval?, to json: inout JSONObjectWriter) {
    json.member("share", share)
    json.member("lower", interval?.lower)
    json.member("upper", interval?.upper)
  }

  private func groups(_ groups: some Sequence<(String, Int)>, to json: inout JSONObjectWriter) {
    json.array("groups") { array in
      for (id, count) in groups {
        array.object {
          $0.member("id", id)
          $0.member("count", count)
        }
      }
    }
  }

  /// The most different values of a distribution that are written with their counts.
  static let mostCounts = 1000

  /// A distribution: what follows from it, then every value with its count, unless there are too many to be of use.
  private static func write(_ values: ValueDistribution, to json: inout JSONObjectWriter) {
    write(values, MeanResult(values), to: &json)
  }

  private static func write(_ values: ValueDistribution, _ mean: MeanResult?, to json: inout JSONObjectWriter) {
    json.member("n", values.count)
    json.member("mean", mean?.mean)
    json.member("exact", mean?.exactMean?.text)
    json.member("sd", mean?.standardDeviation)
    json.member("lower", mean?.interval?.lower)
    json.member("upper", mean?.interval?.upper)
    json.member("median", values.lowerMedian?.doubleValue)
    json.member("distinct", values.valueCount)
    guard values.valueCount <= mostCounts else { return json.member("counts", Int?.none) }
    json.array("counts") { array in
      for (value, count) in values.entries {
        array.object {
          $0.member("value", value.text)
          $0.member("count", count)
        }
      }
    }
  }
}
