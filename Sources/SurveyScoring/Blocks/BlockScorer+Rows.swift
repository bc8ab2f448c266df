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

  /// The number of what a flag says of a row.
  public func flagOutcome(_ flag: Int, row: Int) -> Int32 { flags[flag].numbers.pointer[row] }

  /// What each flag says of a row.
  public func flagResults(_ row: Int) -> [FlagResult] {
    flags.map { $0.outcomes[Int($0.numbers.pointer[row])] }
  }
}
