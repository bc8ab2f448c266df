import ArgumentParser
import SurveyReports
import SurveyXML

/// `sonde schema`: the survey language for editors and for people.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the survey language as a schema, or as a page to read.",
    discussion: """
      'xsd' gives completion and hover texts in most editors, 'rnc' in Emacs, 'rng' is the most exact, and 'markdown'
      is the reference page. The XML Schema imports xml.xsd for xml:lang; --output writes that beside it.

      Examples:
        sonde schema --format xsd -o sonde.xsd
        sonde schema --format markdown | less
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case xsd, rng, rnc, markdown

    var schema: SchemaFormat {
      switch self {
      case .xsd: .xsd
      case .rng: .relaxNG
      case .rnc: .relaxNGCompact
      case .markdown: .markdown
      }
    }
  }

  @Option(help: "What to write.")
  var format = Format.xsd

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; '-' is standard output.", valueName: "file"))
  var output = FileAccess.standard

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    // The page for people also explains what programs read.
    let records = [ScoreRecord.reference, AggregateRecord.reference, AssessmentRecord.reference]
    let more = format == .markdown ? records.map { "\n" + $0 }.joined() : ""
    var files = [NewFile(path: output, text: SchemaWriter.text(format.schema) + more)]
    if format == .xsd, output != FileAccess.standard { files.append(.xmlNamespaceSchema(besides: output)) }
    try NewFile.write(files, force: force)
  }
}

extension NewFile {
  /// The schema of `xml:lang`, which the XML Schema imports from beside itself.
  static func xmlNamespaceSchema(besides path: String) -> NewFile {
    NewFile(path: FileAccess.joined(FileAccess.folder(of: path), "xml.xsd"), text: SchemaWriter.xmlNamespaceSchema)
  }
}
