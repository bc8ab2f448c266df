import ArgumentParser
import SurveyModel
import SurveyXML

/// `sonde new`: a survey to begin with.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a survey from a template.",
    discussion: """
      Templates:
      \(SurveyTemplate.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      --editor-files writes beside the survey what editors need to complete and check it: sonde.xsd (most editors),
      schemas.xml and sonde.rnc (Emacs), and .vscode/tasks.json, with which Visual Studio Code runs 'sonde check' and
      underlines what it finds.

      Examples:
        sonde new team.xml --template readiness --lang fr,en --editor-files
        sonde new - --template nps --lang it
      """)

  enum Template: String, ExpressibleByArgument, CaseIterable {
    case blank, satisfaction, readiness, nps, checklist

    var survey: SurveyTemplate { SurveyTemplate(rawValue: rawValue) ?? .blank }
  }

  @Argument(help: ArgumentHelp("The file to write; by default named after the template. '-' is standard output."))
  var file: String?

  @Option(help: "What to begin with.")
  var template = Template.blank

  @Option(help: ArgumentHelp("Its languages, the first of which is the one it is written in.", valueName: "tags"))
  var lang = "en"

  @Flag(help: "Write schemas and settings for editors beside the survey.")
  var editorFiles = false

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    let path = file ?? "\(template.rawValue).xml"
    let id = Self.id(of: path) ?? template.rawValue
    let survey = NewFile(path: path, text: template.survey.text(id: id, languages: try tags))
    let isPrinted = path == FileAccess.standard
    let folder = FileAccess.folder(of: path)
    let extra = editorFiles && !isPrinted ? EditorFiles.files(in: folder) : []
    try NewFile.write([survey] + extra, force: force)
    guard !isPrinted else { return }
    Console.message("written: \(([survey] + extra).map(\.path).joined(separator: ", "))")
    Console.message("next: sonde check \(path); sonde answer \(path)")
  }

  private var tags: [LanguageTag] {
    get throws {
      let offered = SurveyTemplate.languages
      var tags: [LanguageTag] = []
      for word in lang.split(whereSeparator: { ", ".contains($0) }) {
        guard let tag = offered.first(where: { $0.tag == word }) else {
          let names = offered.map(\.tag).joined(separator: ", ")
          throw ValidationError("templates are in \(names), not in '\(word)'; begin with one of these and translate it")
        }
        if !tags.contains(tag) { tags.append(tag) }
      }
      guard !tags.isEmpty else { throw ValidationError("--lang needs a language, such as en or fr,it") }
      return tags
    }
  }

  /// The survey's id, made of the file's name; `nil` where that holds nothing an id can.
  private static func id(of path: String) -> String? {
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    var id = ""
    for scalar in name.lowercased().unicodeScalars {
      let isLetter = ("a"..."z").contains(scalar)
      if isLetter || !id.isEmpty && ("0"..."9").contains(scalar) {
        id.unicodeScalars.append(scalar)
      } else if !id.isEmpty, id.last != "-" {
        id += "-"
      }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty || SurveyTemplate.isReserved(id) ? nil : id
  }
}
