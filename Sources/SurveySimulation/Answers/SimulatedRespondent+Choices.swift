import SurveyInterview
import SurveyModel

/// Points of scales, and choices.
extension SimulatedRespondent {
  /// Where the answer to an item lies on its scale, from 0 to below 1.
  ///
  /// The answer behind the point is `λ·t + √(1 − λ²)·e`, with the respondent's trait t and a number e of its own for each
  /// question, moved by how well they and the question do and turned where the question is worded against its
  /// dimension. A scale covers 1 / 0.22, that is 4.5 standard deviations, with points of equal width; what lies beyond is
  /// its first or last point.
  mutating func place(of item: Int) -> Double {
    let own = chance.normal() * (1 - settings.trait * settings.trait).squareRoot()
    let inclination = settings.trait * trait + own + level + settings.spread * plan.keying.ease[item]
    return min(max(0.5 + 0.22 * plan.keying.signs[item] * inclination, 0), 0.999_999)
  }

  /// A point of a scale.
  mutating func point(of item: Int, _ scale: ChoiceList, _ attempt: Int) -> AnswerValue? {
    let values = scale.choices.compactMap(\.value)
    guard !values.isEmpty else { return nil }
    if attempt > 0 { return chance.pick(values).map { .number($0.doubleValue) } }
    let place = constantPlace ?? place(of: item)
    return .number(values[Int(place * Double(values.count))].doubleValue)
  }

  /// One choice: by what the respondent is like where the choices count for something, by popularity elsewhere.
  mutating func choice(of item: Int, _ attempt: Int, _ interview: Interview) -> AnswerValue? {
    guard let offered = interview.offeredChoices(of: item), !offered.isEmpty,
      let list = survey.choiceList(of: survey.items[item])
    else { return nil }
    func code(_ index: Int) -> AnswerValue { .code(list.choices[index].code.text) }
    if plan.rosterQuestions.contains(item) { return code(chance.happens(eagerness) ? 0 : 1) }
    if attempt == 0, let order = plan.keying.orders[item] {
      // What has no number is chosen now and then all the same.
      let counting = order.filter(offered.contains)
      if counting.count > 1, counting.count == offered.count || chance.happens(0.9) {
        return code(counting[Int(place(of: item) * Double(counting.count))])
      }
    }
    let weights = plan.popularity[item] ?? []
    let chosen = chance.index(weighing: offered.map { weights.indices.contains($0) ? weights[$0] : 1 })
    return chosen.map { code(offered[$0]) }
  }

  /// Some of several choices.
  mutating func choices(of item: Int, _ minimum: Int?, _ maximum: Int?, _ interview: Interview) -> AnswerValue? {
    guard let offered = interview.offeredChoices(of: item), !offered.isEmpty,
      let list = survey.choiceList(of: survey.items[item])
    else { return nil }
    func codes(_ indices: [Int]) -> AnswerValue { .codes(list.inListOrder(indices.map { list.choices[$0].code.text })) }
    let alone = offered.filter { list.choices[$0].isExclusive }
    let together = offered.filter { !list.choices[$0].isExclusive }
    if let one = chance.pick(alone), together.isEmpty || chance.happens(0.1) { return codes([one]) }
    let least = min(max(1, minimum ?? 1), together.count)
    let most = max(least, min(maximum ?? together.count, together.count))
    let wanted = least + chance.skewed(through: min(most - least, 6))
    return codes(drawn(wanted, of: together, by: item))
  }

  /// Choices in order.
  mutating func ranking(of item: Int, _ count: Int, _ interview: Interview) -> AnswerValue? {
    guard let offered = interview.offeredChoices(of: item), !offered.isEmpty,
      let list = survey.choiceList(of: survey.items[item])
    else { return nil }
    return .ranking(drawn(min(count, offered.count), of: offered, by: item).map { list.choices[$0].code.text })
  }

  /// Some of the choices, the popular ones more often and earlier.
  private mutating func drawn(_ count: Int, of offered: [Int], by item: Int) -> [Int] {
    let weights = plan.popularity[item] ?? []
    var left = offered
    var drawn: [Int] = []
    while drawn.count < count,
      let next = chance.index(weighing: left.map { weights.indices.contains($0) ? weights[$0] : 1 })
    {
      drawn.append(left.remove(at: next))
    }
    return drawn
  }
}
