public import SurveyModel

/// What just happened, for the front end to say. Items and constraints are indices into the ``CompiledSurvey``.
public enum InterviewNotice: Sendable, Hashable {
  /// An answer was accepted and stored.
  case accepted(item: Int, Answer)
  /// What was given is not stored, for these reasons.
  case refused(item: Int, [Fault])
  /// The same answer, or submission, is accepted when given once more, or confirmed.
  case needsConfirmation([Questioned])
  /// Items with answers that left the route: their answers stay in the draft and count for nothing.
  case parked([Int])
  /// Items with answers that came back to the route, answers and all.
  case restored([Int])
  /// Choices in other answers that are no longer offered: they stay in the draft and count for nothing.
  case withdrawn([Withdrawal])
  /// Choices in other answers that are offered again, and count again.
  case offeredAgain([Withdrawal])
  /// Constraints of other items that no longer hold.
  case broken(constraints: [Int])
  /// There is nothing before the current item.
  case atStart
  /// The item to go to is not on the route.
  case notOnRoute(item: Int)
  /// A remark was kept, or removed when it was empty.
  case remarked(item: Int)
  /// The interview goes on in another language.
  case languageChanged(LanguageTag)
  /// The survey has no such language.
  case languageNotOffered(LanguageTag)
  /// The response cannot be submitted yet: what stands in the way, in order of the route.
  case blocked([ItemFault])
  /// The response was submitted; see ``Interview/submission``.
  case submitted
  /// The respondent left.
  case left
}

/// Why an answer is refused, or a response cannot be submitted.
public enum Fault: Sendable, Hashable {
  /// Not an answer to the item.
  case invalid(InvalidReason)
  /// An answer is required.
  case required
  /// The item is readonly, and this is not its value.
  case readonly
  /// A constraint does not hold, by index.
  case constraint(Int)
}

/// Why an answer is questioned once.
public enum Concern: Sendable, Hashable {
  /// A constraint of severity `warning` does not hold, by index.
  case constraint(Int)
  /// The item was left empty, and an answer is wanted.
  case unanswered
  /// The level claimed needs evidence, and there is none.
  case evidenceMissing
}

/// A fault and its item.
public struct ItemFault: Sendable, Hashable {
  /// The item, by index.
  public let item: Int

  /// The fault.
  public let fault: Fault

  /// Makes a pair.
  public init(item: Int, fault: Fault) {
    self.item = item
    self.fault = fault
  }
}

/// An item whose answer is questioned, and why.
public struct Questioned: Sendable, Hashable {
  /// The item, by index.
  public let item: Int

  /// The reasons, at least one.
  public let concerns: [Concern]

  /// Makes a pair.
  public init(item: Int, concerns: [Concern]) {
    self.item = item
    self.concerns = concerns
  }
}
