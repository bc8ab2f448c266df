import SurveyModel
import Testing

/// Patterns on which matching would take forever are refused before any respondent meets them, and ordinary ones are not.
@Suite struct RepetitionCheckTests {
  @Test(arguments: [
    "(a+)+b", "(a*)*", "([a-z]+)*x", "(a+b*)+c", "(?:x+)+y", "((ab)*)*", "(a|b+)*c", "(a?b*)+", "(a{2,})+",
  ])
  func runaway(pattern: String) {
    #expect(TextPattern(pattern).fault?.hasPrefix("a repeated group holds nothing but repeated parts") == true)
  }

  @Test(arguments: [
    "[A-Z]{2}[0-9]+", "([0-9]+,)*[0-9]+", "(-[a-z]+)*", "(a|b)*", "[a-z]+(-[a-z]+)*", "(a++)+", "(ab)+c*", "a+b+c+",
    "[(+)]+x", "\\(+a", "(?<year>[0-9]{4})-(?<month>[0-9]{2})", "(a+)?b",
  ])
  func ordinary(pattern: String) {
    #expect(TextPattern(pattern).fault == nil)
  }
}
