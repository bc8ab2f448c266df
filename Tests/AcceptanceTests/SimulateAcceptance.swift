import Foundation
import Testing

@Suite("sonde simulate")
struct SimulateAcceptance {
  private static let loyalty = "Surveys/loyalty.xml"

  @Test("the same bytes for the same seed, whatever the locale and the clock say", arguments: ["csv", "jsonl", "json"])
  func determinism(format: String) throws {
    let arguments = ["simulate", Self.loyalty, "--count", "12", "--seed", "3", "--format", format, "--bad", "20%"]
    let once = try Command.run(arguments)
    let again = try Command.run(
      arguments, environment: ["LC_ALL": "fr_FR.UTF-8", "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo"])
    #expect(once.status == 0)
    #expect(once.messages.isEmpty)
    #expect(once.output == again.output)
    #expect(try Command.run(arguments + ["--seed", "4"]).output != once.output)
  }

  @Test("what is simulated is scored and reported without an issue", arguments: ["csv", "jsonl", "json"])
  func feedsTheOthers(format: String) throws {
    let scratch = try Scratch()
    let file = scratch.path("responses.\(format)")
    let made = try Command.sonde(
      "simulate", "Surveys/service-quality.xml", "--count", "40", "--lang", "fr,it,en", "-o", file)
    #expect(made.status == 0)
    #expect(made.output.isEmpty && made.messages.isEmpty)
    let report = try Command.sonde("report", "Surveys/service-quality.xml", file, "--lang", "en")
    #expect(report.status == 0, "\(report.messages)")
    #expect(report.messages.isEmpty)
    #expect(report.output.contains("40"))
    let piped = try Command.sonde(
      "report", "Surveys/service-quality.xml", "-", "--lang", "en", input: scratch.read("responses.\(format)"))
    #expect(piped.output == report.output)
  }

