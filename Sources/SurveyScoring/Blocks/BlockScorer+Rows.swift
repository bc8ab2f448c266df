/// What is said of single rows of the block that was scored last.
extension BlockScorer {
  /// What came of a score for a row.
  public func result(of score: Int, row: Int) -> ScoreResult { scores[score].result(row) }

  /// How many scores there are.
  public var scoreCount: Int { scores.count }

  /// The numbers of the rows' outcomes among those of a score; `nil` where each row has its own.
  public func outcomes(of score: Int) -> UnsafePointer<Int32>? { scores[score].sharedNumbers }

  /// How many outcomes of a score there are.
  public func outcomeCount(of score: Int) -> Int { scores[score].outcomes.count }

  /// What an outcome of a score is, by its number.
  public func outcome(_ number: Int, of score: Int) -> ScoreResult { scores[score].outcomes[number] }

  /// How many flags there are.
  public var flagCount: Int { flags.count }

  /// The numbers of what a flag says of the rows.
  public func flagOutcomes(_ flag: Int) -> UnsafePointer<Int32> { UnsafePointer(flags[flag].numbers.pointer) }

  /// Whether rows for which a flag says the same differ in what was measured.
  public var hasOwnFlagResults: Bool { flags.contains { $0.hasOwnResults } }

  /// What each flag says of a row.
  ///
  /// - Parameter measured: Whether what was measured is wanted where that differs from row to row.
  public func flagResults(_ row: Int, measured: Bool) -> [FlagResult] {
    measured ? flags.map { $0.result(row, plan.scorer) } : flags.map { $0.outcome(row) }
  }

  /// For each flag about copies that can judge a row, the fingerprint of the row's answers.
  public func copyFingerprints(_ row: Int) -> [(flag: Int, fingerprint: ResponseFingerprint)] {
    flags.enumerated().compactMap { flag, outcomes in
      outcomes.copyFingerprint(row).map { (flag, $0) }
    }
  }
}
