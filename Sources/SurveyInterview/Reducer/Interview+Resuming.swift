public import SurveyModel

extension Interview {
  /// Goes on with an interview that was left.
  ///
  /// Every answer is checked again, since the survey may have changed: one that no longer fits is kept among the
  /// ``refusals``, and the interview stands at the first of these.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - draft: What was kept.
  ///   - language: Another language than the one in which the interview was left.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  ///   - seed: What random orders are made from where the draft does not say.
  public init(
    of survey: CompiledSurvey, resuming draft: InterviewDraft, language: LanguageTag? = nil, now: LocalDateTime,
    seed: UInt64? = nil
  ) {
    let kept = draft.response
    self.init(
      of: survey, id: kept.id, language: language ?? kept.language ?? survey.survey.sourceLanguage, now: now,
      started: kept.started, seed: kept.seed ?? seed)
    for (index, item) in survey.items.enumerated() where index < kept.answers.count && item.takesAnswer {
      guard let answer = kept.answers[index], answer != .notAsked else { continue }
      if let reason = survey.invalidity(of: answer, at: index, now: now) {
        refusals[index] = Refusal(answer: answer, faults: [.invalid(reason)])
      } else {
        put(answer, at: index)
      }
    }
    confirmed = Set(kept.confirmed.compactMap { survey.itemIndex[$0] })
    response.remarks = kept.remarks
    refreshAll()
    takePlace(of: draft)
    reachCurrentItem()
  }

  private mutating func takePlace(of draft: InterviewDraft) {
    let current = draft.current.flatMap { survey.itemIndex[$0] }
    // Pages before the current place or before an answer were read; in the review, all were.
    let met = response.answers.indices.filter { response.answers[$0] != nil } + (current.map { [$0] } ?? [])
    let reached = draft.isInReview ? survey.items.count : met.map { plan.place[$0] }.max() ?? -1
    for item in route where plan.place[item] < reached && !survey.items[item].takesAnswer { seenPages.insert(item) }
    if let first = refusals.keys.filter({ isOnRoute[$0] }).min(by: { plan.place[$0] < plan.place[$1] }) {
      position = .item(first)
    } else if draft.isInReview {
      position = .review
    } else if let current {
      if isOnRoute[current] { position = .item(current) } else { moveOn(from: current) }
    }
  }
}
