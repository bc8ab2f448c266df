import SurveyFormats
import SurveyModel
import SurveyScoring
import SurveyStatistics

extension AggregateRecord {
  /// Every member about segments, in the order in which it is written.
  static let segmentFields: [Field] = [
    field(
      "minimumGroup",
      "The least group that `breakdowns` and `comparisons` show; what would give one away is hidden too."),
    field("breakdowns[].by", "What responses are told apart by, as in `--by`."),
    field(
      "breakdowns[].tooFine",
      "Whether there are more than \(SegmentedAggregate.Cells.greatestCount) segments, or texts of more than "
        + "\(SegmentedAggregate.Cells.longestText) bytes; there are then no segments at all."),
    field(
      "breakdowns[].segments[].key[]",
      "The value of each key: a code, a decimal, a period, a text; null for responses without one."),
    field("breakdowns[].segments[].hidden", "Whether the segment is hidden; it then has no further members."),
    field("breakdowns[].segments[].count", "How many responses it has."),
    field("breakdowns[].segments[].complete", "As in `responses`; so are `prorated` and `incomplete`."),
    field("breakdowns[].segments[].prorated", "The same."), field("breakdowns[].segments[].incomplete", "The same."),
    field(
      "breakdowns[].segments[].items",
      "As `items`; one to which too few of the segment have an answer has `hidden` instead of its numbers."),
    field("breakdowns[].segments[].scores", "As `scores`; likewise."),
    field(
      "breakdowns[].segments[].weighting",
      "As `weighting`, without `method`, `trimmed` and `margins`, and without scores of which too few have a weight: "
        + "segments meet the margins together, the waves of a trend each by itself; null where the survey declares no "
        + "weights, and for responses without a wave."),
    field(
      "comparisons[].kind",
      "`compare`: each segment against the others shown; `trend`: each wave against the one before."),
    field("comparisons[].of", "The score."), field("comparisons[].by", "The breakdown."),
    field(
      "comparisons[].identity",
      "The question that tells respondents in every wave, on whose own changes differences rest; null where waves are "
        + "independent samples."),
    field(
      "comparisons[].family", "The family whose false discoveries are controlled together; null for the common one."),
    field("comparisons[].q", "The greatest q-value at which a difference is pointed out."),
    field("comparisons[].meaningful", "The least difference that is pointed out, in the unit of the numbers."),
    field(
      "comparisons[].unit",
      "`percent`, `raw` (the items' own), `share` (percent of answers) or `points` (a net score or gap, −100 to 100)."),
    field(
      "comparisons[].weighted",
      "Whether values, intervals, tests and shares of types are weighted; `n`, `count` and changes of pairs never are."),
    field(
      "comparisons[].overall",
      "Of three segments or more: whether they differ at all; of three waves or more: whether there is a trend; of a "
        + "typology: whether groups are made up alike; or null. A test, with `slope` and `q`."),
    field("comparisons[].segments[].key[]", "The segment or wave; those without a value are in no comparison."),
    field("comparisons[].segments[].hidden", "Whether it is hidden; it then has no further members."),
    field("comparisons[].segments[].n", "How many responses have the score."),
    field(
      "comparisons[].segments[].versions[]",
      "The versions of the survey that a wave of a trend answered, empty where one is not known."),
    field("comparisons[].segments[].value", "The score: a mean, a share or a net score; null for a typology."),
    field(
      "comparisons[].segments[].lower", "The lower limit of its 95 % interval (t, Wilson, adjusted Wald; weighted t)."),
    field("comparisons[].segments[].upper", "The upper limit."),
    field("comparisons[].segments[].types[].id", "Of a typology: a quadrant; null for those in none."),
    field("comparisons[].segments[].types[].count", "How many responses are in it."),
    field("comparisons[].segments[].types[].share", "How many that is in percent."),
    field(
      "comparisons[].segments[].types[].residual",
      "The adjusted residual: beyond ±2 the share is unusual; null where there is nothing to compare with."),
    field(
      "comparisons[].segments[].difference.pairs",
      "How many respondents have the score in both waves; null for independent samples."),
    field(
      "comparisons[].segments[].difference.value",
      "The score less that of the others, or of the wave before; `difference` is null where there is nothing to compare with."
    ),
    field(
      "comparisons[].segments[].difference.lower",
      "The lower limit of its 95 % interval (Welch, Newcombe, adjusted Wald; weighted Welch; of pairs t, Bonett and Price)."
    ),
    field("comparisons[].segments[].difference.upper", "The upper limit."),
    field("comparisons[].segments[].difference.test", "The test, or null where nothing varies."),
    field(
      "comparisons[].segments[].difference.rankP", "For means without weights: the p-value by ranks (Mann and Whitney)."
    ),
    field("comparisons[].segments[].difference.q", "The q-value in the family (Benjamini and Hochberg)."),
    field(
      "comparisons[].segments[].difference.detectable",
      "The smallest difference that would have been seen, 2.8 standard errors."),
    field(
      "comparisons[].segments[].difference.verdict",
      "`notable`: q below the rate and not smaller than what is meaningful; `small`: q below the rate, and smaller; "
        + "`undetected`; `untested`."),
  ]

