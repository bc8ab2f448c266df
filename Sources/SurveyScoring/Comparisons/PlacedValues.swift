import SurveyModel
import SurveyStatistics

/// The numbers of several groups as places in one ascending order, which is all that ranks depend on: exact fractions are
/// compared once, and not for every test.
struct PlacedValues {
  private let groups: [[(value: Int, count: Int)]]

  /// The places of the groups' numbers among all of them; shares and net scores have none.
  init(_ samples: [SegmentSample]) {
    let distributions = samples.map { sample in
      if case .values(let values) = sample { values.distribution } else { ValueDistribution() }
    }
    var all = ValueDistribution()
    for distribution in distributions { all.merge(distribution) }
    let values = all.entries
    groups = distributions.map { distribution in
      var place = 0
      return distribution.entries.map { value, count in
        while values[place].value < value { place += 1 }
        return (place, count)
      }
    }
  }

  /// The ranks of some groups; `nil` where they have no numbers.
  func table(of members: [Int]) -> RankTable? {
    let members = members.map { groups[$0] }
    return members.allSatisfy(\.isEmpty) ? nil : try? RankTable(distributions: members)
  }
}
