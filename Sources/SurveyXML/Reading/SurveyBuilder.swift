internal import SurveyModel

/// Makes the model of a checked tree.
///
/// Form has been checked before: a value that cannot be read is left out here without a word. What is reported here is
/// what one row of the vocabulary cannot say: languages, empty texts, the order of a scale's points.
struct SurveyBuilder {
  let document: CheckedTree
  var diagnostics: [Diagnostic] = []
  var lists: [ChoiceList] = []

  /// Whether an import failed.
  var lacksLibrary = false

  /// The ids of questions and scores that are left out for a fault of theirs.
  var incomplete: [Name] = []

  /// The survey's languages, the source language first.
  let languages: [LanguageTag]

  /// The languages that are reported as not declared.
  var undeclared: Set<LanguageTag> = []

  /// Texts without a version in every language.
  var gaps = TranslationGaps()

  /// Language tags by how they are written, because a survey repeats a handful of them thousands of times.
  private var tags: [String: LanguageTag] = [:]

  var tree: XMLTree { document.tree }

  init(_ document: CheckedTree) {
    self.document = document
    var languages: [LanguageTag] = []
    let source = document.value(.language, of: 0).flatMap { LanguageTag($0) }
    let declared = document.names(.languages, of: 0).compactMap { LanguageTag($0.text) }
    for language in [source].compactMap(\.self) + declared where !languages.contains(language) {
      languages.append(language)
    }
    self.languages = languages.isEmpty ? LanguageTag("und").map { [$0] } ?? [] : languages
  }

  /// Builds the survey; `nil` only when no language tag can be made at all.
  mutating func build() -> Survey? {
    guard let sourceLanguage = languages.first else { return nil }
    var codes: [AnswerState: Name] = [:]
    var scoring = Scoring()
    var elements: [SurveyElement] = []
    let texts = collectTexts(of: 0)
    for child in tree.children(of: 0) {
      switch document.kinds[child] {
      case .codes: codes = nonAnswerCodes(child)
      case .scale: lists.append(scale(child))
      case .choices: lists.append(choices(child))
      case .scoring: scoring = self.scoring(child)
      default: if let element = element(child) { elements.append(element) }
      }
    }
    let survey = Survey(
      id: id(of: 0), version: document.value(.version, of: 0) ?? "", sourceLanguage: sourceLanguage,
      languages: languages, title: texts[.title] ?? LocalizedText([]), intro: texts[.intro],
      minutes: integer(.minutes, of: 0), choiceLists: lists, elements: elements, scoring: scoring,
      nonAnswerCodes: codes.mapValues(\.text), nonAnswerPlaces: codes.mapValues(\.range), inherited: inherited(0),
      isRandom: isRandom(0) ?? false, incomplete: incomplete, lacksLibrary: lacksLibrary)
    diagnostics.removeAll { document.isGuess($0.range) }
    diagnostics += translationGaps
    return survey
  }

  /// Builds a library.
  mutating func buildLibrary() -> Library {
    _ = collectTexts(of: 0)
    for child in tree.children(of: 0) {
      switch document.kinds[child] {
      case .scale: lists.append(scale(child))
      case .choices: lists.append(choices(child))
      default: continue
      }
    }
    diagnostics.removeAll { document.isGuess($0.range) }
    return Library(id: id(of: 0), lists: lists)
  }

  /// Texts of a document that some of its own languages lack.
  var translationGaps: [Diagnostic] { gaps.diagnostics(for: languages, in: document) }

  /// The lists that questions and loops name.
  var usedLists: Set<String> {
    Set(
      tree.attributes.indices.compactMap { index in
        [.choices, .scale, .over].contains(document.attributeNames[index]) ? tree.attributeText(index) : nil
      })
  }

  // MARK: Sections

  /// A section or a question; `nil` for anything else.
  mutating func element(_ node: Int) -> SurveyElement? {
    guard let kind = document.kinds[node] else { return nil }
    switch kind {
    case .section: return .section(section(node))
    case .loop, .roster: return loop(node, kind).map { .loop($0) }
    default: return question(node, kind).map { .question($0) }
    }
  }

  private mutating func section(_ node: Int) -> Section {
    let texts = collectTexts(of: node)
    var elements: [SurveyElement] = []
    for child in tree.children(of: node) {
      if let element = element(child) { elements.append(element) }
    }
    return Section(
      id: id(of: node), title: texts[.pipedTitle], intro: texts[.pipedIntro],
      relevance: document.fragment(.relevant, of: node),
      inherited: inherited(node), isRandom: isRandom(node) ?? false, isFixed: isYes(.fixed, of: node),
      elements: elements)
  }

  private func nonAnswerCodes(_ node: Int) -> [AnswerState: Name] {
    let names: [(AttributeName, AnswerState)] = [
      (.notApplicable, .notApplicable), (.dontKnow, .dontKnow), (.refused, .refused), (.skipped, .skipped),
    ]
    var codes: [AnswerState: Name] = [:]
    for (name, state) in names { codes[state] = document.name(name, of: node) }
    return codes
  }

  // MARK: Values

  /// An element's id, or what stands for it where it has none.
  func id(of node: Int) -> Name {
    document.name(.id, of: node) ?? .standIn(Int(tree.nodes[node].lower), at: tree.nameRange(of: node))
  }

  func inherited(_ node: Int) -> Inheritable {
    let requirement = document.value(.required, of: node).flatMap(Requirement.init(rawValue:))
    guard document.attribute(.allow, of: node) != nil else { return Inheritable(requirement: requirement) }
    let states = document.names(.allow, of: node).compactMap { AnswerState(name: $0.text) }
    return Inheritable(requirement: requirement, allowed: Set(states.filter(AnswerState.offered.contains)))
  }

  /// Whether an element shuffles its parts; `nil` where it does not say.
  func isRandom(_ node: Int) -> Bool? { document.value(.order, of: node).map { $0 == "random" } }

  func isYes(_ name: AttributeName, of node: Int) -> Bool { document.value(name, of: node) == "yes" }

  func integer(_ name: AttributeName, of node: Int) -> Int? {
    document.value(name, of: node).flatMap(ValueType.integer)
  }

  func number(_ name: AttributeName, of node: Int) -> Ratio? {
    document.value(name, of: node).flatMap { Ratio(decimal: $0) }
  }

  /// From the first to the last of some attributes; the element's name where it has none of them.
  func range(of names: [AttributeName], in node: Int) -> SourceRange {
    let given = names.compactMap { document.attribute($0, of: node) }
    guard let first = given.min(), let last = given.max() else { return tree.nameRange(of: node) }
    return tree.range(tree.attributeNameRange(first).lower, tree.attributeValueRange(last).upper + 1)
  }

  /// The language that an element is written in; `nil` where it does not say, or says nothing that is a language.
  mutating func language(of node: Int) -> LanguageTag? {
    guard let text = document.value(.language, of: node) else { return nil }
    if let tag = tags[text] { return tag }
    guard let tag = LanguageTag(text) else { return nil }
    tags[text] = tag
    return tag
  }
}
