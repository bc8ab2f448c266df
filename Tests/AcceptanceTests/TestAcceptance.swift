import Foundation
import Testing

@Suite("sonde test")
struct TestAcceptance {
  @Test("the shipped surveys give what was worked out by hand")
  func shippedTests() throws {
    let command = try Command.sonde("test", "Surveys")
    #expect(command.status == 0, "\(command.output)")
    #expect(command.messages.isEmpty)
    let lines = command.output.split(separator: "\n")
    for name in [
      "customer-insight", "employee-climate", "initiative-register", "loyalty-readiness", "loyalty", "service-quality",
      "service-tree",
    ] {
      #expect(lines.contains("Surveys/tests/\(name).tests.xml"))
    }
    #expect(lines.count { $0.hasPrefix("  ok    ") } >= 200)
    #expect(lines.last?.hasSuffix(" cases, all as expected") == true)
    #expect(try Command.sonde("check", "--strict", "Surveys", "Surveys/tests").status == 0)
  }

  private static let survey = """
    <survey xmlns="urn:sonde:survey:1" id="tree" xml:lang="en">
      <title>Tree</title>
      <scale id="state" from="0" to="4"><point value="0"/></scale>
      <rating id="trunk" scale="state"><prompt>Trunk?</prompt></rating>
      <rating id="branches" scale="state" relevant="trunk ge 2"><prompt>Branches?</prompt></rating>
      <scoring>
        <dimension id="health"><item ref="trunk"/><item ref="branches"/></dimension>
      </scoring>
    </survey>

    """

  private func scratch(_ cases: String, survey: String = "tree.xml") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.survey, to: "tree.xml")
    try scratch.write(
      "<tests xmlns=\"urn:sonde:survey:1\" survey=\"\(survey)\" today=\"2026-03-01\">\n\(cases)\n</tests>\n",
      to: "tree.tests.xml")
    return scratch
  }

  @Test("a case that fails shows what was expected, what came instead, and how")
  func failure() throws {
    let scratch = try scratch(
      """
      <case name="a weak trunk hides the branches">
        <answer ref="trunk">1</answer>
        <expect not-asked="branches"/> <expect score="health" percent="25" state="scored"/>
      </case>
      <case name="a sound trunk is all there is">
        <answer ref="trunk">3</answer> <answer ref="branches">1</answer>
        <expect asked="branches"/> <expect score="health" percent="75"/>
      </case>
      """)
    let command = try Command.sonde("test", ".", in: scratch.folder)
    #expect(command.status == 1)
    #expect(
      command.output == """
        tree.tests.xml
          ok    a weak trunk hides the branches
          FAIL  a sound trunk is all there is
                tree.tests.xml:8:62: health.percent: expected 75 (±0.005), got 50
                    trunk: 3, counts 3
                    branches: 1, counts 1
                    health: 2 on 0–4, 50 %; scored, 2 of 2
        2 cases, 1 not as expected

        """)
    let quiet = try Command.sonde("test", "-q", "tree.tests.xml", in: scratch.folder)
    #expect(quiet.output.hasPrefix("  FAIL  a sound trunk"))
  }

  @Test("check reads tests too, and finds names that the survey does not have")
  func checking() throws {
    let scratch = try scratch(
      """
      <case name="c">
        <answer ref="trnk">1</answer>
        <expect score="helth" percent="25"/>
      </case>
      """)
    let check = try Command.sonde("check", ".", in: scratch.folder)
    #expect(check.status == 1)
    #expect(
      check.output == """
        tree.tests.xml:3:16: error: no question is named 'trnk' [unknown-reference]
            3 |   <answer ref="trnk">1</answer>
              |                ^~~~ help: did you mean 'trunk'?
        tree.tests.xml:4:18: error: no score is named 'helth' [unknown-reference]
            4 |   <expect score="helth" percent="25"/>
              |                  ^~~~~ help: did you mean 'health'?
        2 errors in tree.tests.xml

        """)
    let test = try Command.sonde("test", ".", in: scratch.folder)
    #expect(test.status == 1)
    #expect(test.messages.contains("tree.tests.xml:3:16: error: no question is named 'trnk'"))
  }

  @Test(
    "the survey must be there, be one, and be named by a relative path",
    arguments: [
      ("no.xml", "no.xml: No such file or directory"), ("tree.tests.xml", "the path of a survey without mistakes"),
      ("/etc/passwd", "a path relative to this file"), ("file:tree.xml", "a path relative to this file"),
      ("", "a path relative to this file"),
    ])
  func surveyPath(path: String, message: String) throws {
    let scratch = try scratch("<case name=\"c\"><expect asked=\"trunk\"/></case>", survey: path)
    let command = try Command.sonde("check", "tree.tests.xml", in: scratch.folder)
    #expect(command.status == 1)
    #expect(command.output.hasPrefix("tree.tests.xml:1:43: error: survey=\"\(path)\": write "), "\(command.output)")
    #expect(command.output.contains(message), "\(command.output)")
    #expect(command.output.hasSuffix("1 error in tree.tests.xml\n"))
  }

  @Test("a survey is no file of tests, and the other way round")
  func mixUps() throws {
    let scratch = try scratch("<case name=\"c\"><expect asked=\"trunk\"/></case>")
    let survey = try Command.sonde("test", "tree.xml", in: scratch.folder)
    #expect(survey.status == 1)
    #expect(survey.messages == "sonde: tree.xml is a survey; give the file of its tests\n")
    let answer = try Command.sonde("score", "tree.tests.xml", "-", in: scratch.folder)
    #expect(answer.status == 1)
    #expect(answer.messages.contains("tree.tests.xml is a file of tests; give the survey"))
    try FileManager.default.removeItem(at: scratch.url("tree.tests.xml"))
    let nothing = try Command.sonde("test", ".", in: scratch.folder)
    #expect(nothing.status == 66)
    #expect(nothing.messages == "sonde: no tests in .\n")
    #expect(try Command.sonde("test", "no.xml", in: scratch.folder).status == 66)
  }
}
