public import SurveyModel

/// What a definition file was read to: the survey as far as it could be built, and all that is wrong with its form.
public struct SurveyReading: Sendable {
  /// The survey; `nil` when the file is not well-formed, or is no survey of a format this program knows.
  ///
  /// With structural errors it is what could be made of the rest, so that a compiler can report wrong names and
  /// expressions in the same run. It must not be used for an interview while there is any error.
  public let survey: Survey?

  /// The tests, when the file is one of expected results beside a survey.
  public let tests: SurveyTests?

  /// Whether the file is one of tests, even if it does not say enough to be used.
  public let isTests: Bool

  /// What columns stand for, when the file says that.
  public let columnMap: DeclaredColumnMap?

  /// Whether the file is a column map, even if it does not say enough to be used.
  public let isColumnMap: Bool

  /// Whether the file holds responses, of which only the form is checked here.
  public let isResponses: Bool

  /// The library, when the file is one.
  public let library: Library?

  /// The assessment, when the file is one.
  public let assessment: Assessment?

  /// The files that were read: the file itself, then what it imports.
  public let sources: SourceMap

  /// What is wrong with the form, in the order of the text, with what the author allows.
  public let diagnostics: [Diagnostic]

  /// What the author allows.
  public let allowances: [Allowance]

  /// Where each file but the first is imported.
  let importPlaces: [SourceID: SourceRange]

  /// All that there is to say: what is wrong with the form and with the meaning, without what the author allows.
  ///
  /// - Parameter found: What is wrong with the meaning.
  public func findings(with found: [Diagnostic] = []) -> [Diagnostic] {
    (diagnostics + found).map { diagnostic in
      guard let place = importPlaces[diagnostic.range.source] else { return diagnostic }
      return diagnostic.adding(Diagnostic.Note("the library is imported here", at: place))
    }.sortedByPlace().applying(allowances)
  }

  init(
    survey: Survey? = nil, tests: SurveyTests? = nil, isTests: Bool = false, columnMap: DeclaredColumnMap? = nil,
    isColumnMap: Bool = false, isResponses: Bool = false, library: Library? = nil,
    assessment: Assessment? = nil, sources: SourceMap, diagnostics: [Diagnostic], allowances: [Allowance] = [],
    importPlaces: [SourceID: SourceRange] = [:]
  ) {
    self.survey = survey
    self.tests = tests
    self.isTests = isTests
    self.columnMap = columnMap
    self.isColumnMap = isColumnMap
    self.isResponses = isResponses
    self.library = library
    self.assessment = assessment
    self.sources = sources
    self.diagnostics = diagnostics
    self.allowances = allowances
    self.importPlaces = importPlaces
  }
}

/// Reads definition files.
public enum SurveyReader {
  /// Reads one survey, one library, one assessment, one file of tests, one column map, or the form of a file of
  /// responses.
  ///
  /// A malformed file gives exactly one error. A well-formed one gives every structural problem, without those that
  /// only follow from another. Any number of files may be read at once.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - imported: Gives the file that an import leads to, for its path relative to the folder of `source`, outside of
  ///     which no path leads. Without it, nothing can be imported.
  /// - Returns: The survey, its sources and the diagnostics.
  public static func read(
    _ source: SourceText, imported: (String) -> ImportedFile = { .missing(place: $0, reason: "no file is read here") }
  ) -> SurveyReading {
    switch XMLReading.read(source) {
    case .fault(let fault): return SurveyReading(sources: SourceMap(source), diagnostics: [fault])
    case .tree(let tree, let characters):
      var check = StructureCheck(tree)
      guard let document = check.run() else {
        return SurveyReading(sources: SourceMap(source), diagnostics: check.diagnostics)
      }
      let instructions = AllowanceReader(tree)
      let form = characters + instructions.diagnostics + check.diagnostics
      switch document.kinds.first {
      case .tests:
        var builder = TestsBuilder(document)
        let tests = builder.build()
        return SurveyReading(
          tests: tests, isTests: true, sources: SourceMap(source),
          diagnostics: (form + builder.diagnostics).sortedByPlace(), allowances: instructions.allowances)
      case .columnMap:
        var builder = ColumnMapBuilder(document)
        let map = builder.build()
        return SurveyReading(
          columnMap: map, isColumnMap: true, sources: SourceMap(source),
          diagnostics: (form + builder.diagnostics).sortedByPlace(), allowances: instructions.allowances)
      case .assessment:
        var builder = AssessmentBuilder(document)
        let assessment = builder.build()
        return SurveyReading(
          assessment: assessment, sources: SourceMap(source),
          diagnostics: (form + builder.diagnostics).sortedByPlace(), allowances: instructions.allowances)
      case .responses, .response:
        return SurveyReading(
          isResponses: true, sources: SourceMap(source), diagnostics: form.sortedByPlace(),
          allowances: instructions.allowances)
      default:
        return withoutActuallyEscaping(imported) { imported in
          var loader = ImportLoader(source, file: imported)
          loader.load(importsOf: document)
          return read(document, form, instructions.allowances, loader)
        }
      }
    }
  }

  /// Reads a survey or a library whose imports are loaded.
  private static func read(
    _ document: CheckedTree, _ form: [Diagnostic], _ allowances: [Allowance], _ loader: ImportLoader
  ) -> SurveyReading {
    var builder = SurveyBuilder(document)
    // What is imported comes first, so that a clash of names is reported in the file that can be changed.
    builder.lists = loader.lists
    builder.lacksLibrary = loader.lacksLibrary
    var survey: Survey?
    var library: Library?
    if document.kinds.first == .library {
      library = builder.buildLibrary()
      builder.diagnostics += builder.translationGaps
    } else {
      survey = builder.build()
      builder.diagnostics += loader.translationGaps(languages: builder.languages, usedLists: builder.usedLists)
    }
    return SurveyReading(
      survey: survey, library: library, sources: loader.sources,
      diagnostics: (form + builder.diagnostics + loader.diagnostics).sortedByPlace(),
      allowances: allowances + loader.allowances, importPlaces: loader.importPlaces)
  }
}
