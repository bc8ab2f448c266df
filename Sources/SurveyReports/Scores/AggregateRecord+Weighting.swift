import SurveyFormats
public import SurveyModel
public import SurveyScoring
import SurveyStatistics

extension AggregateRecord {
  static let weightingFields: [Field] = [
    field(
      "weighting.method", "`rake`, `poststratify` or `column`; the whole is there where the survey declares weights."),
    field("weighting.error", "Why there are no weighted results; null where there are, and the other members follow."),
    field("weighting.n", "How many responses are weighted."),
    field("weighting.missing", "How many have no usable weight and are left out."),
    field("weighting.nEffective", "Kish's effective size: that of an unweighted sample with the same precision."),
    field("weighting.deff", "The design effect; above 2 deserves a warning."),
    field("weighting.deft", "Its square root, by which standard errors grow."),
    field("weighting.smallest", "The smallest weight; weights from margins are 1 on average."),
    field("weighting.largest", "The largest weight."),
    field("weighting.trimmed", "How many weights were cut to the limit."),
    field("weighting.margins[].of[]", "The items of a margin."),
    field("weighting.margins[].without", "How many have no answer to them, and keep the weight they have there."),
    field("weighting.margins[].shares[].codes[]", "The codes of a category; none for those without an answer."),
    field("weighting.margins[].shares[].n", "How many responses are in it."),
    field("weighting.margins[].shares[].target", "The share it is to have, of 1."),
    field("weighting.margins[].shares[].before", "The share it has unweighted."),
    field("weighting.margins[].shares[].after", "The share it has weighted."),
    field("weighting.scores[].id", "A score, or `typology.quadrant`."),
    field("weighting.scores[].n", "How many responses have it."),
    field(
      "weighting.scores[].value",
      "The weighted mean in percent, points of a gap, share in percent, or net in percentage points."),
    field("weighting.scores[].standardError", "Its standard error by Taylor linearisation."),
    field("weighting.scores[].lower", "The lower limit of the 95 % t interval."),
    field("weighting.scores[].upper", "The upper limit."),
    field("weighting.scores[].unweighted", "The same without weights."),
  ]

  func write(_ outcome: WeightingOutcome, to json: inout JSONObjectWriter) {
    json.member("method", survey.scoring.weighting?.weighting.method.rawValue)
    switch outcome {
    case .failed(let failure): json.member("error", failure.message(survey))
    case .weighted(let results): write(results, to: &json)
    }
  }

  /// Writes what a segment says weighted, without what is hidden.
  func writeWeighting(of segment: SegmentResults.Segment, minimum: Int, to json: inout JSONObjectWriter) {
    guard let outcome = segment.weighting else { return json.member("weighting", Double?.none) }
    json.object("weighting") { object in
      switch outcome {
      case .failed(let failure): object.member("error", failure.message(survey))
      case .weighted(let results):
        writeEffect(of: results, to: &object)
        writeScores(of: results, to: &object) { score, estimate in
          !segment.hiddenScores.contains(score) && estimate.count >= minimum
        }
      }
    }
  }

  private func writeEffect(of results: WeightedResults, to json: inout JSONObjectWriter) {
    json.member("error", String?.none)
    json.member("n", results.count)
    json.member("missing", results.missing)
    json.member("nEffective", results.effect.effectiveSize)
    json.member("deff", results.effect.designEffect)
    json.member("deft", results.effect.designFactor)
    json.member("smallest", results.effect.smallest)
    json.member("largest", results.effect.largest)
  }

  private func write(_ results: WeightedResults, to json: inout JSONObjectWriter) {
    writeEffect(of: results, to: &json)
    json.member("trimmed", results.trimmed)
    json.array("margins") { array in
      for (margin, result) in zip(survey.scoring.weighting?.margins ?? [], results.margins) {
        array.object { write(margin, result, to: &$0) }
      }
    }
    writeScores(of: results, to: &json) { _, _ in true }
  }

  private func writeScores(
    of results: WeightedResults, to json: inout JSONObjectWriter, where isShown: (Int, WeightedResults.Estimate) -> Bool
  ) {
    json.array("scores") { array in
      for (index, score) in survey.scoring.scores.enumerated() {
        if let estimate = results.scores[index], isShown(index, estimate) {
          array.object { write(score.id.text, estimate, to: &$0) }
        }
        guard case .quadrants(let typology) = score, let shares = results.quadrants[index] else { continue }
        for (quadrant, share) in zip(typology.quadrants, shares) where isShown(index, share) {
          array.object { write("\(typology.id.text).\(quadrant.id.text)", share, to: &$0) }
        }
      }
    }
  }

  private func write(
    _ margin: CompiledWeighting.Margin, _ result: WeightedResults.Margin, to json: inout JSONObjectWriter
  ) {
    json.array("of") { array in
      for item in margin.items { array.element(survey.items[item].id) }
    }
    json.member("without", result.without)
    json.array("shares") { array in
      for (category, shares) in zip(margin.categories, result.categories) {
        array.object { object in
          object.array("codes") { codes in
            for code in survey.codes(of: category, margin) { codes.element(code) }
          }
          object.member("n", shares.count)
          object.member("target", shares.target)
          object.member("before", shares.before)
          object.member("after", shares.after)
        }
      }
    }
  }

  private func write(_ id: String, _ estimate: WeightedResults.Estimate, to json: inout JSONObjectWriter) {
    json.member("id", id)
    json.member("n", estimate.count)
    json.member("value", estimate.value)
    json.member("standardError", estimate.standardError)
    json.member("lower", estimate.interval?.lower)
    json.member("upper", estimate.interval?.upper)
    json.member("unweighted", estimate.unweighted)
  }
}

extension CompiledSurvey {
  /// The codes of a category of a margin.
  fileprivate func codes(of category: [Int], _ margin: CompiledWeighting.Margin) -> [String] {
    zip(category, margin.items).compactMap { choice, item in choiceList(of: items[item])?.choices[choice].code.text }
  }
}

extension WeightingFailure {
  /// Why respondents cannot be weighted, in English and by the ids of the survey, for programs and authors.
  public func message(_ survey: CompiledSurvey) -> String {
    let margins = survey.scoring.weighting?.margins ?? []
    func name(_ index: Int) -> String {
      margins.indices.contains(index) ? margins[index].items.map { survey.items[$0].id }.joined(separator: " ") : ""
    }
    switch self {
    case .noRespondents: return "there are no responses"
    case .noWeights: return "no response has a weight"
    case .emptyCategory(let index, let category):
      let codes =
        margins.indices.contains(index) ? survey.codes(of: margins[index].categories[category], margins[index]) : []
      let who = codes.isEmpty ? "no response lacks an answer" : "no response is in '\(codes.joined(separator: " "))'"
      return "\(who), which the margin of '\(name(index))' gives a share; combine it with another category"
    case .notConverged(let index, let error):
      return "the margins contradict each other in these responses: that of '\(name(index))' stays "
        + "\(DecimalText.fixed(error * 100, places: 1)) % from its shares"
    case .impossible(let detail): return detail
    }
  }
}
