/// Signs of inattention in one respondent's answers to a list of items. They are reasons to look, not to delete.
public enum AnswerPattern {
  /// The length of the longest run of equal consecutive answers, in the order asked; a missing answer breaks the run.
  public static func longestRun(_ answers: [Int?]) -> Int {
    var longest = 0
    var current = 0
    var previous: Int?
    for answer in answers {
      current = answer == nil ? 0 : (answer == previous ? current + 1 : 1)
      previous = answer
      longest = max(longest, current)
    }
    return longest
  }

  /// The standard deviation (divisor n − 1) of the answers before reverse coding (Dunn and others, 2018).
  ///
  /// Very low values suggest straightlining, very high ones random answers. `nil` for fewer than two answers.
  public static func intraIndividualVariability(_ answers: [Int?]) -> Double? {
    IntegerMoments(answers.compactMap { $0 }).standardDeviation
  }

  /// Whether a grid of at least `minimumItemCount` items was answered completely with one value.
  ///
  /// It counts against a respondent only when the grid holds a reversed item; otherwise it may be honest.
  public static func isStraightline(_ answers: [Int?], minimumItemCount: Int = 5) -> Bool {
    answers.count >= minimumItemCount && longestRun(answers) == answers.count
  }
}
