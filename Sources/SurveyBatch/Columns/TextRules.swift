import SurveyModel
import SurveyResponses

/// When the text of an answer has to be seen, and not only its length.
struct TextRules {
  /// Whether a program reads the text.
  let isKept: Bool

  /// The most Unicode scalars that are sure to be within the limits.
  private let safeLength: Int

  /// The most Unicode scalars of a text that stands for something else than itself; at least that many.
  private let longestMeaning: Int

  init(_ column: ColumnMapping.Column, _ item: Int, _ limits: TextLimits, _ survey: CompiledSurvey, isKept: Bool) {
    self.isKept = isKept
    // A text of n scalars has at most n characters; what has to be long enough, or to fit a pattern, is asked about.
    let isFree = limits.minimumLength == nil && limits.pattern == nil && !survey.items[item].isReadonly
    safeLength = isFree ? limits.maximumLength ?? .max : -1
    longestMeaning = column.reading.meanings.keys.map(\.utf8.count).max() ?? 0
  }

  /// Whether a text of so many Unicode scalars has to be seen.
  func needsText(_ scalars: Int) -> Bool { isKept || scalars > safeLength || scalars <= longestMeaning }
}
