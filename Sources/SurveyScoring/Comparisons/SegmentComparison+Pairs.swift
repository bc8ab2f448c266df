import SurveyModel

extension SegmentComparison {
  /// Looks at the changes of respondents who answered two waves, instead of at waves as independent samples.
  ///
  /// - Parameters:
  ///   - minimum: The least group that is shown: of fewer respondents no change is.
  ///   - changes: What respondents have in the later of two waves less what they have in the earlier one.
  mutating func pair(minimum: Int, _ changes: (SegmentKey, SegmentKey) -> ValueDistribution) {
    isPaired = true
    overall = nil
    var before: SegmentKey?
    for index in segments.indices {
      segments[index].difference = nil
      guard (segments[index].count ?? 0) > 0 else { continue }
      defer { before = segments[index].key }
      guard !isTypology, let before else { continue }
      let pairs = changes(before, segments[index].key)
      if pairs.count >= minimum {
        segments[index].difference = GroupDifference(changes: pairs, isShare: unit == .share)
      }
    }
  }
}
