/// Levels of a staged maturity model and the scores that go with them.
public enum MaturityLevel {
  /// The staged level of a step from the levels its practices have reached: the highest level L that they satisfy.
  ///
  /// - Parameters:
  ///   - practices: The level of each practice from 0 on, `nil` where it does not apply.
  ///   - share: The share of practices that must have reached L, 1 for all. With a smaller share, which is a choice of
  ///     this engine and not of the published models, no practice may be more than one level below L.
  /// - Returns: The level, or `nil` when no practice applies or `share` does not lie above 0 and up to 1.
  public static func staged(_ practices: [Int?], share: Double = 1) -> Int? {
    let levels = practices.compactMap { $0 }
    guard let lowest = levels.min(), let highest = levels.max(), share > 0, share <= 1 else { return nil }
    if share == 1 { return lowest }
    // No practice may be below L − 1, so that L is at most one above the lowest.
    for level in stride(from: min(highest, lowest + 1), through: lowest, by: -1) {
      let reached = levels.count { $0 >= level }
      if Double(reached) >= share * Double(levels.count) - 1e-9 { return level }
    }
    return lowest
  }

  /// The index of several steps: the mean of their scores, each step counting once whatever its number of items.
  ///
  /// `nil` when no step has a score.
  public static func index(_ steps: [Double?]) -> Double? {
    SampleSummary(steps.compactMap { $0 })?.mean
  }

  /// The first step, in the order of the ladder, whose score is below the target; `nil` when none is.
  ///
  /// Steps without a score are passed over.
  public static func firstBlockingStep(_ steps: [Double?], target: Double) -> Int? {
    steps.firstIndex { score in score.map { $0 < target } ?? false }
  }

  /// The score of a practice in two streams over several levels, as in OWASP SAMM: Σ over levels of mean(A, B).
  ///
  /// Each answer is 0, ¼, ½ or 1, so that three levels give 0–3. Levels are added up, not staged.
  public static func streamScore(_ levels: [(a: Double, b: Double)]) -> Double {
    compensatedSum(levels.count) { (levels[$0].a + levels[$0].b) / 2 }
  }
}
