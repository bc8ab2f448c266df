import Foundation
import Testing

/// Surveys with libraries through every command, on real files.
@Suite("Libraries and imports")
struct ImportAcceptance {
  private static let library = """
    <?xml version="1.0" encoding="UTF-8"?>
    <library xmlns="urn:sonde:survey:1" id="scales" xml:lang="en">
      <scale id="agreement" from="1" to="5">
        <point value="1"><label>Strongly disagree</label></point>
        <point value="5"><label>Strongly agree</label></point>
      </scale>
      <choices id="channels">
        <choice value="shop"><label>In the shop</label></choice>
        <choice value="web"><label>Online</label></choice>
      </choices>
    </library>

    """

  private static let survey = """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="visit" xml:lang="en">
      <title>Visit</title>
      <import href="library/scales.xml"/>
      <rating id="kind" scale="agreement"><prompt>Kind?</prompt></rating>
      <scoring>
        <dimension id="kindness" missing="all"><item ref="kind"/></dimension>
      </scoring>
    </survey>

    """

  private static let tests = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tests xmlns="urn:sonde:survey:1" survey="../visit.xml" today="2026-03-02">
      <case name="agreement">
        <answer ref="kind">4</answer>
        <expect score="kindness" percent="75"/>
      </case>
    </tests>

    """

  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["library", "tests"] {
      try FileManager.default.createDirectory(at: scratch.url(name), withIntermediateDirectories: true)
    }
    try scratch.write(Self.library, to: "library/scales.xml")
    try scratch.write(Self.survey, to: "visit.xml")
    try scratch.write(Self.tests, to: "tests/visit.xml")
    return scratch
  }

  @Test("check, test, fmt, answer, score and report work with a survey that imports")
  func commands() throws {
    let scratch = try folder()
    for arguments in [
      ["check", "--strict", "."], ["check", "--strict", "library/scales.xml"], ["test", "."], ["fmt", "--check", "."],
    ] {
      let command = try Command.run(arguments, in: scratch.folder)
      #expect(command.status == 0, "\(arguments): \(command.output)\(command.messages)")
    }
    let answered = try Command.sonde(
      "answer", "visit.xml", "--no-draft", "-o", "r.json", input: "4\n:submit\n:submit\n", in: scratch.folder)
    #expect(answered.output.contains("Strongly agree"))
    try scratch.write("id,kind\nr1,4\n", to: "r.csv")
    let score = try Command.sonde("score", "visit.xml", "r.csv", "--format", "csv", in: scratch.folder)
    #expect(score.status == 0, "\(score.messages)")
    #expect(score.output.contains("75"))
    #expect(try Command.sonde("report", "visit.xml", "r.csv", in: scratch.folder).status == 0)
    // From another folder, paths still begin at the survey's own.
    #expect(try Command.sonde("check", scratch.path("visit.xml")).status == 0)
  }

  @Test("a mistake in a library is said once, at its place, however many surveys import it")
  func mistakes() throws {
    let scratch = try folder()
    try scratch.write(
      Self.library.replacingOccurrences(of: "from=\"1\"", with: "form=\"1\""), to: "library/scales.xml")
    try scratch.write(Self.survey, to: "another.xml")
    let command = try Command.sonde("check", "--format", "gcc", ".", in: scratch.folder)
    #expect(command.status == 1)
    let lines = command.output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("library/scales.xml:") }.count == 1, "\(command.output)")
    let alone = try Command.sonde("check", "visit.xml", in: scratch.folder)
    #expect(alone.output.contains("visit.xml:4:17: note: the library is imported here"))
  }

  @Test("a library that is missing, or that a link takes out of the folder, is not read")
  func outside() throws {
    let scratch = try folder()
    let elsewhere = try Scratch()
    try elsewhere.write(Self.library, to: "scales.xml")
    try FileManager.default.removeItem(at: scratch.url("library/scales.xml"))
    let missing = try Command.sonde("check", "visit.xml", in: scratch.folder)
    #expect(missing.status == 1)
    #expect(
      missing.output.contains(
        "'library/scales.xml' cannot be imported; looked at library/scales.xml: No such file or directory"))
    try FileManager.default.createSymbolicLink(
      at: scratch.url("library/scales.xml"), withDestinationURL: elsewhere.url("scales.xml"))
    let linked = try Command.sonde("check", "visit.xml", in: scratch.folder)
    #expect(linked.status == 1)
    #expect(linked.output.contains("a link leads out of it here"))
    #expect(!linked.output.contains("Strongly"))
  }

  @Test("a library is no survey to be answered or tested")
  func noSurvey() throws {
    let scratch = try folder()
    let answer = try Command.sonde("answer", "library/scales.xml", in: scratch.folder)
    #expect(answer.status == 1)
    #expect(answer.messages == "sonde: library/scales.xml is a library; give a survey that imports it\n")
    let test = try Command.sonde("test", "library/scales.xml", in: scratch.folder)
    #expect(test.messages.hasPrefix("sonde: library/scales.xml is a library; give a file of tests\n"))
  }
}
