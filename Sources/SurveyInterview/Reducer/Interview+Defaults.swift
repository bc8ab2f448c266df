public import SurveyModel

/// What questions hold before the respondent answers them.
///
/// A default is evaluated once in a session, when its question is first reached, and is no answer until the respondent
/// accepts it. A readonly question has no other answer than its default, which is kept up to date.
extension Interview {
  /// The answer that a front end proposes for the current item: its default, or the rest of an allocation.
  public var proposal: Answer? {
    guard let item = currentItem else { return nil }
    return proposedDefault(of: item) ?? proposedShare(of: item)
  }

  /// The default of the current item, as long as the item was not answered; what was accepted or refused is not
  /// proposed again.
  private func proposedDefault(of item: Int) -> Answer? {
    guard !survey.items[item].isReadonly, response.answers[item] == nil, let value = proposedDefaults[item] ?? nil,
      refusals[item]?.answer != .value(value)
    else { return nil }
    return .value(value)
  }

  /// Whether the current item proposes a default.
  public var proposesDefault: Bool { currentItem.map { proposedDefault(of: $0) != nil } ?? false }

  /// Evaluates the default of an item that is reached for the first time.
  mutating func reachCurrentItem() {
    guard let item = currentItem, survey.questions[survey.items[item].question].defaultValue != nil,
      proposedDefaults[item] == nil
    else { return }
    proposedDefaults.updateValue(block.defaultValue(ofItem: item, of: survey), forKey: item)
  }

  // MARK: - Readonly questions

  /// What a readonly item holds as things stand.
  public func readonlyAnswer(of item: Int) -> Answer {
    block.defaultValue(ofItem: item, of: survey).map { .value($0) } ?? .skipped
  }

  /// Brings the readonly items that were met up to date with the answers they are made of. They read earlier items
  /// only, so that one pass is enough.
  mutating func updateReadonlyItems() {
    for item in plan.readonly where response.answers[item] != nil {
      let answer = readonlyAnswer(of: item)
      guard response.answers[item] != answer else { continue }
      put(answer, at: item)
      // What was confirmed was another value.
      confirmed.remove(item)
      if plan.isRead[item] { block.run(survey.program) }
    }
  }

  /// Shows the readonly items on the route, as passing them would.
  mutating func meetReadonlyItems() {
    // One may bring another to the route, a later one.
    while let item = plan.readonly.first(where: { isOnRoute[$0] && response.answers[$0] == nil }) {
      put(readonlyAnswer(of: item), at: item)
      refreshAll()
    }
  }
}
