public import SurveyModel

/// An unfinished interview as it is kept: everything that is needed to go on where the respondent left.
public struct InterviewDraft: Sendable, Hashable {
  /// The answers, those off the route included, with remarks and confirmed warnings.
  public var response: Response

  /// The id of the current item; `nil` before the first and in the review.
  public var current: String?

  /// Whether the review was open.
  public var isInReview: Bool

  /// Makes a draft.
  public init(response: Response, current: String? = nil, isInReview: Bool = false) {
    self.response = response
    self.current = current
    self.isInReview = isInReview
  }
}

/// A submitted response, and what submitting left out.
public struct Submission: Sendable, Hashable {
  /// The response: every item on the route has a state, and every other is `notAsked`.
  public var response: Response

  /// The items whose answers were dropped because they are off the route, by index.
  public let dropped: [Int]

  /// The choices that were left out of answers because they are not offered.
  public let withdrawals: [Withdrawal]
}
