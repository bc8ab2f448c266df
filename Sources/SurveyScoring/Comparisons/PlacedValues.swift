import SurveyModel
import SurveyStatistics

/// The numbers of several groups as places in one ascending order, which is all that ranks depend on: exact fractions are
/// compared once, and not for every test.
struct PlacedValues {
  private let groups: [[(place: Int, count: Int)]]

  /// The places of the groups' numbers; shares and net scores have none.
  ///
  /// - Parameters:
  ///   - samples: The groups.
  ///   - all: All of them as one; `nil` where there are none.
  init(_ samples: [SegmentSample], among all: SegmentSample?) {
    let values = all?.distribution ?? ValueDistribution()
    groups = samples.map { $0.distribution.places(among: values) }
  }

  /// The ranks of some groups; `nil` where they have no numbers.
  func table(of members: [Int]) -> RankTable? {
    let members = members.map { groups[$0] }
    return members.allSatisfy(\.isEmpty) ? nil : try? RankTable(places: members)
  }
}

extension SegmentSample {
  /// The numbers; none for shares and net scores.
  fileprivate var distribution: ValueDistribution {
    if case .values(let values) = self { values.distribution } else { ValueDistribution() }
  }
}
