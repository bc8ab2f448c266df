import SurveyModel

/// How the answers to a survey's items stand to what respondents are like: which end of a scale is the good one, and how
/// well each question is answered whoever answers it.
struct ItemKeying: Sendable {
  /// For each item: 1 where much is good, −1 where a dimension turns it or is better when it is low.
  let signs: [Double]

  /// For each item: a number from −1 to 1, the same whatever the seed, by which questions differ; mostly that of their
  /// dimension, so that what an organisation is good at shows.
  let ease: [Double]

  /// For items whose choices count differently: the indices of the choices from the least to the greatest number.
  let orders: [Int: [Int]]

  /// Reads the keying from the scores that items are part of.
  init(_ survey: CompiledSurvey) {
    var signs = Array(repeating: 1.0, count: survey.items.count)
    var orders: [Int: [Int]] = [:]
    var dimensions: [Int: String] = [:]
    for (score, parts) in survey.scoring.parts.sorted(by: { $0.key < $1.key }) {
      guard case .dimension(let dimension) = survey.scoring.scores[score] else { continue }
      for part in parts {
        // An item of several dimensions is keyed by the first.
        guard let item = part.item, dimensions[item] == nil else { continue }
        dimensions[item] = dimension.id.text
        signs[item] = part.isReversed == (dimension.direction == .higherBetter) ? -1 : 1
        orders[item] = Self.order(of: survey.items[item], part.coding, in: survey)
      }
    }
    self.signs = signs
    self.orders = orders
    ease = survey.items.enumerated().map { index, item in
      let own = Self.inclination(of: item.id, in: survey)
      return dimensions[index].map { 0.65 * Self.inclination(of: $0, in: survey) + 0.35 * own } ?? own
    }
  }

  /// A number from −1 to 1 that belongs to a name.
  private static func inclination(of name: String, in survey: CompiledSurvey) -> Double {
    var chance = Chance(0, Fingerprint.number(of: "\(survey.survey.id.text)\n\(name)".utf8))
    return 2 * chance.fraction() - 1
  }

  private static func order(of item: Item, _ coding: AnswerCoding?, in survey: CompiledSurvey) -> [Int]? {
    guard case .choice = item.kind, let list = survey.choiceList(of: item) else { return nil }
    guard let coding else {
      // Of what has no map only yes and no are scored; yes stands first, and counts 1.
      return Array(list.choices.indices.reversed())
    }
    let coded = list.choices.indices.filter { coding.number(ofChoice: $0) != nil }
    return coded.sorted { left, right in
      let (first, second) = (coding.number(ofChoice: left) ?? 0, coding.number(ofChoice: right) ?? 0)
      return first == second ? left < right : first < second
    }
  }
}
