import Foundation
import Testing

@Suite("sonde check")
struct CheckAcceptance {
  @Test("the shipped surveys are clean, even of warnings")
  func shippedSurveys() throws {
    let command = try Command.sonde("check", "--strict", "Surveys")
    #expect(command.status == 0)
    #expect(command.output.isEmpty)
    #expect(command.messages.isEmpty)
  }

  /// Ten mistakes of ten kinds; each line is `line:column code` and what the caret stands under.
  static let tenMistakes = """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="ten" xml:lang="en" languages="en">
      <title>Ten mistakes</title>
      <scale id="agreement" from="1" to="5"><point value="1"/></scale>
      <section id="about" relevent="true">
        <yesno id="consent"><prompt>Do you agree to take part?</prompt></yesno>
        <number id="age" min="abc"><prompt>Âge — how old are you?</prompt></number>
        <text id="é1"><prompt>An id that is no name</prompt></text>
        <text id="why" relevant="consnt = 'yes'"><prompt>Why?</prompt></text>
        <text id="how" relevant="consent and age gt 'old'"><prompt>How?</prompt></text>
        <rating id="fair" scale="agreement" relevant="later ge 2"><prompt>Fair?</prompt></rating>
        <rating id="later" scale="agreement"><prompt>Later?</prompt></rating>
        <rating id="clear" scale="agrement"><prompt>Clear?</prompt></rating>
        <singel id="x"><prompt>Which?</prompt></singel>
        <text id="z" relevant="consent = 'maybe'"><prompt>Really?</prompt></text>
        <text id="q" relevant="age &lt; and 3"><prompt>Younger?</prompt></text>
      </section>
    </survey>
    """

  @Test("ten mistakes give ten messages in one run, each with place, line, caret and code")
  func manyMistakes() throws {
    let scratch = try Scratch()
    try scratch.write(Self.tenMistakes, to: "ten.xml")
    let command = try Command.sonde("check", "ten.xml", in: scratch.folder)
    #expect(command.status == 1)
    let found = command.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let places = found.indices.compactMap { index -> String? in
      guard found[index].contains(": error: "), let code = found[index].split(separator: "[").last else { return nil }
      let place = found[index].split(separator: ":")
      // The caret line stands two below: what it marks is cut out of the source line.
      let caret = found[index + 2]
      let marked = caret.filter { $0 == "^" || $0 == "~" }.count
      let start = caret.distance(from: caret.startIndex, to: caret.firstIndex(of: "^") ?? caret.startIndex)
      let text = found[index + 1].dropFirst(start).prefix(marked)
      return "\(place[1]):\(place[2]) \(code.dropLast()) \(text)"
    }
    #expect(
      places == [
        "5:23 unknown-attribute relevent",
        "7:27 bad-value abc",
        "8:15 bad-name é1",
        "9:30 unknown-reference consnt",
        "10:49 type-mismatch 'old'",
        "11:51 forward-reference later",
        "13:31 unknown-list agrement",
        "14:6 unknown-element singel",
        "15:38 unknown-choice 'maybe'",
        "16:37 expression-syntax and",
      ])
    for meant in ["relevant", "consent", "agreement", "single"] {
      #expect(command.output.contains("help: did you mean '\(meant)'?"))
    }
    #expect(command.output.hasSuffix("10 errors in ten.xml\n"))
  }

  @Test("the line format is one line a problem")
  func gccFormat() throws {
    let scratch = try Scratch()
    try scratch.write(Self.tenMistakes, to: "ten.xml")
    let command = try Command.sonde("check", "--format", "gcc", "ten.xml", in: scratch.folder)
    #expect(command.output.split(separator: "\n").count == 10)
    #expect(
      command.output.hasPrefix("ten.xml:5:23: error: 'relevent' is not an attribute of <section>"))
  }

  static let hostile: [(name: String, text: Data, place: String)] = {
    let head = "<?xml version=\"1.0\"?>\n"
    let open = "<survey xmlns=\"urn:sonde:survey:1\" id=\"a\" xml:lang=\"fr\"><title>"
    let bomb =
      "<!DOCTYPE survey [<!ENTITY a \"aaaaaaaaaa\">"
      + (1..<20).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 == 1 ? "" : "\($0 - 1)");", count: 10))\">" }
      .joined() + "]>\n<survey>&a19;</survey>"
    let file = "<!DOCTYPE survey [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<survey>&e;</survey>"
    let deep = open + "x</title>" + String(repeating: "<section id=\"a\">", count: 100_000)
    return [
      ("bomb", Data((head + bomb).utf8), "2:1"),
      ("external", Data((head + file).utf8), "2:1"),
      ("deep", Data(deep.utf8), ""),
      ("truncated", Data((open + "Bonjour").utf8), ""),
      ("latin-1", Data((head + open).utf8) + Data([0x64, 0xE9, 0x6A, 0xE0]) + Data("</title></survey>".utf8), "2:65"),
      ("empty", Data(), "1:1"),
      ("no-xml", Data("q1,q2\n1,2\n".utf8), "1:1"),
      ("nul", Data("\(open)\u{0}</title></survey>".utf8), "1:64"),
    ]
  }()

  @Test("a hostile or broken file gets one message with its place, and 65", arguments: 0..<hostile.count)
  func hostileFiles(index: Int) throws {
    let (name, data, place) = Self.hostile[index]
    let scratch = try Scratch()
    try scratch.write(data, to: "\(name).xml")
    let command = try Command.sonde("check", "\(name).xml", in: scratch.folder)
    #expect(command.status == 65)
    #expect(command.output.components(separatedBy: ": error: ").count == 2, "\(command.output)")
    #expect(command.output.hasPrefix("\(name).xml:\(place)"), "\(command.output)")
    #expect(command.output.utf8.count < 2_000)
    #expect(!command.output.contains("\u{0}"))
  }

  @Test("a file that is not there is 66, and the others are checked all the same")
  func missingFile() throws {
    let command = try Command.sonde("check", "no-such.xml", "Surveys/service-quality.xml")
    #expect(command.status == 66)
    #expect(command.messages == "sonde: no-such.xml: No such file or directory\n")
  }

  @Test("a misspelt command is understood well enough to say which was meant")
  func misspeltCommand() throws {
    let command = try Command.sonde("chekc", "a.xml")
    #expect(command.status == 64)
    #expect(command.messages == "sonde: 'chekc' is not a command; did you mean 'check'?\n")
  }

  @Test("standard input is read for '-'")
  func standardInput() throws {
    let command = try Command.sonde("check", "-", input: Self.tenMistakes)
    #expect(command.status == 1)
    #expect(command.output.contains("<stdin>:9:30: error: no question is named 'consnt'"))
  }
}
