import SurveyModel
import Testing

@testable import SurveySimulation

/// Texts made up for patterns, held against the matcher that judges answers.
@Suite struct PatternTextTests {
  @Test(arguments: [
    "[A-Z]{2}-[0-9]{4}", "(north|south|east)-\\d+", "\\d{5}(-\\d{4})?", "[^@ ]+@[^@ ]+\\.[a-z]{2,3}", "a*b+c?",
    "(?:ab|cd){2,3}x", "^[a-z][a-z0-9_-]*$", "\\+\\d{2} \\d{1,3}( \\d{2}){3}", "[\\w.]+", "\\p{L}+ \\p{Lu}", ".{3}",
    "a{0,2}?b", "[a-]", "x|y|", "\\(\\d\\)", "é[à-ü]", "[^\\d]{4}",
  ])
  func theyMatch(pattern: String) throws {
    let matcher = TextPattern(pattern)
    try #require(matcher.fault == nil)
    let maker = try #require(PatternText(pattern))
    var chance = Chance(1)
    var made: Set<String> = []
    for _ in 0..<50 {
      let text = maker.text(&chance)
      #expect(matcher.matches(text), "\(text)")
      made.insert(text)
    }
    #expect(made.count > 1)
  }

  /// What is not understood gives no text rather than a wrong one.
  @Test(arguments: ["(?=a)b", "(a)\\1", "\\bword\\b", "[a-z&&[^x]]", "(?<year>\\d{4})", "a{", "(", "[a"])
  func whatIsNotUnderstoodGivesNone(pattern: String) {
    #expect(PatternText(pattern) == nil)
  }
}
