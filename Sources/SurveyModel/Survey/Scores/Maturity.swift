/// A staged level over ordered steps: how far an organisation has come, and which step holds it back.
public struct Maturity: Sendable, Hashable {
  /// When a level is attained.
  public enum Rule: Sendable, Hashable {
    /// Every applicable item is at the level or above, as in C2M2 and CMMI.
    case staged
    /// At least this share of the applicable items is, and none is more than one level below.
    case share(Ratio)

    /// The rule as it is declared: `staged`, `share:0.75`.
    public var text: String {
      switch self {
      case .staged: "staged"
      case .share(let share): "share:\(share.text)"
      }
    }
  }

  /// What "don't know" means for a level.
  public enum DontKnowRule: String, Sendable, Hashable, CaseIterable {
    /// The lowest level, because not knowing is not having; such answers are counted and named.
    case lowest
    /// Missing, like an empty answer.
    case missing
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The dimensions that are its steps, first step first.
  public let steps: [Name]
  /// The index a step must reach not to block, in percent.
  public let target: Ratio
  /// What "don't know" means.
  public let dontKnow: DontKnowRule
  /// When a level is attained.
  public let rule: Rule
  /// The most that an answer counts whose evidence is asked for and missing; no such limit, when left out.
  public let evidenceCap: Ratio?

  /// Makes a maturity.
  public init(
    id: Name, title: LocalizedText? = nil, steps: [Name], target: Ratio, dontKnow: DontKnowRule = .lowest,
    rule: Rule = .staged, evidenceCap: Ratio? = nil
  ) {
    self.evidenceCap = evidenceCap
    self.id = id
    self.title = title
    self.steps = steps
    self.target = target
    self.dontKnow = dontKnow
    self.rule = rule
  }
}
