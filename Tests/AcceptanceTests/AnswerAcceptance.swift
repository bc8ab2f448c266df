import Foundation
import Testing

@Suite("sonde answer")
struct AnswerAcceptance {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="visit" version="1" xml:lang="en" languages="en it">
      <title>Your visit</title><title xml:lang="it">La sua visita</title>
      <scale id="five" from="1" to="5">
        <point value="1"><label>Bad</label><label xml:lang="it">Male</label></point>
        <point value="5"><label>Good</label><label xml:lang="it">Bene</label></point>
      </scale>
      <rating id="kind" scale="five" required="yes"><prompt>Kind?</prompt><prompt xml:lang="it">Gentile?</prompt></rating>
      <text id="why" relevant="kind le 2"><prompt>Why?</prompt><prompt xml:lang="it">Perché?</prompt></text>
      <number id="visits" min="0" max="99"><prompt>Visits?</prompt><prompt xml:lang="it">Visite?</prompt></number>
      <scoring><dimension id="kindness"><item ref="kind"/></dimension></scoring>
    </survey>
    """

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.definition, to: "visit.xml")
    return scratch
  }

  private func answer(_ scratch: Scratch, _ arguments: String..., input: String) throws -> Command {
    try Command.run(
      ["answer", "visit.xml"] + arguments, input: input, environment: ["XDG_STATE_HOME": scratch.path("state")],
      in: scratch.folder)
  }

  private func answers(_ scratch: Scratch, _ name: String) throws -> NSDictionary {
    let data = try Data(contentsOf: scratch.url(name))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["survey"] as? String == "visit")
    #expect(root["submitted"] as? String == "2026-03-02T09:14:00Z")
    return try #require(root["answers"] as? NSDictionary)
  }

  @Test("a pipe that answers everything submits a response")
  func throughAPipe() throws {
    let scratch = try scratch()
    let command = try answer(scratch, "-o", "out.json", "--lang", "it", input: "2\ntroppo tardi\n3\n:s\n:s\n")
    #expect(command.status == 0, "\(command.output)\(command.messages)")
    #expect(command.output.contains("Gentile?"))
    #expect(try answers(scratch, "out.json") == ["kind": 2, "why": "troppo tardi", "visits": 3])
    #expect(!FileManager.default.fileExists(atPath: scratch.path("state/sonde/drafts/visit/default.json")))
  }

  @Test("the end of the input after every line keeps a draft, and going on gives the same response")
  func endOfInput() throws {
    let lines = ["2", "too late", "3", ":s", ":s"]
    for count in 0..<3 {
      let scratch = try scratch()
      let first = lines[..<count].map { $0 + "\n" }.joined()
      let left = try answer(scratch, "-o", "out.json", input: first)
      #expect(left.status == 3, "\(left.output)")
      #expect(left.messages.contains("Go on with: sonde answer visit.xml -o out.json"))
      #expect(!FileManager.default.fileExists(atPath: scratch.path("out.json")))
      let rest = lines[count...].map { $0 + "\n" }.joined()
      let done = try answer(scratch, "-o", "out.json", input: rest)
      #expect(done.status == 0, "\(done.output)")
      #expect(try answers(scratch, "out.json") == ["kind": 2, "why": "too late", "visits": 3])
    }
  }

  @Test("drafts are readable by their owner alone, and a key cannot lead out of their folder")
  func draftFiles() throws {
    let scratch = try scratch()
    let left = try answer(scratch, "-o", "out.json", "--respondent", "../../../x/é", input: "4\n")
    #expect(left.status == 3)
    let folder = scratch.path("state/sonde/drafts/visit")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    #expect(names == ["%2E.%2F..%2F..%2Fx%2F%C3%A9.json"])
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(names[0])")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("a file of answers is submitted without questions, or what keeps it back is said")
  func fromAFile() throws {
    let scratch = try scratch()
    try scratch.write("{\"kind\": 4, \"visits\": 7, \"why\": \"off the route\", \"colour\": 1}", to: "in.json")
    let done = try answer(
      scratch, "--answers", "in.json", "--submit", "--no-draft", "-o", "out.json", input: "")
    #expect(done.status == 0)
    #expect(done.output.isEmpty)
    #expect(done.messages.contains("in.json:1:50: warning: item 'colour': no item has this id"))
    #expect(done.messages.contains("item 'why': is off the route"))
    #expect(try answers(scratch, "out.json") == ["kind": 4, "visits": 7])
    try scratch.write("{\"visits\": 700}", to: "bad.json")
    let refused = try answer(scratch, "--answers", "bad.json", "--submit", "--no-draft", "-o", "b.json", input: "")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("not submitted: item 'kind': "))
    #expect(refused.messages.contains("item 'visits': '700' is not an answer: more than 99"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("b.json")))
  }

  @Test("an output that exists is never replaced unasked, and a language the survey lacks is refused")
  func refusals() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "out.json")
    #expect(try answer(scratch, "-o", "out.json", input: "4\n").status == 73)
    #expect(try scratch.read("out.json") == "mine")
    let language = try answer(scratch, "-o", "x.json", "--lang", "de", input: "")
    #expect(language.status == 64)
    #expect(language.messages.contains("'de' is not a language of this survey; it has en, it"))
  }

  @Test("with '-' the response goes to standard output and the questions beside it")
  func toStandardOutput() throws {
    let scratch = try scratch()
    let command = try answer(scratch, "-o", "-", "--no-draft", input: "4\n1\n:s\n")
    #expect(command.status == 0, "\(command.messages)")
    #expect(command.output.hasPrefix("{\n  \"survey\": \"visit\""))
    #expect(command.messages.contains("Kind?"))
  }

  @Test("a seed shows an order again, and the response keeps it")
  func seed() throws {
    let scratch = try Scratch()
    let definition = """
      <survey xmlns="urn:sonde:survey:1" id="visit" version="1" xml:lang="en" order="random">
        <title>Your visit</title>
        <yesno id="kind"><prompt>Kind?</prompt></yesno><yesno id="fast"><prompt>Fast?</prompt></yesno>
        <yesno id="clean"><prompt>Clean?</prompt></yesno><yesno id="cheap"><prompt>Cheap?</prompt></yesno>
      </survey>
      """
    try scratch.write(definition, to: "visit.xml")
    let first = try answer(scratch, "-o", "out.json", "--seed", "7", input: "y\nn\n")
    #expect(first.status == 3)
    // The draft goes on in its own order.
    let rest = try answer(scratch, "-o", "out.json", "--seed", "8", input: "y\ny\ns\n")
    #expect(rest.status == 0, "\(rest.output)\(rest.messages)")
    #expect(rest.messages.contains("the draft keeps its seed 7"))
    let data = try Data(contentsOf: scratch.url("out.json"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["seed"] as? Int == 7)
    let again = try answer(scratch, "-o", "again.json", "--seed", "7", "--restart", input: "y\nn\ny\ny\ns\n")
    #expect(again.status == 0)
    let second = try Data(contentsOf: scratch.url("again.json"))
    let answers = try #require((try JSONSerialization.jsonObject(with: second) as? [String: Any])?["answers"])
    #expect(answers as? NSDictionary == root["answers"] as? NSDictionary)
  }
}