  @Test(
    "damaged records are found by whoever reads them, and the others are used", arguments: ["csv", "jsonl", "json"])
  func badRecords(format: String) throws {
    let scratch = try Scratch()
    let file = scratch.path("responses.\(format)")
    #expect(
      try Command.sonde("simulate", Self.loyalty, "--count", "80", "--bad", "30%", "--seed", "5", "-o", file).status
        == 0)
    let scores = try Command.sonde("score", Self.loyalty, file, "--format", "csv")
    #expect(scores.status == 1)
    for sign in [
      "answers the survey 'loyalty-2'", "is off the route", "is not an answer", "was not submitted", "rejected",
    ] {
      #expect(scores.messages.contains(sign), "\(sign)")
    }
    // Records of another survey and records that are cut are rejected; all others are scored.
    let rejected = scores.messages.components(separatedBy: ": rejected: ").count - 1
    #expect((4...24).contains(rejected))
    #expect(scores.output.split(separator: "\n").count == 1 + 80 - rejected)
  }

  @Test("--coverage shows what is reached, and exits with 1 for a question that nobody is asked")
  func coverage() throws {
    let whole = try Command.sonde(
      "simulate", "Surveys/service-tree.xml", "--count", "150", "--coverage", "--hurry", "5%")
    #expect(whole.status == 0)
    #expect(whole.output.hasPrefix("service-tree 1.1.0: 150 responses\n"))
    #expect(whole.output.contains("trunk: poor "))
    let scratch = try Scratch()
    try scratch.write(Self.dead, to: "dead.xml")
    let dead = try Command.sonde(
      "simulate", "dead.xml", "--count", "60", "--coverage", "-o", "out.csv", in: scratch.folder)
    #expect(dead.status == 1)
    #expect(dead.output.contains("dead.xml:7:14: question 'never' – "))
    #expect(dead.output.contains("'a' runs from 0 to 3"))
    #expect(dead.output.contains("question 'both' – only where a eq 0 and a eq 3"))
    #expect(!dead.output.contains("question 'some'"))
    #expect(try scratch.read("out.csv").split(separator: "\n").count == 61)
  }

  @Test("--strict also fails for what is no question, unless the checker says why nobody reaches it")
  func strictCoverage() throws {
    let scratch = try Scratch()
    func coverage(_ bands: String, _ options: String...) throws -> Command {
      let survey = """
        <survey xmlns="urn:sonde:survey:1" id="banded" version="1" xml:lang="en">
          <title>Banded</title>
          <scale id="points" from="0" to="2">
            <point value="0"><label>No</label></point><point value="2"><label>Yes</label></point>
          </scale>
          <rating id="a" scale="points" required="yes"><prompt>How much?</prompt></rating>
          <scoring>
            <dimension id="d"><item ref="a"/></dimension>
            <bands of="d"><band id="low" from="0" to="40"/>\(bands)<band id="high" from="60" to="100"/></bands>
          </scoring>
        </survey>
        """
      try scratch.write(survey, to: "banded.xml")
      return try Command.run(["simulate", "banded.xml", "--count", "80", "--coverage"] + options, in: scratch.folder)
    }
    // The scale has 0, 50 and 100 %.
    #expect(try coverage("<band id=\"middle\" from=\"40\" to=\"60\"/>", "--strict").status == 0)
    let empty = "<band id=\"middle\" from=\"40\" to=\"52\"/><band id=\"empty\" from=\"52\" to=\"60\"/>"
    #expect(try coverage(empty).status == 0)
    let strict = try coverage(empty, "--strict")
    #expect(strict.status == 1 && strict.output.contains("band d: empty"))
    // The checker warns of this one.
    let below = "<band id=\"below\" from=\"-20\" to=\"0\"/><band id=\"middle\" from=\"40\" to=\"60\"/>"
    let explained = try coverage(below, "--strict")
    #expect(explained.status == 0 && explained.output.contains("no score can reach band 'below'"))
    #expect(try Command.sonde("simulate", Self.loyalty, "--strict").status == 64)
  }

  @Test("--repeat sends answers twice, which the flag for duplicates finds")
  func repeated() throws {
    let arguments = ["simulate", "Surveys/service-quality.xml", "--count", "60", "--seed", "2"]
    let once = try Command.run(arguments).output.split(separator: "\n")
    let scratch = try Scratch()
    let file = scratch.path("r.csv")
    #expect(try Command.run(arguments + ["--repeat", "20%", "-o", file]).status == 0)
    let twice = try scratch.read("r.csv").split(separator: "\n")
    #expect(twice.count == 61)
    // Whoever repeats nothing answers as without the option, and whoever does as the one before, under another id.
    let fields = (once + twice).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let repeating = (1..<61).filter { once[$0] != twice[$0] }
    #expect((4...20).contains(repeating.count))
    for line in repeating {
      #expect(fields[61 + line].dropFirst(6) == fields[61 + line - 1].dropFirst(6))
      #expect(fields[61 + line][0] == fields[line][0])
    }
    let coverage = try Command.run(arguments + ["--repeat", "20%", "--coverage"]).output
    #expect(coverage.contains("  repeated: \(repeating.count)\n"))
  }

  private static let dead = """
    <survey xmlns="urn:sonde:survey:1" id="dead" version="1" xml:lang="en">
      <title>Dead ends</title>
      <scale id="points" from="0" to="3">
        <point value="0"><label>No</label></point><point value="3"><label>Yes</label></point>
      </scale>
      <rating id="a" scale="points" required="yes"><prompt>How much?</prompt></rating>
      <yesno id="never" relevant="a gt 3"><prompt>Never asked?</prompt></yesno>
      <yesno id="some" relevant="a eq 3"><prompt>Asked?</prompt></yesno>
      <yesno id="both" relevant="a eq 0 and a eq 3"><prompt>Neither?</prompt></yesno>
    </survey>
    """

  @Test("respondents who find no answer are counted, with the question")
  func hopeless() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      <survey xmlns="urn:sonde:survey:1" id="strict" version="1" xml:lang="en">
        <title>Strict</title>
        <number id="n" integer="yes" min="0" max="9" required="yes">
          <prompt>N?</prompt><constraint test=". gt 4 and . lt 5"><message>Between.</message></constraint>
        </number>
      </survey>
      """, to: "strict.xml")
    let command = try Command.sonde("simulate", "strict.xml", "--count", "5", in: scratch.folder)
    #expect(command.status == 1)
    #expect(command.messages.contains("5 respondents found no answer to 'n'"))
  }

  @Test("what cannot be is said, and nothing is written")
  func usage() throws {
    let scratch = try Scratch()
    func status(_ arguments: String...) throws -> Int32 { try Command.run(["simulate"] + arguments).status }
    #expect(try status(Self.loyalty, "--count", "0") == 64)
    #expect(try status(Self.loyalty, "--missing", "3") == 64)
    #expect(try status(Self.loyalty, "--trait", "1.5") == 64)
    #expect(try status(Self.loyalty, "--from", "2026-02-30") == 64)
    #expect(try status(Self.loyalty, "--from", "2026-03-02", "--to", "2026-03-01") == 64)
    #expect(try status(Self.loyalty, "--lang", "de") == 64)
    #expect(try status("Surveys/none.xml") == 66)
    let misspelt = try Command.sonde("simulate", Self.loyalty, "--set", "unti=north")
    #expect(misspelt.status == 64)
    #expect(misspelt.messages.contains("did you mean 'unit'?"))
    let file = scratch.path("r.csv")
    try scratch.write("mine", to: "r.csv")
    #expect(try status(Self.loyalty, "-o", file) == 73)
    #expect(try scratch.read("r.csv") == "mine")
    #expect(try status(Self.loyalty, "-o", file, "--force") == 0)
    #expect(try scratch.read("r.csv") != "mine")
    #expect(try status(Self.loyalty, "-o", scratch.path("no/such/folder.csv")) == 73)
  }

  @Test("--set and --from, --to decide what all have in common")
  func given() throws {
    let command = try Command.sonde(
      "simulate", Self.loyalty, "--count", "30", "--set", "unit=north:+0.5,south", "--from", "2026-10-01", "--to",
      "2026-10-10", "--ids", "autumn-")
    #expect(command.status == 0)
    let lines = command.output.split(separator: "\n").dropFirst()
    #expect(lines.count == 30)
    #expect(lines.allSatisfy { $0.hasSuffix(",north") || $0.hasSuffix(",south") })
    #expect(lines.allSatisfy { $0.hasPrefix("autumn-00") && $0.contains(",2026-10-") })
  }
}
