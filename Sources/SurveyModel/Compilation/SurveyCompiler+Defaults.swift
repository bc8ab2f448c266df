extension SurveyCompiler {
  /// What a question holds before anyone answers it.
  enum Default {
    /// The same in every interview.
    case constant(AnswerValue)
    /// Computed from earlier answers or from the clock.
    case expression(TypedExpression)
  }

  /// Types the defaults of questions, and reports those that can be no answer.
  mutating func resolveDefaults() {
    var reported: Set<Int> = []
    for index in items.indices {
      let item = items[index]
      let question = questions[item.question]
      guard item.role == .answer, !unusable.contains(index), let type = item.valueType else { continue }
      let isFirst = reported.insert(item.question).inserted
      let known = diagnostics.count
      resolveDefault(of: index, type, question)
      // The rows of a grid have the same type, so that what is wrong is the same for all.
      if !isFirst { diagnostics.removeSubrange(known...) }
    }
  }

  private mutating func resolveDefault(of index: Int, _ type: ExpressionType, _ question: Question) {
    if let place = question.readonly { checkReadonly(question, at: place) }
    guard let fragment = question.defaultValue, let syntax = parse(fragment) else { return }
    do throws(ExpressionFault) {
      let checker = ExpressionChecker(scope: scope(in: items[index].section))
      if case .text(let text) = syntax.node, type.lane == .choices {
        // As tables of responses write several codes.
        let codes = text.split(separator: "|").map(String.init)
        if case .ranking = type {
          accept(.ranking(codes), for: index, fragment)
        } else {
          accept(
            .codes(items[index].choiceList.map { choiceLists[$0].inListOrder(codes) } ?? codes), for: index, fragment)
        }
        return
      }
      let value = try checker.value(syntax, of: type, for: question.id.text)
      guard value.isConstant else {
        defaults[index] = .expression(value)
        return
      }
      // A constant that is missing, such as a division by 0, proposes nothing.
      guard let constant = value.constantValue(in: choiceLists) else { return }
      accept(constant, for: index, fragment)
    } catch {
      report(error, in: fragment)
    }
  }

  private mutating func accept(_ value: AnswerValue, for index: Int, _ fragment: SourceFragment) {
    let item = items[index]
    guard let reason = item.kind.invalidity(of: value, in: choiceLists, now: nil) else {
      defaults[index] = .constant(value)
      return
    }
    var suggestion: String?
    if case .unknownCode(let code) = reason, let list = item.choiceList {
      suggestion = NameSuggestion.nearest(to: code, among: choiceLists[list].choices.map(\.code.text))
    }
    let detail = "the default \(value.tableText) is no answer to '\(item.id)': \(reason.message)"
    report(.badDefault(detail), at: fragment.range, suggestion: suggestion)
  }

  private mutating func checkReadonly(_ question: Question, at place: SourceRange) {
    let id = question.id.text
    if question.defaultValue == nil {
      report(.badDefault("'\(id)' is readonly and has no default, so it would always be empty"), at: place)
    }
    if let requirement = question.inherited.requirement, requirement != .no {
      report(
        .idleSetting(
          "required=\"\(requirement.rawValue)\" has no effect on '\(id)': nobody can answer what is readonly"),
        at: place)
    }
    if question.inherited.allowed?.isEmpty == false {
      report(.idleSetting("allow has no effect on '\(id)': nobody can answer what is readonly"), at: place)
    }
  }
}

extension TypedExpression {
  /// The value of an expression that depends on nothing; `nil` where it is missing.
  func constantValue(in choiceLists: [ChoiceList]) -> AnswerValue? {
    var builder = ProgramBuilder(items: [], scoreInputs: 0, adviceCount: 0)
    let place = builder.defaultValue(self, into: builder.allocateLasting(type.lane))
    let program = builder.finished()
    var block = ProgramBlock(for: program, rowCount: 1, now: LocalDateTime(CalendarDate(dayNumber: 0)))
    block.run(program)
    return block.value(at: place, of: type, in: choiceLists)
  }
}
