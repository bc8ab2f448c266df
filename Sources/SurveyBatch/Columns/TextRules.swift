import SurveyModel
import SurveyResponses

/// When the text of an answer has to be seen, and not only its length.
struct TextRules {
  /// Whether a program reads the text.
  let isKept: Bool

  /// The most bytes that are sure to be within the limits.
  private let safeLength: Int

  /// The longest text that stands for something else than itself, in bytes.
  private let longestMeaning: Int

  init(_ column: ColumnMapping.Column, _ item: Int, _ limits: TextLimits, _ survey: CompiledSurvey, isKept: Bool) {
    self.isKept = isKept
    // A text of n bytes has at most n characters; what has to be long enough, or to fit a pattern, is asked about.
    let isFree = limits.minimumLength == nil && limits.pattern == nil && !survey.items[item].isReadonly
    safeLength = isFree ? limits.maximumLength ?? .max : -1
    longestMeaning = column.reading.meanings.keys.map(\.utf8.count).max() ?? 0
  }

  /// Whether a text of so many bytes has to be seen.
  func needsText(_ length: Int) -> Bool { isKept || length > safeLength || length <= longestMeaning }
}
