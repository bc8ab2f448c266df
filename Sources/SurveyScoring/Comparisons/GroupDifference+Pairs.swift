import SurveyModel
import SurveyStatistics

extension GroupDifference {
  /// The change of respondents who have the score in two waves; `nil` without any.
  ///
  /// - Parameters:
  ///   - changes: What they have in the later wave less what they have in the earlier one.
  ///   - isShare: Whether they are inside the boxes, 100, or outside, 0: McNemar's test then looks at who changed sides.
  init?(changes: ValueDistribution, isShare: Bool) {
    guard let mean = MeanResult(changes) else { return nil }
    pairs = changes.count
    value = mean.mean
    exactValue = mean.exactMean
    rankPValue = nil
    guard isShare else {
      let paired = PairedTest(changes: mean.sample)
      interval = paired?.change.interval
      test = paired.map {
        GroupTest(
          .paired, statistic: $0.statistic, degreesOfFreedom: $0.change.degreesOfFreedom, pValue: $0.pValue,
          effect: .standardizedChange($0.standardizedChange))
      }
      detectable = paired.map { EffectSize.smallestDetectableDifference(standardError: $0.change.standardError) }
      return
    }
    let change = McNemarTest(gained: changes[100], lost: changes[-100])
    let changed = changes[100] + changes[-100]
    interval = change?.interval(pairs: changes.count)?.mapped(factor: 100)
    test = change.flatMap { GroupTest($0) }
    // Under the hypothesis of no change, its variance is (b + c)/n².
    detectable =
      changed == 0
      ? nil
      : EffectSize.smallestDetectableDifference(
        standardError: 100 * Double(changed).squareRoot() / Double(changes.count))
  }
}
