import Foundation
import SurveyTestSupport
import Testing

/// What `sonde schema` writes is given to another program, and asked about files that people wrote.
@Suite("sonde schema")
struct SchemaAcceptance {
  static let formats = ["xsd", "rng", "rnc", "markdown"]

  @Test("each format goes to standard output, or to a file that is not replaced unless asked", arguments: formats)
  func destinations(format: String) throws {
    let scratch = try Scratch()
    let printed = try Command.sonde("schema", "--format", format)
    #expect(printed.status == 0)
    #expect(printed.messages.isEmpty)
    let name = "sonde.\(format)"
    #expect(try Command.sonde("schema", "--format", format, "-o", name, in: scratch.folder).status == 0)
    #expect(try scratch.read(name) == printed.output)
    #expect(FileManager.default.fileExists(atPath: scratch.path("xml.xsd")) == (format == "xsd"))
    #expect(try Command.sonde("schema", "--format", format, "-o", name, in: scratch.folder).status == 0, "same text")

    try scratch.write("mine", to: name)
    let refused = try Command.sonde("schema", "--format", format, "-o", name, in: scratch.folder)
    #expect(refused.status == 73)
    #expect(refused.messages == "sonde: \(name) exists; --force replaces it\n")
    #expect(try scratch.read(name) == "mine")
    let forced = try Command.sonde("schema", "--format", format, "-o", name, "--force", in: scratch.folder)
    #expect(forced.status == 0)
    #expect(try scratch.read(name) == printed.output)
  }

  @Test("every element, attribute and word of a list is documented")
  func documentation() throws {
    let xsd = try Command.sonde("schema", "--format", "xsd").output
    let declared = ["<xs:element ", "<xs:attribute ", "<xs:enumeration "].map { count($0, in: xsd) }.reduce(0, +)
    #expect(count("<xs:documentation xml:lang=\"en\">", in: xsd) == declared)
    #expect(!xsd.contains("<xs:documentation xml:lang=\"en\"></"))

    let rng = try Command.sonde("schema", "--format", "rng").output
    let named = ["<element ", "<attribute "].map { count($0, in: rng) }.reduce(0, +)
    // The reserved words, which no id may be, are values too, and need no explanation.
    let words = count("<value ", in: rng) - count("<value ", in: String(rng[except(in: rng)]))
    #expect(count("<a:documentation>", in: rng) == named + words)

    // A bar ends a cell unless it is escaped.
    let page = try Command.sonde("schema", "--format", "markdown").output
    #expect(page.contains(#"| a code without spaces or \| |"#))
  }

  @Test(
    "a file with one mistake is refused by check and by the schemas alike",
    .enabled(if: XMLLint.isWanted, Comment(rawValue: XMLLint.note)))
  func mistakes() throws {
    let scratch = try Scratch()
    for format in ["xsd", "rng"] {
      _ = try Command.sonde("schema", "--format", format, "-o", "sonde.\(format)", in: scratch.folder)
    }
    let files = try shippedFiles()
    #expect(files.count >= 2)
    var names: [String] = []
    for (number, file) in files.enumerated() {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      for mistake in Mistake.all {
        guard let wrong = mistake.made(in: text) else { continue }
        names.append("\(number) \(mistake.name).xml")
        try scratch.write(wrong, to: names[names.count - 1])
        let check = try Command.sonde("check", names[names.count - 1], in: scratch.folder)
        #expect(check.status == 1, "check: \(mistake.name) in \(file)")
      }
    }
    for schema in ["sonde.rng", "sonde.xsd"] {
      let verdicts = try XMLLint.verdicts(on: names, schema: schema, in: scratch.folder)
      for name in names { #expect(verdicts[name] == .invalid, "\(schema): \(name)") }
    }
  }

  /// The definition files of the package.
  private func shippedFiles() throws -> [String] {
    let root = Command.package.appendingPathComponent("Surveys")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return paths.filter { $0.hasSuffix(".xml") }.map { root.appendingPathComponent($0).path }
  }

  private func count(_ text: String, in whole: String) -> Int { whole.components(separatedBy: text).count - 1 }

  private func except(in rng: String) -> Range<String.Index> {
    // The first exception is that of the attributes that choices may have beside their own.
    guard let start = rng.range(of: "<except>", options: .backwards),
      let end = rng.range(of: "</except>", options: .backwards)
    else {
      return rng.startIndex..<rng.startIndex
    }
    return start.lowerBound..<end.upperBound
  }
}

/// A slip of the pen: the first occurrence of a text is replaced.
struct Mistake {
  let name: String
  let old: String
  let new: String

  static let all = [
    Mistake(name: "misspelt element", old: "<prompt>", new: "<promt/><prompt>"),
    Mistake(name: "misplaced element", old: "<title>", new: "<point value=\"1\"/><title>"),
    Mistake(name: "text where there may be none", old: "</section>", new: "stray</section>"),
    Mistake(name: "misspelt attribute", old: " scale=", new: " scael="),
    Mistake(name: "missing attribute", old: "<point value=\"1\">", new: "<point>"),
    Mistake(name: "unknown word", old: "missing=\"half\"", new: "missing=\"hafl\""),
    Mistake(name: "no yes or no", old: "reversed=\"yes\"", new: "reversed=\"true\""),
    Mistake(name: "no number", old: "from=\"0\"", new: "from=\"zero\""),
    Mistake(name: "no language", old: "xml:lang=\"en\"", new: "xml:lang=\"e n\""),
    Mistake(name: "id with a space", old: "<section id=\"", new: "<section id=\"a "),
    Mistake(name: "reserved id", old: "<section id=\"", new: "<section id=\"and\" x=\""),
    Mistake(name: "other namespace", old: "urn:sonde:survey:1", new: "urn:sonde:survey:0"),
    Mistake(name: "answer without an item", old: "<answer ref=", new: "<answer rfe="),
    Mistake(name: "unknown state", old: "state=\"dont-know\"", new: "state=\"unknown\""),
  ]

  func made(in text: String) -> String? {
    text.range(of: old).map { text.replacingCharacters(in: $0, with: new) }
  }
}
