import SurveyModel

extension BlockScoringPlan {
  /// How one flag is found.
  enum FlagNode: Sendable {
    /// By how many answers there are, and whether they are equal.
    case straightline(FlagColumns)
    /// By the longest row of equal answers.
    case longstring(FlagColumns)
    /// By the least and the greatest answer.
    case inconsistent(InconsistentColumns)
    /// By the time and the number of answers.
    case speeder(PaceColumns)
    /// By the signature of all answers.
    case duplicate(SignatureColumns)
    /// By the id.
    case sameID
  }
}

extension BlockScoringPlan.FlagNode {
  /// What can be said of a row whose flag hangs on more than a short key: that it cannot be judged, that the flag is not
  /// raised, that it is.
  static let verdicts: [FlagResult] = [FlagResult(nil), FlagResult(false), FlagResult(true)]

  /// How a flag is found; `nil` for one that needs more than coded answers.
  init?(_ flag: CompiledScoring.CompiledFlag, domains: [AnswerDomain], scorer: ResponseScorer) {
    let node: Self? =
      switch flag.flag.kind {
      case .straightline:
        FlagColumns(flag, domains: domains, survey: scorer.survey).map { .straightline($0) }
      case .longstring:
        FlagColumns(flag, domains: domains, survey: scorer.survey).map { .longstring($0) }
      case .inconsistent:
        InconsistentColumns(flag, domains: domains, scorer: scorer).map { .inconsistent($0) }
      case .speeder: .speeder(PaceColumns(flag, domains: domains, survey: scorer.survey))
      case .duplicate: .duplicate(SignatureColumns(flag, domains: domains, scorer: scorer))
      case .sameID: .sameID
      }
    guard let node else { return nil }
    self = node
  }

  /// Whether rows with one key are told apart by more than that: keys are then places in ``verdicts``.
  var hasOwnResults: Bool {
    switch self {
    case .straightline, .longstring, .inconsistent: false
    case .speeder, .duplicate, .sameID: true
    }
  }

  /// Whether responses are held against each other.
  var comparesResponses: Bool {
    switch self {
    case .straightline, .longstring, .inconsistent: false
    case .speeder(let pace): pace.flag.flag.medianShare != nil
    case .duplicate, .sameID: true
    }
  }

  /// What a flag says of the rows with a key, said by whoever judges single responses.
  func result(_ key: UInt64, _ scorer: ResponseScorer) -> FlagResult {
    switch self {
    case .straightline(let columns):
      let given = Int(key >> 1)
      let answers = columns.items.indices.map { place -> Double? in
        place >= given ? nil : key & 1 == 1 || place == 0 ? 0 : 1
      }
      return scorer.straightline(columns.flag, answers)
    case .longstring(let columns):
      let longest = Int(key)
      let answers = columns.items.indices.map { place -> Double? in place < longest ? 0 : nil }
      return scorer.longstring(columns.flag, answers)
    case .inconsistent(let columns): return columns.result(key, scorer)
    case .speeder, .duplicate, .sameID: return Self.verdicts[Int(key)]
    }
  }
}
