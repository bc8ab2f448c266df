import Foundation
import Testing

/// What becomes of collected responses between the file and the scores: maps, verdicts, lists, formats.
@Suite("sonde score: collected responses")
struct ResponsesAcceptance {
  private static let survey = """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="visit" version="1" xml:lang="en" allow="not-applicable">
      <title>Visit</title>
      <scale id="five" from="1" to="5">
        <point value="1"><label>Poor</label></point><point value="5"><label>Good</label></point>
      </scale>
      <choices id="ways">
        <choice value="shop"><label>Shop</label></choice><choice value="web"><label>Web</label></choice>
      </choices>
      <rating id="kind" scale="five"><prompt>Kind?</prompt></rating>
      <multiple id="used" choices="ways"><prompt>Used?</prompt></multiple>
      <number id="spent" min="0"><prompt>Spent?</prompt></number>
      <scoring><dimension id="kindness" missing="all"><item ref="kind"/></dimension></scoring>
    </survey>
    """

  private func scratch(_ files: [String: String] = [:]) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.survey, to: "visit.xml")
    for (name, text) in files { try scratch.write(text, to: name) }
    return scratch
  }

  private func score(_ scratch: Scratch, _ arguments: String..., input: String = "") throws -> Command {
    try Command.run(["score", "visit.xml"] + arguments, input: input, in: scratch.folder)
  }

  @Test("a column map is checked like a definition, with places, against its survey")
  func mapIsChecked() throws {
    let scratch = try scratch([
      "bad.map.xml": """
      <?xml version="1.0" encoding="UTF-8"?>
      <column-map xmlns="urn:sonde:survey:1" survey="visit.xml">
        <value text="?" code="shopp"/>
        <column name="A" item="knid"/>
        <column name="B" item="used" choice="wbe"/>
        <column name="C" item="kind" choice="web"/>
        <column name="A" item="spent"/>
      </column-map>
      """
    ])
    let check = try Command.run(["check", "--format", "gcc", "bad.map.xml"], in: scratch.folder)
    #expect(check.status == 1)
    let found = check.output.split(separator: "\n").map { $0.prefix { $0 != "(" } }
    #expect(found.count == 5, "\(check.output)")
    for expected in [
      "bad.map.xml:3:25: error: no choice is named 'shopp' (did you mean 'shop'?) [unknown-reference]",
      "bad.map.xml:4:26: error: no question is named 'knid' (did you mean 'kind'?) [unknown-reference]",
      "bad.map.xml:5:40: error: no choice of 'used' is named 'wbe' (did you mean 'web'?) [unknown-reference]",
      "bad.map.xml:6:40: error: a column is about one choice of a multiple question or of a ranking",
      "bad.map.xml:7:17: error: ",
    ] { #expect(check.output.contains(expected), "\(expected) in \(check.output)") }
    let used = try score(scratch, "-", "--map", "bad.map.xml", input: "A\n1\n")
    #expect(used.status == 1 && used.output.isEmpty)
    #expect(used.messages.contains("did you mean 'kind'?"))
  }

  @Test("options are checked before anything is read")
  func optionsAreChecked() throws {
    let scratch = try scratch()
    let item = try score(scratch, "-", "--column", "Q1=knid", input: "Q1\n1\n")
    #expect(item.status == 1)
    #expect(item.messages == "sonde: no question is named 'knid'; did you mean 'kind'?\n")
    let state = try score(scratch, "-", "--non-answer", "9=not-aplicable")
    #expect(state.status == 64)
    #expect(state.messages.contains("did you mean 'not-applicable'?"))
  }

  @Test("foreign columns, decimal commas and non-answers by options; a dry run shows it and writes nothing")
  func options() throws {
    let table = "Ref;Q1;Q2;Spent;Note\n7;Good;1;3,5;x\n8;n/a;0;4;y\n"
    let scratch = try scratch(["in.csv": table])
    let options = [
      "in.csv", "--column", "Ref=response-id", "--column", "Q1=kind", "--column", "Q2=used.web", "--column",
      "Spent=spent",
      "--ignore", "Note", "--non-answer", "n/a=not-applicable", "--decimal", "comma",
    ]
    let run = try Command.run(["score", "visit.xml", "--format", "csv"] + options, in: scratch.folder)
    #expect(run.status == 0, "\(run.messages)")
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 3 && rows[1].hasPrefix("7,0,100,") && rows[2].hasPrefix("8,0,,"))
    #expect(run.messages.contains("in.csv: 4 of 5 columns read, 3 of them as declared; 0 items without a column"))
    let dry = try Command.run(
      ["score", "visit.xml", "--dry-run", "-o", "scores.csv"] + options, in: scratch.folder)
    #expect(dry.status == 0)
    #expect(
      dry.output == """
        in.csv:
          Ref    response-id of the response, as declared
          Q1     item 'kind', as declared (decimal comma)
          Q2     item 'used', 1 where 'web' is chosen, as declared
          Spent  item 'spent', as declared (decimal comma)
          Note   not read: not wanted
        2 valid, 0 with warnings, 0 rejected

        """)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("scores.csv")))
    let undeclared = try score(scratch, "-", input: "kind;spent\n3;3,5\n")
    #expect(undeclared.messages.contains("a number is expected; --decimal comma reads it as one"))
    let absent = try score(scratch, "-", "--column", "Q11=kind", input: "Q1\n3\n")
    #expect(absent.messages.contains("item 'Q11': is declared, and the table has no such column; did you mean 'Q1'?"))
  }

  @Test("a last record with an open quotation mark is kept whole, and those of the next file stand behind it")
  func openRejects() throws {
    let scratch = try scratch([
      "a.csv": "response-id,kind,spent\na,3,1\nb,4,\"1\nand more\r\n", "b.csv": "response-id,kind,spent\nc,5\nd,1,2\n",
    ])
    let run = try score(scratch, "a.csv", "b.csv", "--format", "csv", "--rejects", "rejects.csv")
    #expect(
      run.status == 1 && run.messages.contains("a.csv:3:5: rejected: response b: the quotation mark that opens here"))
    let rejects = try scratch.read("rejects.csv")
    #expect(rejects == "response-id,kind,spent\nb,4,\"1\nand more\r\n\nc,5\n")
    let mended = rejects.replacingOccurrences(of: "\nand more", with: "\"").replacingOccurrences(
      of: "c,5", with: "c,5,1")
    let again = try score(scratch, "-", "--format", "csv", input: mended)
    #expect(again.status == 0 && again.output.split(separator: "\n").count == 3, "\(again.messages)")
  }

  @Test("a record that is too long is rejected with its line, and the next one is read", arguments: [false, true])
  func tooLong(isCompressed: Bool) throws {
    let long = String(repeating: "x", count: 17 << 20)
    let scratch = try scratch([
      "in.csv": "response-id,kind,words\na,3,\nb,\"\(long)\n\",\nc,5,\n",
      "in.jsonl": "{\"kind\":3}\n{\"kind\":\"\(long)\"}\n{\"kind\":5}\n",
    ])
    for (file, line) in [("in.csv", 3), ("in.jsonl", 2)] {
      var name = file
      if isCompressed {
        let gzip = try Command.run(["-1", file], in: scratch.folder, by: URL(fileURLWithPath: "/bin/gzip"))
        #expect(gzip.status == 0)
        name += ".gz"
      }
      let run = try score(scratch, name, "--format", "csv", "--rejects", file + ".rejects")
      #expect(run.status == 1 && run.output.split(separator: "\n").count == 3)
      #expect(run.messages.contains("\(name):\(line):1: rejected: response #2: "), "\(run.messages.prefix(300))")
      #expect(run.messages.contains("has more than 16777216 bytes"))
      #expect(run.messages.contains("(passed over; too long to be kept among the rejects)"))
      #expect(try scratch.read(file + ".rejects").isEmpty)
    }
  }

  @Test("rejected records are kept as they are, and read once they are mended")
  func rejects() throws {
    let scratch = try scratch([
      "in.csv": "response-id;kind;spent\r\na;3;1\r\nb;4\r\nc;\"5;\r\nd\";1\r\n\"e\"x;1;1\r\n"
    ])
    let run = try score(scratch, "in.csv", "--format", "csv", "--rejects", "rejects.csv", "--issues", "issues.csv")
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").count == 3)
    #expect(try scratch.read("rejects.csv") == "response-id;kind;spent\nb;4\n\"e\"x;1;1\n")
    let issues = try scratch.read("issues.csv").components(separatedBy: "\n")
    #expect(issues[0] == "file,line,column,response,item,named,severity,kind,message")
    #expect(issues[1] == "in.csv,3,1,b,,,rejected,unreadable,2 fields where the header has 3")
    #expect(issues[2].hasPrefix("in.csv,4,3,c,kind,,warning,invalid,\"'5;"))
    let mended = try scratch.read("rejects.csv")
      .replacingOccurrences(of: "b;4", with: "b;4;1").replacingOccurrences(of: "\"e\"x", with: "e")
    let again = try score(scratch, "-", "--format", "csv", input: mended)
    #expect(again.status == 0 && again.output.split(separator: "\n").count == 3)
    let kept = try score(scratch, "in.csv", "--rejects", "rejects.csv")
    #expect(kept.status == 73)
  }

  @Test("rejected records of each format stand in a file of that format")
  func rejectsOfEachFormat() throws {
    let scratch = try scratch([
      "in.json": "[{\"kind\": 3},\n {\"survey\": \"other\", \"answers\": {}},\n {\"kind\": 3, \"kind\": 4}]",
      "in.jsonl": "{\"kind\": 3}\nnot json\n{\"survey\":\"other\",\"answers\":{}}\n",
      "in.xml":
        "<responses><response survey=\"other\"/><response submitted=\"2026-03-01T10:00:00Z\"><answer ref=\"kind\">3</answer></response></responses>",
    ])
    let expected = [
      "json": "[\n{\"survey\": \"other\", \"answers\": {}},\n{\"kind\": 3, \"kind\": 4}\n]\n",
      "jsonl": "not json\n{\"survey\":\"other\",\"answers\":{}}\n",
      "xml": "<responses xmlns=\"urn:sonde:survey:1\">\n<response survey=\"other\"/>\n</responses>\n",
    ]
    for (ending, text) in expected {
      let run = try score(scratch, "in.\(ending)", "--rejects", "rejects.\(ending)", "--issues", "\(ending).jsonl")
      #expect(run.status == 1)
      #expect(try scratch.read("rejects.\(ending)") == text)
      let issues = try scratch.read("\(ending).jsonl").split(separator: "\n")
      #expect(issues.allSatisfy { $0.hasPrefix("{\"file\":\"in.\(ending)\",\"line\":") && $0.contains("\"rejected\"") })
    }
    let both = try score(scratch, "in.json", "in.xml", "--rejects", "both")
    #expect(both.status == 65)
    #expect(both.messages.contains("has another format than the files before"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("both")))
  }

  @Test("--on-error stop ends at the first rejected record, with nothing written")
  func stop() throws {
    let scratch = try scratch(["in.csv": "response-id,kind\na,3\nb\nc,3\nd\n"])
    let run = try score(scratch, "in.csv", "--on-error", "stop", "-o", "scores.csv")
    #expect(run.status == 65)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("scores.csv")))
    #expect(run.messages.components(separatedBy: "rejected:").count == 2, "\(run.messages)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left.sorted() == ["in.csv", "visit.xml"])
  }

  @Test("many problems of one kind are summed up, and all of them shown on demand")
  func manyProblems() throws {
    let rows = (1...50).map { "r\($0),9\n" }.joined()
    let scratch = try scratch(["in.csv": "response-id,kind\n" + rows])
    let run = try score(scratch, "in.csv", "--format", "csv")
    #expect(run.messages.components(separatedBy: "\n").count == 23, "\(run.messages)")
    #expect(run.messages.contains("warning: item 'kind': invalid: 30 more like these; --verbose shows all\n"))
    let all = try score(scratch, "in.csv", "--format", "csv", "--verbose")
    #expect(all.messages.components(separatedBy: "is not an answer").count == 51)
  }

  @Test("compressed files, whatever their names, quoted patterns and folders")
  func inputs() throws {
    let scratch = try scratch(["wave-1.csv": "response-id,kind\na,3\n", "wave-2.csv": "response-id,kind\nb,5\n"])
    // Two members, of 'response-id,kind' and of 'c,1', as gzip makes them.
    let members = [
      "1f8b08000000000002ff2b4a2d2ec8cf2b4ed5cd4cd1c9cecc4be102002e9b93c711000000",
      "1f8b08000000000002ff4bd631e40200d9d6081f04000000",
    ]
    var bytes: [UInt8] = []
    for member in members {
      let digits = Array(member)
      bytes += stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
    try scratch.write(Data(bytes), to: "wave-3.csv.gz")
    try scratch.write(Data(bytes), to: "plain")
    let pattern = try score(scratch, "wave-?.csv*", "--format", "csv")
    #expect(pattern.status == 0, "\(pattern.messages)")
    #expect(pattern.output.split(separator: "\n").dropFirst().map { $0.prefix(1) } == ["a", "b", "c"])
    let folder = try score(scratch, ".", "--format", "csv")
    #expect(folder.output == pattern.output)
    let unnamed = try score(scratch, "plain", "--format", "csv")
    #expect(unnamed.output.split(separator: "\n").last?.hasPrefix("c,0,0,") == true)
    try scratch.write(Data(bytes.dropLast(9)), to: "cut.gz")
    let cut = try score(scratch, "cut.gz")
    #expect(cut.status == 65)
    #expect(cut.messages.contains("cut.gz: the compressed file ends too early"))
    let none = try score(scratch, "none-*.csv")
    #expect(none.status == 66)
  }

  @Test("an encoding is converted with a message, or as it is said to be")
  func encodings() throws {
    let scratch = try scratch()
    try scratch.write("response-id,kind\nœ,3\n".data(using: .windowsCP1252) ?? Data(), to: "in.csv")
    let found = try score(scratch, "in.csv", "--format", "csv")
    #expect(found.status == 0)
    #expect(found.output.contains("\nœ,0,50,"))
    #expect(
      found.messages == "in.csv: note: the file is not UTF-8 and was read as Windows-1252; --encoding says otherwise\n")
    let said = try score(scratch, "in.csv", "--format", "csv", "--encoding", "windows-1252")
    #expect(said.output == found.output && said.messages.isEmpty)
    let denied = try score(scratch, "in.csv", "--encoding", "utf-8")
    #expect(denied.status == 1)
    #expect(denied.messages.contains("in.csv:2:1: rejected: "))
  }

  @Test("a response is written as XML and scored from it")
  func xml() throws {
    let scratch = try scratch([
      "in.json": "{\"survey\": \"visit\", \"id\": \"r\", \"answers\": {\"kind\": 4, \"used\": [\"web\"]}}"
    ])
    let answer = try Command.run(
      ["answer", "visit.xml", "--answers", "in.json", "--submit", "-o", "r.xml", "--no-draft"], in: scratch.folder)
    #expect(answer.status == 0, "\(answer.messages)")
    let text = try scratch.read("r.xml")
    #expect(text.contains("  <answer ref=\"kind\">4</answer>\n"))
    let check = try Command.run(["check", "--strict", "r.xml"], in: scratch.folder)
    #expect(check.status == 0, "\(check.output)")
    let run = try score(scratch, "r.xml", "--format", "csv")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(",0,75,"))
  }

  @Test("an interruption leaves nothing half written", arguments: [SIGINT, SIGTERM])
  func interruption(signal: Int32) throws {
    let scratch = try scratch()
    // A pipe that is never closed keeps the command reading.
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = [
      "score", "visit.xml", "-", "-o", "scores.csv", "--issues", "issues.csv", "--rejects", "rejects.csv",
    ]
    process.currentDirectoryURL = scratch.folder
    let input = Pipe()
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("response-id,kind\na,9\nb\n".utf8))
    var parts: [String] = []
    for _ in 0..<500 where parts.count < 3 {
      Thread.sleep(forTimeInterval: 0.02)
      parts = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).filter { $0.hasSuffix(".part") }
    }
    #expect(parts.count == 3)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["visit.xml"])
  }
}
