import SurveyInterview
import SurveyModel
import SurveyTerminal
import SurveyTestSupport
import Testing

/// Texts of surveys and respondents cannot move the cursor, change the terminal or hide themselves.
@Suite struct HostileTextTests {
  static let hostile = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\r\u{8}\u{202E}evil\u{2066}"
  var evil: FormText { "\(Self.hostile)" }

  @Test func nothingReachesTheOutputUnescaped() throws {
    let form = Form(title: evil, intro: evil) {
      scale("points", [0: evil, 1: evil, 2: evil])
      scale("ends", from: (0, evil), to: (3, evil))
      section("s", title: evil, intro: evil) {
        statement("page", evil)
        single("one", [FormChoice("a", evil), "b"], other: true, evil, required: .yes, help: evil)
        multiple("many", [FormChoice("a", evil, exclusive: true), FormChoice("b", evil)], evil)
        rating("rate", "points", evil)
        rating("end", "ends", evil)
        number("size", unit: Self.hostile, evil, constraints: [.error(". le 5", evil), .warning(". le 2", evil)])
        text("free", evil, relevant: "size < 5")
        text("long", lines: true, evil)
      }
    }
    let typed = Self.hostile
    let session = try Dialogue(
      form,
      [
        "", typed, "?", ":\(typed)", "other", typed, "1 2", "1", "2", "3", "9", "4", "", typed, typed, ".",
        ":l \(typed)",
        "6", ":m \(typed)", "x", "5", "5", "", "r", ":x", typed, "n", ":b", ":r", "s", "s", ":q",
      ])
    let isClean = session.transcript.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
    #expect(isClean)
    #expect(session.transcript.contains("evil"))
    // The scenario went through everything it means to.
    #expect(session.transcript.contains("Review."))
    #expect(session.transcript.contains("off your route"))
    #expect(session.transcript.contains("Thank you."))
  }
}
