import Foundation
import Testing

@Suite("sonde new")
struct NewAcceptance {
  static let templates = ["blank", "satisfaction", "readiness", "nps", "checklist"]

  @Test(
    "a template is clean and formatted in any choice of languages", arguments: templates,
    ["en", "fr", "it", "fr,en", "it,en,fr"])
  func cleanliness(template: String, languages: String) throws {
    let scratch = try Scratch()
    let command = try Command.sonde(
      "new", "My survey 2.xml", "--template", template, "--lang", languages, in: scratch.folder)
    #expect(command.status == 0)
    #expect(command.output.isEmpty)
    let check = try Command.sonde("check", "--strict", "My survey 2.xml", in: scratch.folder)
    #expect(check.status == 0, "\(check.output)")
    let format = try Command.sonde("fmt", "--check", "--diff", "My survey 2.xml", in: scratch.folder)
    #expect(format.status == 0, "\(format.output)")
    let text = try scratch.read("My survey 2.xml")
    #expect(text.contains("<?xml-model href=\"sonde.xsd\""))
    #expect(text.contains(" id=\"my-survey-2\" "))
    let tags = languages.split(separator: ",")
    #expect(text.contains(" xml:lang=\"\(tags[0])\""))
    for tag in ["en", "fr", "it"] where !tags.contains(Substring(tag)) {
      #expect(!text.contains("xml:lang=\"\(tag)\""))
    }
  }

  @Test("the same survey can be answered at once")
  func answering() throws {
    let scratch = try Scratch()
    _ = try Command.sonde("new", "--template", "nps", in: scratch.folder)
    let command = try Command.sonde(
      "answer", "nps.xml", "--no-draft", "-o", "r.json", input: "9\nFast.\n:submit\n:submit\n", in: scratch.folder)
    #expect(command.output.contains("How likely are you to recommend us"))
  }

  @Test("editor files: schemas, and a task whose pattern reads what check prints")
  func editorFiles() throws {
    let scratch = try Scratch()
    let command = try Command.sonde(
      "new", "team/survey.xml", "--template", "checklist", "--editor-files", in: scratch.folder)
    #expect(command.status == 0, "\(command.messages)")
    for name in ["survey.xml", "sonde.xsd", "xml.xsd", "sonde.rnc", "schemas.xml", ".vscode/tasks.json"] {
      #expect(FileManager.default.fileExists(atPath: scratch.path("team/\(name)")), "\(name)")
    }
    #expect(
      try scratch.read("team/sonde.rnc") == (try Command.sonde("schema", "--format", "rnc").output))

    let tasks = try JSONSerialization.jsonObject(with: Data(contentsOf: scratch.url("team/.vscode/tasks.json")))
    let task = try #require(((tasks as? [String: Any])?["tasks"] as? [[String: Any]])?.first)
    #expect(task["command"] as? String == "sonde")
    #expect(task["args"] as? [String] == ["check", "--format", "gcc", "${file}"])
    let matcher = try #require(task["problemMatcher"] as? [String: Any])
    let pattern = try #require(matcher["pattern"] as? [String: Any])
    let expression = try Regex(try #require(pattern["regexp"] as? String))
    try scratch.write(CheckAcceptance.tenMistakes, to: "ten.xml")
    let lines = try Command.sonde("check", "--format", "gcc", "ten.xml", in: scratch.folder).output
      .split(separator: "\n").map(String.init)
    #expect(lines.count == 10)
    for line in lines {
      let match = try #require(try expression.wholeMatch(in: line), "\(line)")
      #expect(match.output.count == 7)
      #expect(match.output[1].substring == "ten.xml")
      #expect(match.output[4].substring == "error")
    }
  }

  @Test("nothing is overwritten, and nothing half written, without --force")
  func overwriting() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "schemas.xml")
    let refused = try Command.sonde("new", "survey.xml", "--editor-files", in: scratch.folder)
    #expect(refused.status == 73)
    #expect(refused.messages == "sonde: schemas.xml exists; --force replaces it\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["schemas.xml"])
    #expect(try scratch.read("schemas.xml") == "mine")
    #expect(try Command.sonde("new", "survey.xml", "--editor-files", "--force", in: scratch.folder).status == 0)
    #expect(try scratch.read("schemas.xml") != "mine")
  }

  @Test("standard output, default names and languages that there are not")
  func edges() throws {
    let printed = try Command.sonde("new", "-", "--template", "nps", "--lang", "it")
    #expect(printed.status == 0)
    #expect(
      printed.output.contains("<survey xmlns=\"urn:sonde:survey:1\" id=\"nps\" version=\"0.1.0\" xml:lang=\"it\">"))
    #expect(printed.messages.isEmpty)
    let unknown = try Command.sonde("new", "-", "--lang", "en,de")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("templates are in en, fr, it, not in 'de'"))
  }
}
