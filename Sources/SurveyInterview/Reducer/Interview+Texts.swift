public import SurveyModel

/// What respondents read, in the language of the interview.
extension Interview {
  /// The question of an item: its own prompt, that of a part, or the label of a row.
  public func prompt(of index: Int) -> String {
    let item = survey.items[index]
    let question = survey.question(of: item)
    if let label = survey.rowLabel(of: item, in: language) { return label }
    guard let parent = item.parent else { return text(question.prompt, of: .question(item.question)) }
    let standard = StandardWording(language)
    if item.role == .evidence, response.answers[parent] == .notApplicable { return standard.reasonNotApplicable }
    return question.part(item.role)?.prompt.map { text($0, of: .question(item.question)) }
      ?? standard.prompt(of: item.role)
  }

  /// The prompt of the grid that an item is a row of, or of the allocation that it is a share of.
  public func gridPrompt(of index: Int) -> String? {
    let item = survey.items[index]
    return item.row == nil ? nil : text(survey.question(of: item).prompt, of: .question(item.question))
  }

  /// How to answer an item, where the author says so.
  public func instruction(of index: Int) -> String? {
    let item = survey.items[index]
    guard item.parent == nil else { return nil }
    return survey.question(of: item).instruction.map { text($0, of: .question(item.question)) }
  }

  /// More about the question of an item.
  public func help(of index: Int) -> String? {
    let item = survey.items[index]
    return survey.question(of: item).help.map { text($0, of: .question(item.question)) }
  }

  /// The title of a section, or of a loop's pass.
  public func title(ofSection index: Int) -> String? {
    survey.sections[index].section.title.map { text($0, of: .section(index)) }
  }

  /// What respondents read when they enter a section.
  public func intro(ofSection index: Int) -> String? {
    survey.sections[index].section.intro.map { text($0, of: .section(index)) }
  }

  /// What a constraint tells respondents.
  ///
  /// - Parameters:
  ///   - index: The constraint.
  ///   - refused: The answer to its item that was refused, where it is about one that is not stored.
  public func message(ofConstraint index: Int, refused: Answer? = nil) -> String {
    let declared = survey.constraints[index]
    switch declared.rule {
    case .declared(let constraint):
      let owner = TextOutputs.Owner.question(survey.items[declared.item].question)
      guard let refused, !survey.outputs.isEmpty else { return text(constraint.message, of: owner) }
      // What the message shows is what was refused, which is not stored.
      var tried = self
      tried.put(refused, at: declared.item)
      tried.refreshAll()
      return tried.text(constraint.message, of: owner)
    case .sum(let rule):
      let wording = InterviewWording(language)
      let sum =
        rule.sum {
          !isOnRoute[$0] ? nil : ($0 == declared.item ? refused ?? response.answers[$0] : response.answers[$0])?.number
        } ?? 0
      return wording.standard.wrongSum(wording.number(sum.text), total: wording.number(rule.total.text))
    }
  }
}

extension Question {
  /// What a checklist item declares about one of its parts.
  func part(_ role: Item.Role) -> CheckParts.Part? {
    guard case .check(_, let parts) = kind else { return nil }
    return switch role {
    case .evidence: parts.evidence
    case .owner: parts.owner
    case .due: parts.due
    case .answer, .other, .statement, .variable: nil
    }
  }
}
