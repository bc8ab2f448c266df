import SurveyModel
public import SurveyStatistics

/// What scores would be without the responses that show several signs of inattention.
///
/// One sign may be honest, so that nothing is ever left out because of it; what two of them change is shown beside the
/// results of all, which stand.
public struct Screening: Sendable, Hashable {
  /// How many signs make a response a suspect.
  public static let signs = 2

  /// A score without suspects.
  public struct Score: Sendable, Hashable {
    /// The score, by index.
    public let score: Int
    /// How many responses have it, suspects left out.
    public let count: Int
    /// What it is with them.
    public let all: Double
    /// What it is without them; `nil` where nobody else has it.
    public let value: Double?
    /// The 95 % interval of that.
    public let interval: ConfidenceInterval?
  }

  /// How many responses are suspects.
  public let suspects: Int
  /// The scores that can be told without them; empty without suspects, and where so few of them have a score, or so few
  /// others, that the difference would tell theirs.
  public let scores: [Score]

  /// Whether a survey looks for so many signs.
  static func isPossible(_ plan: ScoringPlan) -> Bool {
    plan.survey.scoring.flags.count { $0.flag.kind.isSign } >= signs
  }

  /// Whether a response shows so many signs.
  static func isSuspect(_ flags: some Sequence<FlagResult>) -> Bool { flags.count(where: \.isSign) >= signs }

  /// What comes of leaving out suspects; `nil` where the survey does not look for so many signs.
  ///
  /// - Parameters:
  ///   - aggregate: All responses.
  ///   - plan: The plan by which they were scored.
  ///   - minimum: The least group that is shown.
  init?(_ aggregate: SegmentedAggregate, plan: ScoringPlan, minimum: Int) {
    guard let suspects = aggregate.suspects else { return nil }
    let scoring = plan.survey.scoring
    self.suspects = suspects.count
    scores = scoring.scores.indices.compactMap { score in
      guard let all = aggregate.total.sample(score, of: scoring), let value = all.value,
        let few = suspects.sample(score, of: scoring), few.count > 0
      else { return nil }
      let others = all.without(few)
      let isShown = few.count >= minimum && (others.count >= minimum || others.count == 0)
      return isShown
        ? Score(score: score, count: others.count, all: value, value: others.value, interval: others.interval) : nil
    }
  }
}
