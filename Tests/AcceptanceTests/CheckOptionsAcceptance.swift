import Foundation
import Testing

/// What `sonde check` is asked besides for mistakes: formats, levels, folders, mending.
@Suite("sonde check: options")
struct CheckOptionsAcceptance {
  private static func survey(_ content: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="visit" xml:lang="en">
      <title>Visit</title>
      \(content)
    </survey>

    """
  }

  private static let lone = survey(
    "<single id=\"a\"><prompt>P</prompt><choice value=\"x\"><label>X</label></choice></single>")
  private static let misspelt = survey("<yesno id=\"a\" requird=\"yes\"><prompt>P</prompt></yesno>")

  @Test("a folder stands for the definitions at any depth in it; other XML is passed over, a broken definition is not")
  func folders() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.url("deep/er"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: scratch.url("empty"), withIntermediateDirectories: true)
    try scratch.write(Self.misspelt, to: "deep/er/wrong.xml")
    try scratch.write(Self.lone.replacingOccurrences(of: "</survey>", with: ""), to: "deep/broken.xml")
    try scratch.write("<survey id=\"a\" xml:lang=\"en\"><title>T</title></survey>", to: "deep/bare.xml")
    try scratch.write("<!-- a comment --><project xmlns=\"urn:other\"><survey/></project>", to: "other.xml")
    try scratch.write("<survey xmlns=\"urn:other\"/>", to: "foreign.xml")
    try scratch.write("not XML at all", to: "notes.xml")
    let command = try Command.sonde("check", "--format", "gcc", ".", in: scratch.folder)
    #expect(command.status == 65)
    let files = Set(command.output.split(separator: "\n").compactMap { $0.split(separator: ":").first })
    #expect(files == ["deep/er/wrong.xml", "deep/broken.xml", "deep/bare.xml"])
    // A file that is named is checked whatever it holds.
    #expect(try Command.sonde("check", "notes.xml", in: scratch.folder).status == 65)
    let empty = try Command.sonde("check", "empty", in: scratch.folder)
    #expect(empty.status == 66)
    #expect(empty.messages == "sonde: empty: holds no file of the kind that is read here\n")
  }

  @Test("files of tests are checked with the surveys they are about")
  func testsDocuments() throws {
    let scratch = try Scratch()
    try scratch.write(Self.survey("<yesno id=\"again\"><prompt>P</prompt></yesno>"), to: "visit.xml")
    try scratch.write(
      """
      <tests xmlns="urn:sonde:survey:1" survey="visit.xml" today="2026-03-02">
        <case name="c"><answer ref="agian">yes</answer><expect asked="again"/></case>
      </tests>
      """, to: "visit.tests.xml")
    let command = try Command.sonde("check", ".", in: scratch.folder)
    #expect(command.status == 1)
    #expect(command.output.hasPrefix("visit.tests.xml:2:31: error: no question is named 'agian' [unknown-reference]"))
  }

  @Test(
    "-W takes a warning more or less seriously",
    arguments: [("off", 0, ""), ("note", 0, "note"), ("warning", 0, "warning"), ("error", 1, "error")])
  func levels(level: String, status: Int32, word: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.lone, to: "visit.xml")
    let command = try Command.sonde("check", "-W", "lone-choice=\(level)", "visit.xml", in: scratch.folder)
    #expect(command.status == status)
    #expect(word.isEmpty ? command.output.isEmpty : command.output.contains(": \(word): 'a' offers only one choice"))
    let strict = try Command.sonde("check", "--strict", "-W", "lone-choice=\(level)", "visit.xml", in: scratch.folder)
    #expect(strict.status == (["warning", "error"].contains(level) ? 1 : 0))
  }

  @Test("the last -W on a code counts")
  func lastLevel() throws {
    let arguments = ["check", "-W", "lone-choice=error", "-W", "lone-choice=off", "-"]
    #expect(try Command.run(arguments, input: Self.lone).status == 0)
  }

  @Test(
    "a level that means nothing is wrong usage, with what was meant",
    arguments: [
      ("lone-choise=off", "no message has the code 'lone-choise'; did you mean 'lone-choice'?"),
      ("lone-choice=of", "'of' is no level; the levels: off, note, warning, error"),
      ("lone-choice", "write a code and a level, as in -W lone-choice=off"),
      ("duplicate-id=warning", "'duplicate-id' is an error, without whose cure a survey means nothing; it stays one"),
    ])
  func wrongLevels(option: String, message: String) throws {
    let command = try Command.sonde("check", "-W", option, "-", input: Self.lone)
    #expect(command.status == 64)
    #expect(command.messages.contains(message), "\(command.messages)")
  }

  @Test("an instruction before an element allows a warning")
  func allowance() throws {
    let allowed = Self.lone.replacingOccurrences(of: "<single", with: "<?sonde-allow lone-choice?><single")
    #expect(try Command.sonde("check", "--strict", "-", input: allowed).output.isEmpty)
  }

  @Test("JSON and SARIF are one document for all files, GitHub's form a line a problem; the exit code stays")
  func formats() throws {
    let scratch = try Scratch()
    try scratch.write(Self.misspelt, to: "a.xml")
    try scratch.write(Self.lone, to: "b.xml")
    for format in ["json", "sarif", "github"] {
      let command = try Command.sonde("check", "--format", format, "a.xml", "b.xml", in: scratch.folder)
      #expect(command.status == 1)
      #expect(command.messages.isEmpty)
      guard format != "github" else {
        let starts = command.output.split(separator: "\n").map { $0.prefix(while: { $0 != "," }) }
        #expect(starts == ["::error file=a.xml", "::warning file=b.xml"])
        continue
      }
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? NSDictionary)
      let count = (json["diagnostics"] as? NSArray ?? (json["runs"] as? [NSDictionary])?.first?["results"] as? NSArray)?
        .count
      #expect(count == 2)
    }
  }

  @Test("--fix makes the certain changes in place, says so, and reports what remains")
  func mending() throws {
    let scratch = try Scratch()
    let both = Self.misspelt.replacingOccurrences(
      of: "</yesno>", with: "</yesno><text id=\"b\" relevant=\"A\"><prompt>P</prompt></text>")
    try scratch.write(both, to: "visit.xml")
    let shown = try Command.sonde("check", "--diff", "visit.xml", in: scratch.folder)
    #expect(shown.status == 1)
    #expect(shown.output.contains("\n-  <yesno id=\"a\" requird="))
    #expect(shown.output.contains("\n+  <yesno id=\"a\" required="))
    #expect(try scratch.read("visit.xml") == both)

    let command = try Command.sonde("check", "--fix", "visit.xml", in: scratch.folder)
    #expect(command.status == 1)
    #expect(command.messages == "sonde: visit.xml: 1 problem mended\n")
    #expect(command.output.contains("no question is named 'A'"))
    #expect(command.output.hasSuffix("1 error in visit.xml\n"))
    let mended = both.replacingOccurrences(of: "requird", with: "required")
    #expect(try scratch.read("visit.xml") == mended)

    let again = try Command.sonde("check", "--fix", "visit.xml", in: scratch.folder)
    #expect(again.messages.isEmpty)
    #expect(try scratch.read("visit.xml") == mended)
  }

  @Test("a file that is no survey yet becomes one, and a link stays a link")
  func mendingForm() throws {
    let scratch = try Scratch()
    try scratch.write("<survey id=\"a\" xml:lang=\"en\"><title>Q & A</title></survey>", to: "real.xml")
    try FileManager.default.createSymbolicLink(
      at: scratch.url("link.xml"), withDestinationURL: scratch.url("real.xml"))
    let command = try Command.sonde("check", "--fix", "link.xml", in: scratch.folder)
    #expect(command.status == 0)
    #expect(command.messages == "sonde: link.xml: 2 problems mended\n")
    #expect(
      try scratch.read("real.xml")
        == "<survey xmlns=\"urn:sonde:survey:1\" id=\"a\" xml:lang=\"en\"><title>Q &amp; A</title></survey>")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link.xml")) == scratch.path("real.xml"))
  }

  @Test("standard input cannot be mended in place, but the change can be shown")
  func mendingInput() throws {
    #expect(try Command.sonde("check", "--fix", "-", input: Self.misspelt).status == 64)
    let shown = try Command.sonde("check", "--diff", "-", input: Self.misspelt)
    #expect(shown.status == 1)
    #expect(shown.output.hasPrefix("--- <stdin>\n+++ <stdin>\n"))
  }
}
