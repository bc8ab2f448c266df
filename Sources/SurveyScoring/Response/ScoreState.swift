/// Whether a response has a score, and how complete it is.
public enum ScoreState: Sendable, Hashable {
  /// Everything in scope counted.
  case scored
  /// Enough counted; the score stands for what is missing too.
  case prorated
  /// There is no score.
  case unscored(UnscoredReason)

  /// Whether there is nothing to score, so that what is made of it goes on without.
  public var isOutOfScope: Bool { self == .unscored(.nothingInScope) || self == .unscored(.gated) }

  /// Whether there is a score.
  public var hasScore: Bool {
    switch self {
    case .scored, .prorated: true
    case .unscored: false
    }
  }
}

/// Why a response has no score.
public enum UnscoredReason: Sendable, Hashable {
  /// Everything was off the route or not applicable.
  case nothingInScope
  /// Nothing counted, though something was in scope.
  case nothingAnswered
  /// Less counted than the missing rule asks for.
  case tooFew(counted: Int, required: Int)
  /// More than a third of a maturity step was not applicable.
  case tooManyNotApplicable(Int, of: Int)
  /// Every weight is 0.
  case noWeight
  /// The respondent was to say what counts how much, and did not, or not so that it adds up.
  case noImportance
  /// A gate is closed.
  case gated
}

extension ScoreState {
  /// The state's name in tables and JSON.
  public var name: String {
    switch self {
    case .scored: "scored"
    case .prorated: "prorated"
    case .unscored(.nothingInScope): "nothing-in-scope"
    case .unscored(.nothingAnswered): "nothing-answered"
    case .unscored(.tooFew): "too-few-answers"
    case .unscored(.tooManyNotApplicable): "too-many-not-applicable"
    case .unscored(.noWeight): "no-weight"
    case .unscored(.noImportance): "no-importance"
    case .unscored(.gated): "gated"
    }
  }
}
