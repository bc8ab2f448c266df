import Foundation
import Testing

/// Assessments through the command: what is found in folders, what is told, and what is refused.
@Suite("sonde report on an assessment")
struct AssessmentAcceptance {
  private static func survey(_ id: String, _ item: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="\(id)" xml:lang="en">
      <title>The \(id)</title>
      <scale id="five" from="1" to="5"><point value="1"><label>No</label></point></scale>
      <rating id="\(item)" scale="five"><prompt>\(item)</prompt></rating>
      <scoring><dimension id="d"><item ref="\(item)"/></dimension></scoring>
    </survey>
    """
  }

  private static let assessment = """
    <?xml version="1.0" encoding="UTF-8"?>
    <assessment xmlns="urn:sonde:survey:1" id="joined" xml:lang="en">
      <title>Joined</title>
      <use survey="team.xml" as="team" min-group="2"/>
      <use survey="guests.xml" as="guests" min-group="2"/>
      <join period="year"/>
      <headline score="team.d"/>
      <headline score="guests.d"/>
    </assessment>
    """

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.survey("team", "x"), to: "team.xml")
    try scratch.write(Self.survey("guests", "y"), to: "guests.xml")
    try scratch.write(Self.assessment, to: "joined.xml")
    for folder in ["in/guests", "in/odd"] {
      try FileManager.default.createDirectory(at: scratch.url(folder), withIntermediateDirectories: true)
    }
    try scratch.write("response-id,submitted,x\n1,2026-03-01,3\n2,2026-03-01,5\n", to: "in/team.csv")
    try scratch.write("response-id,submitted,y\n1,2026-03-01,2\n", to: "in/guests/first.csv")
    try scratch.write(
      "{\"survey\": \"guests\", \"id\": \"2\", \"submitted\": \"2026-04-01T00:00:00Z\", \"answers\": {\"y\": 4}}",
      to: "in/odd/a.json")
    return scratch
  }

  /// By hand: 3 and 5 of 5 are 50 and 100 percent; 2 and 4 are 25 and 75.
  @Test("files tell their survey by their records, their name or their folder")
  func finding() throws {
    let scratch = try scratch()
    let found = try Command.sonde("report", "joined.xml", "in", "--format", "json", in: scratch.folder)
    #expect(found.status == 0 && found.messages.isEmpty, "\(found.messages)")
    #expect(found.output.contains("\"value\": 75") && found.output.contains("\"value\": 50"))
    let files = ["in/odd/a.json", "in/guests/first.csv", "in/team.csv"]
    let again = try Command.run(["report", "joined.xml"] + files + ["--format", "json"], in: scratch.folder)
    #expect(again.output == found.output)
  }

  @Test("what is not used is told, with the reason")
  func unused() throws {
    let scratch = try scratch()
    try scratch.write("{\"survey\": \"third\", \"id\": \"3\", \"answers\": {}}", to: "in/odd/b.json")
    let other = try Command.sonde("report", "joined.xml", "in", in: scratch.folder)
    #expect(other.status == 0)
    #expect(other.messages == "sonde: in/odd/b.json: not used: it answers 'third', which 'joined' does not use\n")

    try scratch.write("response-id,x\n1,2\n", to: "in/odd/\u{1B}[31mred.csv")
    let unknown = try Command.sonde("report", "joined.xml", "in", in: scratch.folder)
    #expect(unknown.status == 1)
    #expect(unknown.messages.contains("not used: nothing says which survey it answers"))
    #expect(!unknown.messages.contains("\u{1B}"))
    #expect(unknown.output == other.output)
    #expect(try Command.sonde("report", "joined.xml", "in", "-q", in: scratch.folder).messages.isEmpty)
  }

  @Test("a period without responses, and options that belong elsewhere, are refused")
  func refusals() throws {
    let scratch = try scratch()
    let period = try Command.sonde("report", "joined.xml", "in", "--period", "2025", in: scratch.folder)
    #expect(period.status == 1 && period.output.isEmpty)
    #expect(period.messages == "sonde: no response is of the period '2025'; there are 2026\n")
    for arguments in [
      ["report", "team.xml", "in/team.csv", "--period", "2026"], ["report", "joined.xml", "in", "--respondent", "1"],
      ["report", "joined.xml", "-"], ["report", "joined.xml", "in", "--lang", "fr"],
    ] { #expect(try Command.run(arguments, in: scratch.folder).status == 64, "\(arguments)") }
    #expect(try Command.sonde("report", "joined.xml", "none", in: scratch.folder).status == 1)
    let score = try Command.sonde("score", "joined.xml", "in", in: scratch.folder)
    #expect(score.status == 1 && score.messages.contains("is an assessment"))
  }

  @Test("a survey that is not there, has mistakes, is none, or lies outside is reported at its place")
  func check() throws {
    let scratch = try scratch()
    func messages(_ survey: String) throws -> String {
      try scratch.write(Self.assessment.replacing("team.xml", with: survey), to: "wrong.xml")
      let command = try Command.sonde("check", "--format", "gcc", "wrong.xml", in: scratch.folder)
      #expect(command.status == 1)
      let report = try Command.sonde("report", "wrong.xml", "in", in: scratch.folder)
      #expect(report.status == 1 && report.output.isEmpty)
      return command.output
    }
    #expect(
      try messages("none.xml").hasPrefix("wrong.xml:4:16: error: survey=\"none.xml\": write the path of a survey"))
    #expect(try messages("wrong.xml").contains("this is an assessment"))
    #expect(try messages("../team.xml").contains("a path inside the assessment's folder"))
    try scratch.write(Self.survey("faulty", "x").replacing("ref=\"x\"", with: "ref=\"z\""), to: "faulty.xml")
    #expect(try messages("faulty.xml").contains("without mistakes; see 'sonde check faulty.xml'"))
    let outside = try Scratch()
    try outside.write(Self.survey("team", "x"), to: "team.xml")
    try FileManager.default.createSymbolicLink(at: scratch.url("link.xml"), withDestinationURL: outside.url("team.xml"))
    #expect(try messages("link.xml").contains("a link leads out of it"))
  }

  @Test(
    "the README's command joins the samples, in three languages",
    arguments: [
      ("fr", "7 enquêtes mesurées sur 7"), ("it", "7 indagini misurate su 7"), ("en", "7 of 7 surveys measured"),
    ])
  func samples(language: String, measured: String) throws {
    let arguments = [
      "report", "Surveys/customer-loyalty.xml", "Surveys/samples", "--on-error", "allow", "--quiet", "--lang", language,
    ]
    let command = try Command.run(arguments)
    #expect(command.status == 0 && command.messages.isEmpty)
    let text = command.output
    try expectGolden(text, "customer-loyalty.\(language)")
    // Every text of the assessment and of its surveys is there in the language.
    for tag in ["[fr]", "[it]", "[en]"] { #expect(!text.contains(tag)) }
    #expect(try Command.run(arguments).output == text)
    let plain = try Command.run(arguments + ["--plain"]).output
    #expect(plain.contains(measured) && !plain.contains("█"))
    let json = try Command.run(arguments + ["--format", "json"]).output
    #expect(json.contains("\"schema\": \"sonde-assessment/1\""))
  }

  @Test("what is wrong with the samples is said, and fails where it was not allowed")
  func damagedSamples() throws {
    let arguments = ["report", "Surveys/customer-loyalty.xml", "Surveys/samples", "--lang", "en"]
    let strict = try Command.run(arguments)
    let lenient = try Command.run(arguments + ["--on-error", "allow"])
    #expect(strict.status == 1 && lenient.status == 0)
    #expect(strict.messages == lenient.messages && strict.messages.contains(" rejected"))
    #expect(strict.output == lenient.output)
    let survey = ["Surveys/loyalty.xml", "Surveys/samples/2026-spring/loyalty.csv", "-q"]
    for command in ["score", "report"] {
      #expect(try Command.run([command] + survey).status == 1)
      #expect(try Command.run([command] + survey + ["--on-error", "allow"]).status == 0)
    }
  }
}
