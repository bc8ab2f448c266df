public import SurveyModel

extension ResponseScorer {
  /// The flags of one response, in the order in which they are declared. A duplicate and an id that comes again are judged
  /// by ``FlagWatch``, which has seen the others.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - block: A block on which the survey's program has run for it.
  ///   - row: The row.
  public func flags(of response: Response, _ block: ProgramBlock, row: Int = 0) -> [FlagResult] {
    survey.scoring.flags.map { flag in
      let answers = flag.items.map { answer($0.item, block, row) }
      switch flag.flag.kind {
      case .straightline: return straightline(flag, answers)
      case .longstring: return longstring(flag, answers)
      case .inconsistent: return inconsistent(flag, answers)
      case .speeder: return speeder(flag, response, block, row)
      case .duplicate: return duplicate(flag, signature(block, row))
      case .sameID: return sameID(response.isNumbered ? nil : ResponseFingerprint(response.id.utf8))
      }
    }
  }

  /// The stored number of an item that was answered.
  private func answer(_ item: Int, _ block: ProgramBlock, _ row: Int) -> Double? {
    block.state(ofItem: item, row: row) == .value ? block.number(ofItem: item, row: row, in: survey.program) : nil
  }

  /// Enough items answered, which is all unless declared otherwise, all alike, and one of them worded the other way, so that it cannot be meant.
  func straightline(_ flag: CompiledScoring.CompiledFlag, _ answers: [Double?]) -> FlagResult {
    let given = answers.compactMap(\.self)
    let required = (flag.flag.missing ?? .all).required(of: answers.count)
    guard given.count >= required, Ratio(given.count) >= flag.threshold else { return FlagResult(nil) }
    let isRaised = Set(given).count == 1 && flag.items.contains(where: \.isReversed)
    return FlagResult(isRaised, measure: Ratio(isRaised ? given.count : 0))
  }

  /// The longest row of equal answers among the items asked; without a declared threshold also four fifths of them.
  func longstring(_ flag: CompiledScoring.CompiledFlag, _ answers: [Double?]) -> FlagResult {
    guard answers.contains(where: { $0 != nil }) else { return FlagResult(nil) }
    var longest = 0
    var row = 0
    var previous: Double?
    for answer in answers {
      row = answer == nil ? 0 : answer == previous ? row + 1 : 1
      previous = answer
      longest = max(longest, row)
    }
    var isRaised = Ratio(longest) >= flag.threshold
    if flag.flag.threshold == nil, answers.count >= 5, 5 * longest > 4 * answers.count { isRaised = true }
    return FlagResult(isRaised, measure: Ratio(longest))
  }

  /// How far the answers are apart, in percent of their scales and turned where they are keyed the other way.
  private func inconsistent(_ flag: CompiledScoring.CompiledFlag, _ answers: [Double?]) -> FlagResult {
    let percents = zip(flag.items, answers).compactMap { item, answer in answer.flatMap { percent(of: $0, to: item) } }
    guard percents.count >= 2, let least = percents.min(), let greatest = percents.max() else { return FlagResult(nil) }
    return inconsistent(flag, from: least, to: greatest)
  }

  /// What a flag says of two answers or more that are so far apart.
  func inconsistent(_ flag: CompiledScoring.CompiledFlag, from least: Ratio, to greatest: Ratio) -> FlagResult {
    FlagResult(greatest - least >= flag.threshold, measure: greatest - least)
  }

  /// A stored answer in percent of its scale, turned where the item is keyed the other way; `nil` without a scale.
  func percent(of stored: Double, to item: CompiledScoring.CompiledFlag.Item) -> Ratio? {
    guard let least = item.least, let greatest = item.greatest else { return nil }
    // Yes is first in its list, and counts 1.
    let isChoice = if case .choice = survey.items[item.item].kind { true } else { false }
    guard let value = Ratio(nearestDecimal: isChoice ? 1 - stored : stored) else { return nil }
    let percent = (value - least) * 100 / (greatest - least)
    return item.isReversed ? percent.map { 100 - $0 } : percent
  }

  private func speeder(
    _ flag: CompiledScoring.CompiledFlag, _ response: Response, _ block: ProgramBlock, _ row: Int
  ) -> FlagResult {
    let answered = survey.items.indices.count {
      survey.items[$0].takesAnswer && block.state(ofItem: $0, row: row) == .value
    }
    guard let start = response.started.flatMap(Timestamp.init(iso:)),
      let end = response.submitted.flatMap(Timestamp.init(iso:))
    else { return FlagResult(nil) }
    return speeder(flag, seconds: end.seconds - start.seconds, answered: answered)
  }

  /// What a flag says of so many answers in so many seconds; an end before the beginning is no time.
  func speeder(_ flag: CompiledScoring.CompiledFlag, seconds: Int, answered: Int) -> FlagResult {
    guard answered > 0, seconds >= 0, let pace = Ratio(Int128(seconds), over: Int128(answered)) else {
      return FlagResult(nil)
    }
    return FlagResult(pace < flag.threshold, measure: pace, seconds: flag.flag.medianShare == nil ? nil : seconds)
  }

  /// The signature of all answers.
  private func signature(_ block: ProgramBlock, _ row: Int) -> AnswerSignature {
    survey.items.indices.lazy.filter { survey.items[$0].takesAnswer }
      .reduce(into: AnswerSignature()) { $0 += signature(ofItem: $1, block, row: row) }
  }

  /// What is said of an id: whether it comes again, only who has seen all knows.
  func sameID(_ fingerprint: ResponseFingerprint?) -> FlagResult {
    FlagResult(fingerprint == nil ? nil : false, fingerprint: fingerprint)
  }
}
