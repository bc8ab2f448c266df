public import SurveyModel

/// A survey written in a test, so that the test reads as a form and what happens with it.
///
/// ```swift
/// let form = Form {
///   section("work") {
///     single("job", ["yes", "no"])
///     number("hours", relevant: "job = 'yes'", required: .yes) { limits(from: 0, to: 80) }
///   }
/// }
/// let survey = try form.compiled()
/// ```
public struct Form: Sendable {
  /// What stands in a form: sections, questions, scales.
  public enum Element: Sendable {
    case section(FormSection)
    case question(FormQuestion)
    case list(FormList)
  }

  /// Puts the lines of a form together.
  @resultBuilder
  public enum Builder {
    /// One line.
    public static func buildExpression(_ element: Element) -> [Element] { [element] }
    /// Several lines at once.
    public static func buildExpression(_ elements: [Element]) -> [Element] { elements }
    /// All lines.
    public static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap(\.self) }
    /// Lines of a loop.
    public static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap(\.self) }
    /// Lines that may not be there.
    public static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
    /// One of two.
    public static func buildEither(first part: [Element]) -> [Element] { part }
    /// The other of two.
    public static func buildEither(second part: [Element]) -> [Element] { part }
  }

  /// A form that the compiler refused, with its messages.
  public struct Refused: Error, CustomStringConvertible {
    /// The messages.
    public let description: String
  }

  let id: String
  let title: FormText
  let intro: FormText?
  let minutes: Int?
  let languages: [LanguageTag]
  let inherited: Inheritable
  /// What stands in the form, so that another one may take it over.
  public let elements: [Element]

  /// Makes a form; the first language is the source language.
  public init(
    _ id: String = "form", title: FormText = "Form", intro: FormText? = nil, minutes: Int? = nil,
    languages: [String] = ["en"], required: Requirement? = nil, allow: Set<AnswerState>? = nil,
    @Builder _ elements: () -> [Element]
  ) {
    self.id = id
    self.title = title
    self.intro = intro
    self.minutes = minutes
    self.languages = languages.compactMap { LanguageTag($0) }
    inherited = Inheritable(requirement: required, allowed: allow)
    self.elements = elements()
  }

  /// The survey as an author would have declared it.
  public var survey: Survey {
    var lowering = FormLowering(source: languages.first ?? english)
    let lowered = lowering.elements(elements)
    return Survey(
      id: Name(id), version: "1", sourceLanguage: lowering.source, languages: languages,
      title: title.localized(source: lowering.source), intro: intro?.localized(source: lowering.source),
      minutes: minutes, choiceLists: lowering.lists, elements: lowered, inherited: inherited)
  }

  /// The survey with its meaning.
  ///
  /// - Throws: ``Refused`` with the compiler's messages when it has none.
  public func compiled() throws -> CompiledSurvey {
    let compilation = SurveyCompiler.compile(survey)
    guard let compiled = compilation.survey else {
      let renderer = DiagnosticRenderer(sources: SourceMap())
      throw Refused(description: compilation.diagnostics.map { renderer.text($0) }.joined())
    }
    return compiled
  }
}

/// English, French and Italian, for interviews in tests.
public let english = language("en")
/// French.
public let french = language("fr")
/// Italian.
public let italian = language("it")

/// The language of a tag that is known to be one.
public func language(_ tag: String) -> LanguageTag {
  guard let language = LanguageTag(tag) else { preconditionFailure("no language tag: \(tag)") }
  return language
}

/// The day of a date that is known to be one.
public func day(_ iso: String) -> CalendarDate {
  guard let day = CalendarDate(iso: iso) else { preconditionFailure("no date: \(iso)") }
  return day
}

/// The moment of a date, or of a date with a time, that is known to be one.
public func moment(_ iso: String) -> LocalDateTime {
  LocalDateTime(iso: iso) ?? LocalDateTime(day(iso))
}
