import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// What holds for every form and whatever a respondent does.
@Suite struct LawTests {
  static let seeds: Range<UInt64> = 0..<60

  /// Runs random events on a random form and looks after each of them.
  private func play(
    _ seed: UInt64, events: Int = 60,
    _ look: (_ before: Interview, InterviewEvent, [InterviewNotice], Interview) throws -> Void
  ) throws {
    var random = RandomForms(seed: seed)
    var interview = Interview(
      of: try random.form().compiled(), id: "r", language: english, now: moment("2026-03-01"), seed: seed)
    for _ in 0..<events {
      let event = random.event(for: interview)
      let before = interview
      let notices = interview.apply(event)
      try look(before, event, notices, interview)
    }
  }

  @Test(arguments: seeds) func thePositionIsAlwaysOnTheRouteAndTheRouteIsTheProgramsOwn(seed: UInt64) throws {
    try play(seed) { _, event, _, after in
      if let item = after.currentItem { #expect(after.route.contains(item), "\(event)") }
      let replayed = after.survey.replay(after.draft.response, now: after.now)
      let route = after.survey.itemsInOrder(seed: seed).filter {
        after.survey.items[$0].isAsked && replayed.isRelevant(item: $0, in: after.survey.program)
      }
      #expect(after.route == route, "\(event)")
    }
  }

  @Test(arguments: seeds) func backAlwaysGoesToAnEarlierItemOrStaysAtTheStart(seed: UInt64) throws {
    try play(seed) { _, _, _, after in
      guard let item = after.currentItem else { return }
      var back = after
      let notices = back.apply(.back)
      if let earlier = back.currentItem, earlier != item {
        #expect(after.route.firstIndex(of: earlier).map { $0 + 1 } == after.route.firstIndex(of: item))
        #expect(notices.isEmpty)
      } else {
        #expect(notices == [.atStart])
        #expect(item == after.route.first)
      }
    }
  }

  @Test(arguments: seeds) func refusingAndQuestioningStoreNothing(seed: UInt64) throws {
    try play(seed) { before, _, notices, after in
      let isRefused = notices.contains { notice in
        switch notice {
        case .refused: true
        case .needsConfirmation: before.position != .review && after.position == before.position
        default: false
        }
      }
      guard isRefused else { return }
      #expect(before.draft == after.draft)
      #expect(before.route == after.route)
      #expect(before.broken == after.broken)
    }
  }

  @Test(arguments: seeds) func answeringAgainGivesTheSameAsAnsweringDirectly(seed: UInt64) throws {
    var random = RandomForms(seed: seed)
    try play(seed) { before, event, _, after in
      guard case .answer = event, let item = before.currentItem, after.draft != before.draft else { return }
      let other = random.answer(for: item, in: before.survey)
      var direct = before
      guard case .accepted? = direct.apply(.answer(other)).first else { return }
      var again = after
      again.apply(.go(to: item))
      again.apply(.answer(other))
      if again.answer(of: item) != direct.answer(of: item) { again.apply(.answer(other)) }
      var (after, wanted) = (again.draft.response, direct.draft.response)
      // A change takes back what was confirmed about the parts of its item.
      #expect(Set(after.confirmed).isSubset(of: wanted.confirmed))
      (after.confirmed, wanted.confirmed) = ([], [])
      #expect(after == wanted)
      #expect(again.route == direct.route)
      #expect(again.broken == direct.broken)
    }
  }

  @Test(arguments: seeds) func parkedAnswersAreRestoredExactly(seed: UInt64) throws {
    try play(seed) { before, event, notices, after in
      for case .parked(let items) in notices {
        #expect(items.allSatisfy { before.answer(of: $0) == after.answer(of: $0) })
        guard case .answer = event, let item = before.currentItem, let answer = before.answer(of: item) else {
          continue
        }
        var back = after
        back.apply(.go(to: item))
        back.apply(.answer(answer))
        back.apply(.confirm)
        #expect(back.draft.response.answers == before.draft.response.answers)
        // A change takes back what was confirmed about the parts of its item.
        #expect(Set(back.draft.response.confirmed).isSubset(of: before.draft.response.confirmed))
        #expect(back.route == before.route)
      }
    }
  }

  @Test(arguments: seeds) func whatIsNotOfferedCountsForNothingAndIsKept(seed: UInt64) throws {
    try play(seed) { before, _, notices, after in
      for case .withdrawn(let withdrawals) in notices {
        for one in withdrawals {
          #expect(before.answer(of: one.item) == after.answer(of: one.item))
          let left = after.survey.standing(after.answer(of: one.item), of: one.item, in: after.replayed).answer
          #expect(after.replayed.state(ofItem: one.item) == left?.state)
          #expect(after.standingAnswer(of: one.item).map { $0 == left } ?? (left?.state == .invalid))
        }
      }
      guard let item = after.currentItem, let offered = after.offeredChoices(of: item) else { return }
      #expect(!offered.isEmpty, "a question that offers nothing is off the route")
    }
  }

  @Test(arguments: seeds) func aSubmissionHoldsTheRouteAndNothingElse(seed: UInt64) throws {
    try play(seed, events: 150) { _, _, _, after in
      guard let submission = after.submission else { return }
      let replayed = after.survey.replay(submission.response, now: after.now)
      for (index, item) in after.survey.items.enumerated() where item.takesAnswer {
        let answer = submission.response.answers[index]
        guard replayed.isRelevant(item: index, in: after.survey.program) else {
          #expect(answer == .notAsked)
          continue
        }
        let final = try #require(answer)
        #expect(after.survey.standing(final, of: index, in: replayed).answer == final)
        #expect(after.survey.standing(final, of: index, in: replayed).withdrawn == [])
        #expect(replayed.state(ofItem: index) == final.state)
        #expect(final != .notAsked)
        #expect(!(item.requirement == .yes && final == .skipped))
        if case .value(let value) = final {
          #expect(after.survey.invalidity(of: value, for: item, now: after.now) == nil)
        }
        for constraint in after.survey.constraintsOfItem[index] ?? [] where final.state == .value {
          let holds = replayed.holds(constraint: constraint, in: after.survey.program)
          let isError = after.survey.constraints[constraint].severity == .error
          #expect(holds || !isError && submission.response.confirmed.contains(item.id))
        }
      }
    }
  }

  @Test(arguments: seeds) func theSameEventsGiveTheSameState(seed: UInt64) throws {
    var events: [InterviewEvent] = []
    var ends: [Interview] = []
    try play(seed) { _, event, _, after in
      events.append(event)
      ends = [after]
    }
    var random = RandomForms(seed: seed)
    var second = Interview(
      of: try random.form().compiled(), id: "r", language: english, now: moment("2026-03-01"), seed: seed)
    for event in events { second.apply(event) }
    let first = try #require(ends.first)
    #expect(second.draft == first.draft)
    #expect(second.position == first.position)
    #expect(second.submission == first.submission)
    #expect(second.refusals == first.refusals)
  }

  @Test(arguments: seeds) func aDraftResumesToTheSameState(seed: UInt64) throws {
    try play(seed) { _, _, _, after in
      guard after.submission == nil else { return }
      let resumed = Interview(of: after.survey, resuming: after.draft, now: after.now)
      #expect(resumed.draft == after.draft)
      #expect(resumed.route == after.route)
      #expect(resumed.broken == after.broken)
      #expect(resumed.position == after.position)
    }
  }

  @Test(arguments: seeds) func fillingFromASubmissionGivesTheSameSubmission(seed: UInt64) throws {
    try play(seed, events: 150) { _, event, _, after in
      guard event == .submit, let submission = after.submission else { return }
      var filled = Interview(of: after.survey, id: "r", language: english, now: after.now, seed: seed)
      #expect(filled.fill(from: submission.response).isEmpty)
      #expect(filled.apply(.submit) == [.submitted])
      #expect(filled.submission?.response == submission.response)
    }
  }

  /// A law says nothing about what never happens.
  @Test func theRandomRespondentsMeetEverything() throws {
    var met: Set<String> = []
    for seed in Self.seeds {
      try play(seed) { _, _, notices, _ in
        for notice in notices { met.insert("\(notice)".prefix { $0 != "(" }.description) }
      }
    }
    #expect(
      met.isSuperset(of: [
        "accepted", "refused", "needsConfirmation", "parked", "restored", "broken", "atStart", "notOnRoute", "blocked",
        "submitted", "remarked", "withdrawn", "offeredAgain",
      ]))
  }
}

extension Interview {
  /// The draft as a batch would see it.
  fileprivate var replayed: ProgramBlock { survey.replay(draft.response, now: now) }
}
