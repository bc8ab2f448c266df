extension SurveyCompiler {
  /// Reports comparisons with constants that no answer can satisfy, or that every answer does.
  mutating func reportUnreachable(in expression: TypedExpression, _ fragment: SourceFragment) {
    switch expression.node {
    case .comparison(let comparison, let left, let right):
      if let constant = right.constantNumber {
        judge(left, comparison, constant, at: right.range, in: expression, fragment)
      } else if let constant = left.constantNumber {
        judge(right, comparison.mirrored, constant, at: left.range, in: expression, fragment)
      }
    case .membership(let value, let constants):
      for constant in constants { judge(value, .equal, constant, at: nil, in: expression, fragment) }
    default: break
    }
    for child in expression.children { reportUnreachable(in: child, fragment) }
  }

  private mutating func judge(
    _ value: TypedExpression, _ comparison: Comparison, _ constant: Double, at range: Range<Int>?,
    in whole: TypedExpression, _ fragment: SourceFragment
  ) {
    guard let reach = reach(of: value), let always = reach.outcome(of: comparison, with: constant) else { return }
    let subject = fragment.text(in: value.range)
    // A member of a list is judged as the comparison it stands for.
    let condition = range == nil ? "\(subject) = \(written(constant, value.type))" : fragment.text(in: whole.range)
    let place = range ?? placeOfMember(constant, in: whole, fragment)
    let notes = reach.item.map { item -> Diagnostic.Note in
      let question = questions[items[item].question]
      return .init("'\(question.id.text)' is defined here", at: question.id.range)
    }
    report(
      .outOfReach(condition, subject: subject, reach: reach.words, always: always),
      at: fragment.fileRange(of: place), notes: notes.map { [$0] } ?? [])
  }

  private func written(_ constant: Double, _ type: ExpressionType) -> String {
    switch type {
    case .date: "'\(CalendarDate(dayNumber: Int(constant)))'"
    case .time: "'\(TimeOfDay(secondOfDay: Int(constant)))'"
    case .datetime: "'\(LocalDateTime(secondNumber: Int(constant)))'"
    case .state: "'\(AnswerState(rawValue: UInt8(constant))?.name ?? "")'"
    default: constant.shortText
    }
  }

  private func placeOfMember(
    _ constant: Double, in whole: TypedExpression, _ fragment: SourceFragment
  ) -> Range<Int> {
    let tokens = (try? ExpressionLexer.tokens(of: fragment.text)) ?? []
    let member = tokens.first { token in
      guard whole.range.contains(token.range.lowerBound) else { return false }
      switch token.kind {
      case .number(let value): return value == constant
      case .text(let text): return AnswerState(name: text).map { Double($0.rawValue) } == constant
      default: return false
      }
    }
    return member?.range ?? whole.range
  }

  // MARK: - What declarations say

  func reach(of expression: TypedExpression) -> Reach? {
    switch expression.node {
    case .item(let item): return reach(ofItem: item)
    case .score(let input): return reach(ofScore: scoring.inputs[input])
    case .state(let item):
      let excluded = AnswerState.offered.filter { !items[item].allowed.contains($0) }
      guard items[item].takesAnswer, !excluded.isEmpty else { return nil }
      let states = AnswerState.allCases.filter { !excluded.contains($0) }.map(\.name).joined(separator: ", ")
      return Reach(
        least: nil, greatest: nil,
        isPoint: { state in !excluded.contains { Double($0.rawValue) == state } },
        words: "is one of \(states), because of what the question allows", item: item)
    case .countAnswered(let counted): return Reach(least: 0, greatest: Double(counted.count), in: "counts")
    case .countSelected(let set):
      guard case .item(let item) = set.node, case .choices(let list, _, let maximum) = items[item].kind else {
        return nil
      }
      let most = max(1, choiceLists[list].choices.count { !$0.isExclusive })
      return Reach(least: 0, greatest: Double(min(most, maximum ?? most)), in: "is", item: item)
    case .rank(let set, _):
      guard case .item(let item) = set.node, case .ranking(_, let count) = items[item].kind else { return nil }
      return Reach(least: 1, greatest: Double(count), in: "is", item: item)
    case .textual(.length, let texts):
      guard case .item(let item)? = texts.first?.node, case .text(let limits) = items[item].kind else {
        return Reach(least: 0, greatest: nil, in: "is")
      }
      return Reach(least: 0, greatest: limits.maximumLength.map(Double.init), in: "is", item: item)
    default: return nil
    }
  }

  private func reach(ofItem item: Int) -> Reach? {
    switch items[item].kind {
    case .point(let list):
      guard let bounds = choiceLists[list].bounds else { return nil }
      let points = Set(choiceLists[list].choices.compactMap { $0.value?.doubleValue })
      return Reach(
        least: bounds.least.doubleValue, greatest: bounds.greatest.doubleValue,
        isPoint: { points.contains($0) },
        words: "runs from \(bounds.least.text) to \(bounds.greatest.text)", item: item)
    case .number(let limits):
      let (least, greatest) = (limits.minimum?.doubleValue, limits.maximum?.doubleValue)
      guard limits.isInteger else { return Reach(least: least, greatest: greatest, in: "is", item: item) }
      let words = Reach.words("is a whole number", least?.shortText, greatest?.shortText) ?? "is a whole number"
      return Reach(least: least, greatest: greatest, isPoint: { $0.rounded() == $0 }, words: words, item: item)
    case .date(let limits): return reach(of: limits, item)
    case .time(let limits): return reach(of: limits, item)
    case .datetime(let limits): return reach(of: limits, item)
    case .choice, .choices, .ranking, .text, .calculated, .none: return nil
    }
  }

  private func reach<Value>(of limits: TemporalLimits<Value>, _ item: Int) -> Reach? {
    let (first, last) = (limits.minimum?.fixed, limits.maximum?.fixed)
    guard let words = Reach.words("is", first?.description, last?.description) else { return nil }
    return Reach(least: first?.number, greatest: last?.number, words: words, item: item)
  }

  private func reach(ofScore input: CompiledScoring.Input) -> Reach? {
    switch input.member {
    case .percent, .share: Reach(least: 0, greatest: 100, in: "runs")
    case .net, .gap: Reach(least: -100, greatest: 100, in: "runs")
    case .answered: Reach(least: 0, greatest: nil, in: "is")
    case .raw, .level, .quadrant, .group, .band, .firstBlocking: nil
    }
  }
}

extension Reach {
  /// A range of numbers; `nil` when nothing limits it.
  init?(least: Double?, greatest: Double?, in verb: String, item: Int? = nil) {
    guard let words = Self.words(verb, least?.shortText, greatest?.shortText) else { return nil }
    self.init(least: least, greatest: greatest, words: words, item: item)
  }

  static func words(_ verb: String, _ least: String?, _ greatest: String?) -> String? {
    switch (least, greatest) {
    case (let least?, let greatest?): "\(verb) from \(least) to \(greatest)"
    case (let least?, nil): "\(verb == "is" ? "is" : verb + ",") at least \(least)"
    case (nil, let greatest?): "\(verb == "is" ? "is" : verb + ",") at most \(greatest)"
    case (nil, nil): nil
    }
  }
}

extension SourceFragment {
  /// A part of the text.
  func text(in part: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[part.clamped(to: 0..<text.utf8.count)], as: UTF8.self)
  }
}
