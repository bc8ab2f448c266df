public import SurveyModel

/// The practices of a maturity step in one response: what each claims, what supports it, who acts on it, and which of
/// them hold the step back.
public struct StepPractices: Sendable, Hashable {
  /// An item of the step.
  public struct Practice: Sendable, Hashable {
    /// The item, by index in the survey.
    public let item: Int
    /// The answer's state.
    public let state: AnswerState
    /// The level claimed; the least level for a "don't know" that counts as such; `nil` when the item did not count.
    public let level: Int?
    /// What supports the level, or the reason why the item is not applicable.
    public let evidence: String?
    /// Who acts on it.
    public let owner: String?
    /// Until when.
    public let due: CalendarDate?
    /// Whether the level asks for evidence and has none.
    public let isUnsupported: Bool
  }

  /// The step, by place in the maturity.
  public let place: Int
  /// The dimension, by score index.
  public let score: Int
  /// The practices, in document order.
  public let practices: [Practice]
  /// The next level; `nil` at the top and for a step without a score.
  public let nextLevel: Int?
  /// The practices that keep the step from the next level, by place in ``practices``: exactly those below it.
  public let holdingBack: [Int]
  /// How many of ``holdingBack`` must reach the next level. Under the staged rule all of them; under the share rule the
  /// others may stay, if none is more than one level below.
  public let needed: Int
  /// The practices in scope that have no answer, by place in ``practices``: the level stands for them too.
  public let unanswered: [Int]

  /// The practices whose level asks for evidence and has none.
  public var unsupported: [Practice] { practices.filter(\.isUnsupported) }
}

extension ResponseScorer {
  /// The practices of every step of a maturity.
  ///
  /// - Parameters:
  ///   - maturity: The maturity, by score index; another kind of score has no steps.
  ///   - scores: The row's scores.
  ///   - block: The block that was scored.
  ///   - row: The row.
  /// - Returns: The steps, first step first.
  public func practices(
    ofMaturity maturity: Int, in scores: ResponseScores, _ block: ProgramBlock, row: Int = 0
  ) -> [StepPractices] {
    guard case .maturity(let declared) = survey.scoring.scores[maturity], let result = scores.maturity(maturity) else {
      return []
    }
    let reader = PartReader(survey: survey, block: block, row: row)
    return zip(plan.steps[maturity] ?? [], result.steps).enumerated().map { place, pair in
      let (dimension, step) = (pair.0.plan, pair.1)
      // The compiler lets no dimensions into a step.
      let practices = dimension.parts.compactMap { part -> StepPractices.Practice? in
        guard case .slot(let slot) = part.source else { return nil }
        let answer = scores.answers[slot]
        return reader.practice(
          plan.items[slot], answer, level: part.units > 0 ? dimension.level(of: answer, part) : nil)
      }
      let next = step.level.flatMap { $0 < dimension.greatestLevel ? $0 + 1 : nil }
      let below = next.map { next in practices.indices.filter { (practices[$0].level ?? next) < next } } ?? []
      return StepPractices(
        place: place, score: step.score, practices: practices, nextLevel: next, holdingBack: below,
        needed: needed(declared.rule, below: below.count, of: practices.count { $0.level != nil }),
        unanswered: practices.indices.filter {
          dimension.parts[$0].units > 0 && practices[$0].level == nil && !practices[$0].state.isOutOfScope
        })
    }
  }

  /// How many of the practices below a level must reach it: ⌈share · k⌉ less those that have.
  private func needed(_ rule: Maturity.Rule, below: Int, of count: Int) -> Int {
    switch rule {
    case .staged: return below
    case .share(let share):
      let wanted = share * Ratio(count)
      return max(0, wanted.ceiling - (count - below))
    }
  }
}

/// Reads evidence, owner and due date beside a checklist answer.
private struct PartReader {
  let survey: CompiledSurvey
  let block: ProgramBlock
  let row: Int

  func practice(_ item: Int, _ answer: ScoredAnswer, level: Int?) -> StepPractices.Practice {
    let evidencePart = part(.evidence, of: item)
    let evidence = evidencePart.flatMap(text)
    let due = part(.due, of: item).flatMap { block.number(ofItem: $0, row: row, in: survey.program) }
    return StepPractices.Practice(
      item: item, state: answer.state, level: level, evidence: evidence,
      owner: part(.owner, of: item).flatMap(text), due: due.map { CalendarDate(dayNumber: Int($0)) },
      isUnsupported: answer.isUnsupported)
  }

  private func part(_ role: Item.Role, of item: Int) -> Int? { survey.part(role, of: item) }

  /// The text of a part; `nil` when there is none or nothing but white space in it.
  private func text(_ item: Int) -> String? {
    guard let text = block.text(ofItem: item, row: row, in: survey.program), !text.allSatisfy(\.isWhitespace) else {
      return nil
    }
    return text
  }
}
