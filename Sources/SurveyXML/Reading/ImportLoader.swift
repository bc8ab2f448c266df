internal import SurveyModel

/// Reads the libraries that a document imports, and those that they import.
///
/// Where the files come from is not known here: the caller gives each for a path that is known to stay inside the folder
/// of the document that everything begins with.
struct ImportLoader {
  /// The document itself, then the libraries in the order in which they were met.
  private(set) var sources: SourceMap

  /// What the libraries declare.
  private(set) var lists: [ChoiceList] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var allowances: [Allowance] = []

  /// Whether an import failed, so that names may be missing.
  private(set) var lacksLibrary = false

  /// Where each library is imported first.
  private(set) var importPlaces: [SourceID: SourceRange] = [:]

  /// The libraries that the document reaches by each of its own imports.
  private var libraries: [Library] = []

  /// What one library declares, for the languages of its texts.
  private struct Library {
    let id: String
    let lists: [ChoiceList]
    /// The import in the document itself that led to it.
    let place: SourceRange
  }

  /// The files from the document to the one that is being read.
  private var chain: [ImportPath]
  private var loaded: Set<ImportPath> = []
  private let file: (String) -> ImportedFile

  /// More files are no library but a mistake.
  private static let maximumFiles = 100

  /// Makes a loader for a document.
  ///
  /// - Parameters:
  ///   - source: The document.
  ///   - file: Gives the file of a path relative to the document's folder.
  init(_ source: SourceText, file: @escaping (String) -> ImportedFile) {
    sources = SourceMap(source)
    chain = [ImportPath(file: source.name.split(separator: "/").last.map(String.init) ?? source.name)]
    self.file = file
  }

  /// Reads what a document imports.
  mutating func load(importsOf document: CheckedTree) {
    for child in document.tree.children(of: 0) where document.kinds[child] == .importing {
      guard let href = document.name(.href, of: child) else {
        lacksLibrary = true
        continue
      }
      load(href, at: chain.count == 1 ? href.range : nil)
    }
  }

  /// Reads one import.
  ///
  /// - Parameters:
  ///   - href: What it says.
  ///   - place: Where it stands, where that is the document itself.
  private mutating func load(_ href: Name, at place: SourceRange?) {
    guard let path = ImportPath(href.text, from: chain[chain.count - 1]) else {
      return refuse(href, "a path inside the survey's folder, such as library/scales.xml")
    }
    if let start = chain.firstIndex(of: path) {
      let cycle = chain[start...].map(\.text) + [path.text]
      return fail(.importCycle(cycle), at: href)
    }
    guard loaded.insert(path).inserted else { return }
    guard sources.sources.count <= Self.maximumFiles else {
      return reportMissing(href, path.text, "at most \(Self.maximumFiles) files are imported")
    }
    switch file(path.text) {
    case .missing(let place, let reason): reportMissing(href, place, reason)
    case .outside: refuse(href, "the path of a file inside the survey's folder; a link leads out of it here")
    case .file(let text): read(text, path: path, href: href, place: place ?? libraries.last?.place ?? href.range)
    }
  }

  private mutating func read(_ text: SourceText, path: ImportPath, href: Name, place: SourceRange) {
    let source = sources.add(text)
    importPlaces[source] = href.range
    switch XMLReading.read(text, source: source) {
    case .fault(let fault):
      lacksLibrary = true
      diagnostics.append(fault)
    case .tree(let tree, let characters):
      var check = StructureCheck(tree)
      let instructions = AllowanceReader(tree)
      guard let document = check.run() else {
        lacksLibrary = true
        diagnostics += check.diagnostics
        return
      }
      guard document.kinds[0] == .library else {
        return refuse(href, "the path of a library; this is a <\(tree.name(of: 0))>")
      }
      var builder = SurveyBuilder(document)
      let library = builder.buildLibrary()
      diagnostics += characters + instructions.diagnostics + check.diagnostics + builder.diagnostics
      allowances += instructions.allowances
      lists += library.lists
      libraries.append(Library(id: library.id.text, lists: library.lists, place: place))
      chain.append(path)
      load(importsOf: document)
      chain.removeLast()
    }
  }

  private mutating func refuse(_ href: Name, _ expected: String) {
    fail(.badValue(attribute: "href", value: href.text, expected: expected), at: href)
  }

  private mutating func reportMissing(_ href: Name, _ place: String, _ reason: String) {
    fail(.importMissing(href.text, place: place, reason: reason), at: href)
  }

  private mutating func fail(_ problem: Problem, at href: Name) {
    lacksLibrary = true
    diagnostics.append(Diagnostic(problem, at: href.range))
  }

  // MARK: Languages

  /// One warning for each library and each language of the survey in which texts of lists that the survey uses have no
  /// version.
  func translationGaps(languages: [LanguageTag], usedLists: Set<String>) -> [Diagnostic] {
    libraries.flatMap { library in
      languages.compactMap { language in
        var total = 0
        var missing: [Diagnostic.Note] = []
        for list in library.lists where usedLists.contains(list.id.text) {
          for choice in list.choices {
            guard let first = choice.label?.variants.first else { continue }
            total += 1
            guard choice.label?.variants.contains(where: { $0.language == language }) == false else { continue }
            missing.append(
              .init(
                "<label> of '\(choice.code.text)' in '\(list.id.text)' has no version in '\(language)'", at: first.range
              )
            )
          }
        }
        guard !missing.isEmpty else { return nil }
        return Diagnostic(
          .libraryTranslation(library: library.id, language: language.tag, missing: missing.count, total: total),
          at: library.place, notes: Array(missing.prefix(5)))
      }
    }
  }
}
