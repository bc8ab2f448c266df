import SurveyModel
import Testing

@testable import SurveyXML

/// Every file here gives exactly one error, at an exact place, whatever libxml2 is installed.
@Suite("Malformed and hostile files")
struct HostileInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: String...) {
      (self.name, bytes, self.expected) = (name, Array(text.utf8), expected)
    }

    init(_ name: String, bytes: [UInt8], _ expected: String...) {
      (self.name, self.bytes, self.expected) = (name, bytes, expected)
    }

    var testDescription: String { name }
  }

  static let root = "<survey xmlns=\"urn:sonde:survey:1\" id=\"s\" xml:lang=\"en\">"

  static let bytesCases: [Case] = [
    Case("nothing", "", "1:1-1 empty-file"),
    Case("a mark alone", bytes: [0xEF, 0xBB, 0xBF], "1:1-1 empty-file"),
    Case("white space", " \n\t\n", "1:1-1 empty-file"),
    Case("NUL", "<survey>\n<title>a\u{0}b</title></survey>", "2:9-10 control-char"),
    Case("control", "<survey>\u{1B}</survey>", "1:9-10 control-char"),
    Case("no character", "<survey>\u{FFFF}</survey>", "1:9-10 control-char"),
    Case(
      "Latin-1 byte", bytes: Array("<survey>\n<title>é ".utf8) + [0xE9] + Array("</title></survey>".utf8),
      "2:10-11 not-utf8"),
    Case("overlong", bytes: Array("<a>".utf8) + [0xC0, 0xAF] + Array("</a>".utf8), "1:4-5 not-utf8"),
    Case("surrogate", bytes: Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8), "1:4-5 not-utf8"),
    Case("half a character", bytes: Array("<a>".utf8) + [0xE2, 0x82], "1:4-5 not-utf8"),
    Case("Latin-1 declared", "<?xml version='1.0' encoding='ISO-8859-1'?><survey/>", "1:31-41 not-utf8"),
    Case("UTF-16 little", bytes: [0xFF, 0xFE, 0x3C, 0, 0x61, 0], "1:1-3 not-utf8"),
    Case("UTF-16 big", bytes: [0xFE, 0xFF, 0, 0x3C, 0, 0x61], "1:1-3 not-utf8"),
    Case("UTF-16 without mark", bytes: [0x3C, 0, 0x61, 0], "1:1-3 not-utf8"),
    Case("UTF-32", bytes: [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], "1:1-3 not-utf8"),
    Case("a picture", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "1:1-1 not-utf8"),
    Case("plain text", "Dear all,\nhello", "1:1-10 not-well-formed"),
  ]

  static let documentTypes: [Case] = [
    Case(
      "billion laughs",
      """
      <?xml version="1.0"?>
      <!-- innocent -->
      <!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
      <survey>&c;</survey>
      """, "3:1-10 external-entity"),
    Case(
      "external entity", "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><survey>&x;</survey>",
      "1:1-10 external-entity"),
    Case("external subset", "<!DOCTYPE survey SYSTEM \"http://example.org/x.dtd\"><survey/>", "1:1-10 external-entity"),
    Case("HTML", "<!doctype html><html></html>", "1:1-10 external-entity"),
    Case("late", root + "\n<!DOCTYPE s></survey>", "2:1-2 not-well-formed"),
    Case("declaration only", "<!DOCTYPE", "1:1-10 external-entity"),
  ]

  static let markup: [Case] = [
    Case("truncated", root + "\n<title>T</title>\n<section id='a'>\n", "3:17-4:1 not-well-formed", "note 3:2"),
    Case("truncated in a tag", root + "\n<title>T</title><sec", "2:21-21 not-well-formed", "note 2:18"),
    Case("truncated in a value", root + "\n<section id=\"a", "2:13-14 not-well-formed", "note 2:2"),
    Case("truncated end tag", root + "</survey", "1:65-65 not-well-formed"),
    Case(
      "wrong end tag", root + "\n  <section id='é'>\n  </sectoin>\n</survey>", "3:5-12 not-well-formed section",
      "note 2:4"),
    Case("crossed", root + "<section><help></section></help></survey>", "1:74-81 not-well-formed", "note 1:67"),
    Case("nothing open", root + "</survey></survey>", "1:68-74 not-well-formed"),
    Case("two roots", "<survey></survey>\n<survey/>", "2:2-8 not-well-formed"),
    Case("text after", "<survey></survey>\n more", "2:2-6 not-well-formed"),
    Case("text before", "\n hello <survey/>", "2:2-8 not-well-formed"),
    Case("late declaration", "\n<?xml version=\"1.0\"?><survey/>", "2:1-6 not-well-formed"),
    Case("bad declaration", "<?xml version=1.0?>\n<survey/>", "1:1-20 not-well-formed"),
    Case("open declaration", "<?xml version='1.0'>\n<survey/>", "1:1-21 not-well-formed"),
    Case("no space in instruction", "<?p?x?><survey/>", "1:1-4 not-well-formed"),
    Case("two colons", "<survey a:b:c=''/>", "1:9-14 not-well-formed"),
    Case("lone <", root + "a < b</survey>", "1:59-60 not-well-formed"),
    Case("only <", "<", "1:1-2 not-well-formed"),
    Case("lone &", root + "a & b</survey>", "1:59-60 not-well-formed"),
    Case("& at the end", root + "a &", "1:59-60 not-well-formed"),
    Case("unknown entity", root + "é&nbsp;</survey>", "1:58-64 not-well-formed"),
    Case("bad number", root + "&#x110000;</survey>", "1:57-67 not-well-formed"),
    Case("forbidden number", root + "&#0;</survey>", "1:57-61 not-well-formed"),
    Case("]]>", root + "a]]></survey>", "1:58-61 not-well-formed"),
    Case("comment with --", root + "<!-- a -- b --></survey>", "1:64-66 not-well-formed"),
    Case("open comment", root + "<!-- a ", "1:57-61 not-well-formed"),
    Case("open CDATA", root + "<![CDATA[ a ", "1:57-66 not-well-formed"),
    Case("open instruction", root + "<?sonde ", "1:57-64 not-well-formed"),
    Case("attribute twice", "<survey id='a'\n id='b'/>", "2:2-4 not-well-formed", "note 1:9"),
    Case("no value", "<survey id/>", "1:9-11 not-well-formed"),
    Case("no quotes", "<survey id=s xml:lang='en'/>", "1:12-13 not-well-formed"),
    Case("no space", "<survey id='s'xml:lang='en'/>", "1:15-16 not-well-formed"),
    Case("< in a value", root + "<section relevant='a < b'/></survey>", "1:78-79 not-well-formed"),
    Case("open value", root + "\n<section id='a>\n<title>b</title></section></survey>", "2:13-14 not-well-formed"),
    Case("no >", root + "\n<section id='a'\n<title>b</title></section></survey>", "2:1-9 not-well-formed"),
    Case("stray character", "<survey ; id='a'/>", "1:9-10 not-well-formed"),
    Case("unbound prefix", "<survey>\n<x:section/></survey>", "2:2-3 not-well-formed"),
    Case("misspelt xml", "<survey xlm:lang='en'/>", "1:9-12 not-well-formed xml"),
    Case("unbound attribute", "<survey a='x:b' x:id='a'/>", "1:17-18 not-well-formed"),
  ]

  @Test(arguments: bytesCases + documentTypes + markup)
  func oneError(_ example: Case) {
    let reading = read(example.bytes)
    #expect(lines(reading) == example.expected)
    #expect(reading.diagnostics.count == 1 && reading.survey == nil)
  }

  /// Large enough to hurt a careless parser; each is refused in less time than it takes to notice.
  static let bombs: [(name: String, bytes: [UInt8], code: DiagnosticCode)] = [
    ("100,000 levels", Array(String(repeating: "<a>", count: 100_000).utf8), .tooDeep),
    (
      "100,000 attributes",
      Array(("<survey " + (0..<100_000).map { "a\($0)='' " }.joined() + "/>").utf8), .tooLarge
    ),
    (
      "a huge value", Array("<survey id='".utf8) + [UInt8](repeating: 0x61, count: 2_000_000) + Array("'/>".utf8),
      .tooLarge
    ),
    ("a huge name", Array("<".utf8) + [UInt8](repeating: 0x61, count: 200_000) + Array("/>".utf8), .tooLarge),
  ]

  @Test(arguments: bombs.indices)
  func bombsAreRefused(_ index: Int) {
    let bomb = Self.bombs[index]
    let clock = ContinuousClock()
    let source = SourceText(name: "bomb.xml", bytes: bomb.bytes)
    var reading = read("<a/>")
    let time = clock.measure { reading = SurveyReader.read(source) }
    #expect(reading.diagnostics.map(\.code) == [bomb.code])
    // A loose bound: a debug build on a loaded machine takes a few hundred milliseconds at most, a bomb seconds.
    #expect(time < .seconds(3), "\(bomb.name) took \(time)")
  }

  @Test func largeFilesAreNotRead() {
    var limits = DocumentLimits()
    #expect(limits.maximumBytes == 16 << 20)
    limits.maximumBytes = 1000
    let source = SourceText(name: "large.xml", bytes: [UInt8](repeating: 0x3C, count: 1001))
    guard case .fault(let fault) = XMLReading.read(source, limits: limits) else {
      Issue.record("the file is too large")
      return
    }
    #expect(fault.problem == .fileTooLarge(bytes: 1001, limit: 1000))
  }

  @Test func wordsOfAWrongEndTag() {
    let reading = read("<survey>\n  <section>\n  </sectoin>\n</survey>")
    #expect(
      reading.diagnostics.map(\.problem.message) == [
        "not well-formed: </sectoin> does not close <section> opened at 2:4"
      ])
  }
}