  /// The members of every test.
  public static let test: [Field] = [
    field(
      "method",
      "Of every test: " + GroupTest.Method.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") + "."),
    field("statistic", "t, F, H, χ² or z; null for exact tests."),
    field("df", "The degrees of freedom; null where there are none."),
    field("df2", "Those of the denominator, of an analysis of variance and of Rao and Scott's test."),
    field("p", "The p-value."),
    field(
      "effect", "The size of the effect, or null: `g` (Hedges), `V` (Cramér) or `d_z` (Cohen) in `name`, and `value`."),
    field("rankP", "Beside an analysis of variance: the p-value by ranks (Kruskal and Wallis)."),
    field("rough", "Whether χ² rests on many small expected counts and was too large to be simulated."),
    field("slope", "Of a trend in means: the change for one step of the axis."),
    field("q", "Of a trend or a typology: the q-value in its family."),
  ]

  func writeSegments(to json: inout JSONObjectWriter) {
    json.member("minimumGroup", segments.minimum)
    json.array("breakdowns") { array in
      for breakdown in segments.breakdowns { array.object { write(breakdown, to: &$0) } }
    }
    json.array("comparisons") { write(segments.comparisons, to: &$0) { write($0, to: &$1) } }
  }

  /// Writes an element for each of some parts; all threads make them.
  private func write<Part: Sendable>(
    _ parts: [Part], to array: inout JSONArrayWriter, _ body: @Sendable (Part, inout JSONObjectWriter) -> Void
  ) {
    let maker = array.elements
    let elements = concurrentMap(parts.count, threads: threads) { place in maker.object { body(parts[place], &$0) } }
    for element in elements { array.element(element) }
  }

  private func write(_ breakdown: SegmentResults.Breakdown, to json: inout JSONObjectWriter) {
    json.member("by", breakdown.breakdown.id)
    json.member("tooFine", breakdown.isTooFine)
    json.array("segments") { write(breakdown.segments, to: &$0) { write($0, to: &$1) } }
  }

  private func write(_ segment: SegmentResults.Segment, to json: inout JSONObjectWriter) {
    write(segment.key, to: &json)
    json.member("hidden", segment.results == nil)
    guard let results = segment.results else { return }
    json.member("count", results.aggregate.count)
    json.member("complete", results.aggregate.complete)
    json.member("prorated", results.aggregate.prorated)
    json.member("incomplete", results.aggregate.incomplete)
    AggregateRecord(results, plan: plan)
      .writeParts(hiddenItems: segment.hiddenItems, hiddenScores: segment.hiddenScores, to: &json)
    writeWeighting(of: segment, minimum: segments.minimum, to: &json)
  }

  private func write(_ key: SegmentKey, to json: inout JSONObjectWriter) {
    json.array("key") { array in
      for value in key.values { array.element(value.text) }
    }
  }

  private func write(_ comparison: SegmentComparison, to json: inout JSONObjectWriter) {
    json.member("kind", comparison.kind.rawValue)
    json.member("of", survey.scoring.scores[comparison.score].id.text)
    json.member("by", comparison.breakdown.id)
    json.member("identity", identity(of: comparison))
    json.member("family", comparison.family)
    json.member("q", comparison.rate.doubleValue)
    json.member("meaningful", comparison.meaningful.doubleValue)
    json.member("unit", comparison.unit.rawValue)
    json.member("weighted", comparison.isWeighted)
    write(comparison.overall, "overall", to: &json) { test, object in
      object.member("slope", test.slope)
      object.member("q", comparison.overallQValue)
    }
    json.array("segments") { array in
      for segment in comparison.segments {
        array.object { object in
          write(segment.key, to: &object)
          object.member("hidden", segment.isHidden)
          if segment.isHidden { return }
          object.member("n", segment.count)
          object.array("versions") { array in
            for version in segment.versions { array.element(version) }
          }
          object.member("value", segment.value)
          object.member("lower", segment.interval?.lower)
          object.member("upper", segment.interval?.upper)
          if comparison.isTypology { write(segment.types, of: comparison.score, to: &object) }
          write(segment.difference, to: &object)
        }
      }
    }
  }

  /// The question that tells respondents in every wave.
  private func identity(of comparison: SegmentComparison) -> String? {
    guard comparison.isPaired else { return nil }
    return survey.scoring.comparisons.first {
      $0.kind == comparison.kind && $0.scores.contains(comparison.score)
        && $0.breakdowns.contains(comparison.breakdown)
    }?.identity?.id
  }

  private func write(_ types: [SegmentComparison.TypeShare], of score: Int, to json: inout JSONObjectWriter) {
    guard case .quadrants(let typology) = survey.scoring.scores[score] else { return }
    let ids = typology.quadrants.map(\.id.text)
    json.array("types") { array in
      for (place, type) in types.enumerated() {
        array.object {
          $0.member("id", ids.indices.contains(place) ? ids[place] : nil)
          $0.member("count", type.count)
          $0.member("share", type.share)
          $0.member("residual", type.residual)
        }
      }
    }
  }

  private func write(_ difference: GroupDifference?, to json: inout JSONObjectWriter) {
    guard let difference else { return json.member("difference", Double?.none) }
    json.object("difference") { object in
      object.member("pairs", difference.pairs)
      object.member("value", difference.value)
      object.member("lower", difference.interval?.lower)
      object.member("upper", difference.interval?.upper)
      write(difference.test, "test", to: &object)
      object.member("rankP", difference.rankPValue)
      object.member("q", difference.qValue)
      object.member("detectable", difference.detectable)
      object.member("verdict", difference.verdict.rawValue)
    }
  }

  private func write(
    _ test: GroupTest?, _ name: String, to json: inout JSONObjectWriter,
    more: (GroupTest, inout JSONObjectWriter) -> Void = { _, _ in }
  ) {
    guard let test else { return json.member(name, Double?.none) }
    json.object(name) { object in
      object.member("method", test.method.rawValue)
      object.member("statistic", test.statistic)
      object.member("df", test.degreesOfFreedom)
      object.member("df2", test.denominatorDegreesOfFreedom)
      object.member("p", test.pValue)
      if let effect = test.effect {
        object.object("effect") {
          $0.member("name", effect.name)
          $0.member("value", effect.value)
        }
      } else {
        object.member("effect", Double?.none)
      }
      object.member("rankP", test.rankPValue)
      object.member("rough", test.isRough)
      more(test, &object)
    }
  }
}
