import SurveyModel

extension SegmentComparison {
  /// Whether a wave answered other versions of the survey than the one before that is shown: where a question is worded
  /// otherwise, a difference is none of opinion.
  public func hasOtherVersions(_ segment: Segment) -> Bool {
    guard (segment.count ?? 0) > 0, let before = wave(before: segment) else { return false }
    return before.versions != segment.versions
  }

  /// Of waves: the one before a wave that is shown and has the score.
  public func wave(before segment: Segment) -> Segment? {
    guard kind == .trend, let place = segments.firstIndex(of: segment) else { return nil }
    return segments[..<place].last { ($0.count ?? 0) > 0 }
  }

  /// Takes the versions that each wave answered; of what is hidden none are told.
  mutating func tell(_ versions: [SegmentKey: [String]]) {
    guard kind == .trend else { return }
    for index in segments.indices where !segments[index].isHidden {
      segments[index].versions = versions[segments[index].key] ?? []
    }
  }
}
