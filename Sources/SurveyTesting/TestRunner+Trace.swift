import SurveyModel
import SurveyScoring

extension TestRunner {
  /// How a score came about: what was answered, what that counted, and what they came to.
  func trace(of index: Int, _ outcome: Outcome) -> [String] {
    let id = survey.scoring.scores[index].id.text
    switch outcome.scores.scores[index] {
    case .dimension(let result):
      guard let trace = scorer.dimensionTrace(index, in: outcome.scores) else { return [] }
      let percent = [value(result.percent, " %"), band(result.band, of: index)].compactMap(\.self)
      return trace.parts.map(line)
        + [
          "\(id): \(value(result.raw, "") ?? "no score") on \(trace.least.shown)–\(trace.greatest.shown)"
            + percent.map { ", \($0)" }.joined() + "; \(result.state.name), \(result.counted) of \(result.inScope)"
        ]
    case .index(let result):
      guard let trace = scorer.indexTrace(index, in: outcome.scores) else { return [] }
      let percent = [value(result.percent, " %") ?? "no score", band(result.band, of: index)].compactMap(\.self)
      return trace.parts.flatMap { part in
        nested(part.score, outcome) + ["  weight \(part.weight.shown)"]
      } + ["\(id): \(percent.joined(separator: ", ")); \(result.state.name), \(result.counted) of \(result.inScope)"]
    case .maturity(let result):
      return result.steps.flatMap { step in
        nested(step.score, outcome) + ["  level \(step.level.map(String.init) ?? "none")"]
      } + ["\(id): level \(result.level.map(String.init) ?? "none"), \(value(result.percent, " %") ?? "no score")"]
    case .topBox(let result):
      let place = result.isInside.map { $0 ? "inside" : "outside" }
      return [one(result.answer), "\(id): \(place ?? "no answer")"]
    case .netScore(let result): return [one(result.answer), "\(id): \(result.sign.map(String.init) ?? "no answer")"]
    }
  }

  private func nested(_ index: Int, _ outcome: Outcome) -> [String] { trace(of: index, outcome).map { "  \($0)" } }

  private func line(_ part: DimensionTrace.Part) -> String {
    let item = survey.items[part.item].id
    let answer = part.raw.map { $0.shown } ?? part.state.name
    guard let coded = part.coded else { return "\(item): \(answer), does not count" }
    var notes = ["\(item): \(answer)", "counts \(coded.shown)"]
    if part.isReversed { notes.append("reversed") }
    if part.isAssumedLeast { notes.append("the least, as not known") }
    if part.weight != 1 { notes.append("weight \(part.weight.shown)") }
    return notes.joined(separator: ", ")
  }

  private func one(_ answer: ScoredAnswer) -> String { "answer: \(answer.value?.shown ?? answer.state.name)" }

  private func value(_ ratio: Ratio?, _ unit: String) -> String? { ratio.map { $0.shown + unit } }

  private func band(_ band: Int?, of index: Int) -> String? {
    band.flatMap { survey.scoring.bands[index]?.bands[$0].id.text }
  }
}
