import Foundation
import Testing

@Suite("sonde score and sonde report")
struct ReportAcceptance {
  @Test("the samples give one record each; the table has the same columns whatever it holds")
  func scores() throws {
    let command = try Command.sonde(
      "score", "Surveys/service-quality.xml", "Surveys/samples/service-quality.csv", "--format", "csv")
    #expect(command.status == 0)
    #expect(command.messages.isEmpty)
    let lines = command.output.split(separator: "\n")
    #expect(lines.count == 241)
    let widths = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
    #expect(widths.count == 1)
    // By hand: q-001 answers 3, 3 and 3, the last turned to 6 − 3 = 3; (3 − 1) / (5 − 1) = 50 %.
    #expect(lines[1].hasPrefix("q-001,0,50,scored,3,sound,"))
  }

  @Test("the same bytes whatever the order of arguments or the locale")
  func determinism() throws {
    let folder = "Surveys/samples/loyalty-readiness"
    let files = (1...6).map { "\(folder)/r-0\($0).json" }
    let survey = "Surveys/loyalty-readiness.xml"
    let once = try Command.run(["report", survey, "-q", "--lang", "en"] + files)
    let again = try Command.run(["report", survey, "-q", "--lang", "en"] + files.reversed())
    let elsewhere = try Command.run(
      ["report", survey, "-q", "--lang", "en", folder], environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(once.status == 0)
    #expect(once.output == again.output)
    #expect(once.output == elsewhere.output)
  }

  @Test(
    "a respondent's report names the seven steps, what is missing, and in whose hands the next actions are",
    arguments: [
      ("fr", "Vision et orientation", "Commencez ici"), ("it", "Visione e direzione", "Cominciate da qui"),
      ("en", "Vision and direction", "Start here"),
    ])
  func respondentReport(language: String, step: String, start: String) throws {
    let command = try Command.sonde(
      "report", "Surveys/loyalty-readiness.xml", "Surveys/samples/loyalty-readiness/r-04.json", "--lang", language)
    #expect(command.status == 0)
    #expect(command.output.contains(step))
    #expect(command.output.contains(start))
    #expect(command.output.contains("2026-10-30"))
    #expect(command.output.contains("Responsabile del servizio clienti"))
    #expect(command.messages.contains("r-04.json:1:1: note: response r-04: was not submitted"))
  }

  @Test("what a response holds that the survey does not know is said item by item, and the rest is scored")
  func badResponses() throws {
    let scratch = try Scratch()
    let table = """
      response-id,reliability-promise,reliability-delivery,reliability-chasing,trust-consistent,colour
      a,5,5,1,3,red
      b,5,9,1,3,
      """
    try scratch.write(table, to: "in.csv")
    try scratch.write("{\"survey\": \"other\", \"id\": \"c\", \"answers\": {}}", to: "other.json")
    let command = try Command.sonde(
      "score", "Surveys/service-quality.xml", scratch.path("in.csv"), scratch.path("other.json"), "--format", "csv")
    #expect(command.status == 1)
    let rows = command.output.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[1].hasPrefix("a,0,100,scored,3,"))
    #expect(rows[2].hasPrefix("b,1,100,prorated,2,"))
    #expect(command.messages.contains("in.csv:1:91: warning: item 'colour': no item has this id"))
    #expect(
      command.messages.contains(
        "in.csv:3:5: warning: response b, item 'reliability-delivery': '9' is not an answer: no choice has the code '9'"
      ))
    #expect(
      command.messages.contains(
        "other.json:1:1: rejected: response c: answers the survey 'other', not 'service-quality'; it is not scored"))
    #expect(command.messages.hasSuffix("sonde: 2 responses read, 1 with issues, 1 rejected\n"))
  }

  @Test("a report says what it could not use, and exits with 1")
  func reportWithIssues() throws {
    let command = try Command.sonde(
      "report", "Surveys/service-quality.xml", "-", "--lang", "en", input: "response-id,trust-at-ease\na,7\nb,4\n")
    #expect(command.status == 1)
    #expect(command.output.contains("2 responses"))
    #expect(command.messages.contains("<stdin>:2:3: warning: response a, item 'trust-at-ease': '7' is not an answer"))
    #expect(command.messages.hasSuffix("sonde: 2 responses read, 1 with issues\n"))
  }

  @Test("nothing in a response becomes a formula or a command")
  func hostileResponses() throws {
    let scratch = try Scratch()
    try scratch.write("response-id,trust-at-ease\n\"=cmd|' /C calc'!A0\",3\n\u{1B}[2J,4\n", to: "in.csv")
    let survey = "Surveys/service-quality.xml"
    let table = try Command.sonde("score", survey, scratch.path("in.csv"), "--format", "csv")
    #expect(table.output.contains("\n'=cmd|"))
    let text = try Command.sonde("score", survey, scratch.path("in.csv"))
    #expect(!(text.output + text.messages).contains("\u{1B}"))
  }

  @Test("an output that exists is replaced only when that is asked for, and a device never")
  func outputs() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "out.csv")
    let samples = "Surveys/samples/service-quality.csv"
    let survey = "Surveys/service-quality.xml"
    #expect(try Command.sonde("score", survey, samples, "-o", scratch.path("out.csv")).status == 73)
    #expect(try scratch.read("out.csv") == "mine")
    #expect(try Command.sonde("score", survey, samples, "-o", scratch.path("out.csv"), "--force").status == 0)
    #expect(try scratch.read("out.csv").hasPrefix("response-id,"))
    #expect(try Command.sonde("report", survey, samples, "-o", scratch.path("no/such/folder.txt")).status == 73)
    #expect(try Command.sonde("score", survey, samples, "-o", "/dev/null").status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test("a file that cannot be read does not take the others with it; a folder without responses is no success")
  func unreadable() throws {
    let scratch = try Scratch()
    let survey = "Surveys/service-quality.xml"
    let command = try Command.sonde(
      "score", survey, scratch.path("none.csv"), "Surveys/samples/service-quality.csv", "--format", "csv")
    #expect(command.status == 1)
    #expect(command.output.split(separator: "\n").count == 241)
    #expect(command.messages.contains("none.csv: No such file or directory"))
    #expect(try Command.sonde("score", survey, scratch.folder.path).status == 66)
  }

  @Test("no responses is an answer of its own")
  func nothing() throws {
    let command = try Command.sonde("report", "Surveys/service-quality.xml", "-", input: "response-id,trust-at-ease\n")
    #expect(command.status == 1)
    #expect(command.messages == "sonde: there is no response to report on\n")
  }
}
