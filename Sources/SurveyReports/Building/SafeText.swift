import SurveyModel

/// Text of authors and respondents as a report may print it: on one line, and without anything that could move a cursor
/// or turn the direction of what follows.
enum SafeText {
  /// Runs of white space become one space, control characters become U+FFFD.
  static func line(_ text: String) -> String {
    let words = text.split { $0.unicodeScalars.allSatisfy(isBreak) }
    return DiagnosticRenderer.safe(words.joined(separator: " "))
  }

  /// White space at which a line may break; a no-break space is meant to stay.
  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
