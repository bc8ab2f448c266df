import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Checklist items with evidence, owner and date.
@Suite struct ChecklistTests {
  let form = Form {
    scale("maturity", 0...4)
    check("backup", "maturity", evidenceFrom: 3, ownerBelow: 3, dueBelow: 3, "Backups", allow: [.notApplicable])
    number("last")
  }

  @Test func partsFollowTheLevel() throws {
    var someone = try Respondent(form)
    someone.answers("4")
    #expect(someone.route == ["backup", "backup.evidence", "last"])
    someone.goes(to: "backup")
    someone.answers("1")
    #expect(someone.route == ["backup", "backup.evidence", "backup.owner", "backup.due", "last"])
  }

  @Test func missingEvidenceIsAskedOnceMoreFromItsLevelOn() throws {
    var someone = try Respondent(form)
    someone.answers("3")
    #expect(someone.place == "backup.evidence")
    #expect(someone.answers("") == [.needsConfirmation([.of(1, .evidenceMissing)])])
    #expect(someone.answers("") == [.accepted(item: 1, .skipped)])
    someone.answers("7")
    someone.does(.submit)
    #expect(someone.interview.submission?.response.confirmed == ["backup.evidence"])
  }

  @Test func belowItsLevelEvidenceIsOptional() throws {
    var someone = try Respondent(form)
    someone.answers("1", "")
    #expect(someone.place == "backup.owner")
  }

  @Test func aHigherLevelAsksForEvidenceThatWasNotNeededBefore() throws {
    var someone = try Respondent(form)
    someone.answers("2", "", "Ada", "2026-05-01", "7")
    #expect(someone.place == "review")
    someone.goes(to: "backup")
    someone.answers("4")
    #expect(someone.place == "backup.evidence")
    // Leaving it alone does not hide it.
    someone.does(.review)
    #expect(someone.interview.questioned == [.of(1, .evidenceMissing)])
  }

  @Test func notApplicableAsksForTheReasonInstead() throws {
    var someone = try Respondent(form)
    someone.answers("not-applicable")
    #expect(someone.place == "backup.evidence")
    #expect(someone.interview.prompt(of: 1) == StandardWording(english).reasonNotApplicable)
    #expect(someone.answers("") == [.accepted(item: 1, .skipped)])
    #expect(someone.place == "last")
  }

  @Test func aReasonIsLookedAtAgainWhenItBecomesEvidence() throws {
    var someone = try Respondent(form)
    someone.answers("not-applicable", "no data", "7")
    someone.goes(to: "backup")
    someone.answers("4")
    #expect(someone.place == "backup.evidence")
    #expect(someone["backup.evidence"] == .value(.text("no data")))
    #expect(someone.interview.prompt(of: 1) == StandardWording(english).prompt(of: .evidence))
  }
}
