internal import SurveyModel

extension SurveyBuilder {
  /// The texts directly inside an element, by kind: the versions of each belong together wherever they stand.
  mutating func collectTexts(of node: Int) -> Texts {
    var texts = Texts()
    for child in tree.children(of: node) {
      guard let kind = document.kinds[child], Self.textKinds.contains(kind), texts[kind] == nil else { continue }
      var versions = [child]
      var next = Int(tree.nodes[child].end)
      while next < Int(tree.nodes[node].end) {
        if document.kinds[next] == kind { versions.append(next) }
        next = Int(tree.nodes[next].end)
      }
      texts.add(localizedText(versions), kind)
    }
    return texts
  }

  /// The few texts of one element.
  struct Texts {
    private var kinds: [ElementKind] = []
    private var texts: [LocalizedText] = []

    fileprivate mutating func add(_ text: LocalizedText, _ kind: ElementKind) {
      kinds.append(kind)
      texts.append(text)
    }

    subscript(kind: ElementKind) -> LocalizedText? { kinds.firstIndex(of: kind).map { texts[$0] } }
  }

  /// The kinds that hold one language's version of a text.
  private static let textKinds: ElementSet = [
    .title, .intro, .prompt, .instruction, .help, .label, .message, .adviceText, .pipedTitle, .pipedIntro, .pipedLabel,
  ]

  /// One text of its versions.
  mutating func localizedText(_ nodes: [Int]) -> LocalizedText {
    var variants: [LocalizedText.Variant] = []
    variants.reserveCapacity(nodes.count)
    for node in nodes {
      let isUnsaid = document.attribute(.language, of: node) == nil
      // What is no language at all is reported, and is no version in any.
      guard let language = language(of: node) ?? (isUnsaid ? languages[0] : nil) else { continue }
      checkLanguage(language, of: node, among: variants)
      guard !variants.contains(where: { $0.language == language }) else { continue }
      variants.append(variant(node, language))
    }
    if !variants.isEmpty { gaps.record(variants, at: nodes[0], languages: languages) }
    return LocalizedText(variants)
  }

  /// One language's version; an empty one is reported.
  mutating func variant(_ node: Int, _ language: LanguageTag) -> LocalizedText.Variant {
    var space = WhiteSpace()
    let content = content(of: node, &space)
    if !space.sawText {
      diagnostics.append(Diagnostic(.emptyText(element: tree.name(of: node)), at: tree.nameRange(of: node)))
    }
    return LocalizedText.Variant(language: language, content: content, range: tree.tagRange(of: node))
  }

  private mutating func checkLanguage(
    _ language: LanguageTag, of node: Int, among variants: [LocalizedText.Variant]
  ) {
    let place = document.attribute(.language, of: node).map(tree.attributeValueRange) ?? tree.nameRange(of: node)
    if !languages.contains(language) {
      reportUndeclared(language, at: place)
    }
    if let first = variants.first(where: { $0.language == language }) {
      diagnostics.append(
        Diagnostic(
          .repeatedLanguage(language.tag, element: tree.name(of: node)), at: place,
          notes: [Diagnostic.Note("the first in '\(language)' is here", at: first.range)]))
    }
  }

  /// Reports a language that the survey does not declare: each text where one that is declared was probably meant, else
  /// once, because what is wrong is the declaration.
  private mutating func reportUndeclared(_ language: LanguageTag, at place: SourceRange) {
    let tags = languages.map(\.tag)
    let meant = NameSuggestion.nearest(to: language.tag, among: tags)
    guard meant != nil || undeclared.insert(language).inserted else { return }
    let declaration = document.attribute(.languages, of: 0) ?? document.attribute(.language, of: 0)
    let notes = declaration.map {
      [Diagnostic.Note("the languages are declared here", at: tree.attributeValueRange($0))]
    }
    diagnostics.append(
      Diagnostic(
        .undeclaredLanguage(language.tag, declared: meant == nil ? tags : []), at: place, suggestion: meant,
        notes: notes ?? []))
  }

  /// The content of a mixed element, white space normalised across its pieces.
  private func content(of node: Int, _ space: inout WhiteSpace) -> [LocalizedText.Inline] {
    var content: [LocalizedText.Inline] = []
    var previous: Int?
    for child in tree.children(of: node) {
      if tree.hasSpace(before: child, after: previous, in: node) { space.takeSpace() }
      previous = child
      switch document.kinds[child] {
      case .emphasis, .pipedEmphasis, .strong, .pipedStrong:
        // A space before a stressed word belongs before the stress, where it is not underlined.
        if space.releasePending() { Self.append(" ", to: &content) }
        let inner = self.content(of: child, &space)
        if !inner.isEmpty {
          content.append(tree.name(of: child) == ElementKind.strong.name ? .strong(inner) : .emphasis(inner))
        }
      case .output:
        guard let value = document.fragment(.value, of: child) else { continue }
        if space.releasePending() { Self.append(" ", to: &content) }
        space.takeWord()
        content.append(.output(value))
      case .lineBreak:
        content.append(.lineBreak)
        space.startLine()
      default:
        guard !tree.isElement(child) else { continue }
        let text = space.normalized(tree.text(child))
        if !text.isEmpty { Self.append(text, to: &content) }
      }
    }
    if tree.hasSpace(before: nil, after: previous, in: node) { space.takeSpace() }
    return content
  }

  private static func append(_ text: String, to content: inout [LocalizedText.Inline]) {
    if case .text(let before) = content.last {
      content[content.count - 1] = .text(before + text)
    } else {
      content.append(.text(text))
    }
  }
}
