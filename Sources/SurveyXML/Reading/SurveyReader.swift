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

  /// The files that were read.
  public let sources: SourceMap

  /// What is wrong with the form, in the order of the text, with what the author allows.
  public let diagnostics: [Diagnostic]

  /// What the author allows.
  public let allowances: [Allowance]

  /// All that there is to say: what is wrong with the form and with the meaning, without what the author allows.
  ///
  /// - Parameter found: What is wrong with the meaning.
  public func findings(with found: [Diagnostic] = []) -> [Diagnostic] {
    (diagnostics + found).sortedByPlace().applying(allowances)
  }

  init(
    survey: Survey? = nil, tests: SurveyTests? = nil, isTests: Bool = false, sources: SourceMap,
    diagnostics: [Diagnostic], allowances: [Allowance] = []
  ) {
    self.survey = survey
    self.tests = tests
    self.isTests = isTests
    self.sources = sources
    self.diagnostics = diagnostics
    self.allowances = allowances
  }
}

/// Reads definition files.
public enum SurveyReader {
  /// Reads one survey, or one file of tests.
  ///
  /// A malformed file gives exactly one error. A well-formed one gives every structural problem, without those that
  /// only follow from another. Any number of files may be read at once.
  ///
  /// - Parameter source: The file.
  /// - Returns: The survey, its sources and the diagnostics.
  public static func read(_ source: SourceText) -> SurveyReading {
    let sources = SourceMap(source)
    switch XMLReading.read(source) {
    case .fault(let fault): return SurveyReading(sources: sources, diagnostics: [fault])
    case .tree(let tree, let characters):
      var check = StructureCheck(tree)
      guard let document = check.run() else {
        return SurveyReading(sources: sources, diagnostics: check.diagnostics)
      }
      let instructions = AllowanceReader(tree)
      let form = characters + instructions.diagnostics + check.diagnostics
      if document.kinds.first == .tests {
        var builder = TestsBuilder(document)
        let tests = builder.build()
        return SurveyReading(
          tests: tests, isTests: true, sources: sources, diagnostics: (form + builder.diagnostics).sortedByPlace(),
          allowances: instructions.allowances)
      }
      var builder = SurveyBuilder(document)
      let survey = builder.build()
      return SurveyReading(
        survey: survey, sources: sources, diagnostics: (form + builder.diagnostics).sortedByPlace(),
        allowances: instructions.allowances)
    }
  }
}
