public import SurveyModel

/// What a respondent does. Every front end sends these events and nothing else.
public enum InterviewEvent: Sendable, Hashable {
  /// Answers the current item. Text that could not be read as a value comes as `invalid`, so that it is kept and the
  /// fault is told in one place.
  case answer(Answer)
  /// Leaves the current item empty; an answer given before is removed.
  case skip
  /// Stands by the answer, or the submission, that was questioned.
  case confirm
  /// Goes to the item before; always possible.
  case back
  /// Goes to the next item; from one that has no answer yet, this leaves it empty.
  case forward
  /// Goes to an item on the route, by index.
  case go(to: Int)
  /// Puts a remark on the current item; an empty one removes it.
  case remark(String)
  /// Goes on in another language of the survey.
  case setLanguage(LanguageTag)
  /// Opens the review.
  case review
  /// Submits the response, if nothing stands in the way.
  case submit
  /// Leaves; the draft holds everything.
  case leave
}
