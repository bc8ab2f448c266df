import SurveyModel

/// Submitting, and what stands in the way.
extension Interview {
  /// What keeps the response from being submitted, in order of the route.
  public var blockers: [ItemFault] {
    route.flatMap { item in faults(of: item).map { ItemFault(item: item, fault: $0) } }
  }

  /// What is asked about once more before the response is submitted, in order of the route.
  public var questioned: [Questioned] {
    route.compactMap { item in
      let concerns = concerns(of: item)
      return concerns.isEmpty ? nil : Questioned(item: item, concerns: concerns)
    }
  }

  mutating func submit(confirmed isConfirmed: Bool) -> [InterviewNotice] {
    meetReadonlyItems()
    let blockers = blockers
    guard blockers.isEmpty else {
      position = .review
      return [.blocked(blockers)]
    }
    let questioned = questioned
    guard questioned.isEmpty || isConfirmed else {
      position = .review
      awaitsSubmission = true
      return [.needsConfirmation(questioned)]
    }
    confirmed.formUnion(questioned.map(\.item))
    submission = makeSubmission()
    position = .done
    return [.submitted]
  }

  private func makeSubmission() -> Submission {
    var final = response
    final.language = language
    for (index, item) in survey.items.enumerated() {
      guard item.takesAnswer else {
        final.answers[index] = nil
        continue
      }
      final.answers[index] = isOnRoute[index] ? standingAnswer(of: index) ?? .skipped : .notAsked
    }
    // A confirmation counts only while there is something to confirm.
    final.confirmed = route.filter { confirmed.contains($0) && !allConcerns(of: $0, atEnd: true).isEmpty }
      .map { survey.items[$0].id }
    return Submission(response: final, dropped: parked, withdrawals: withdrawals)
  }
}
