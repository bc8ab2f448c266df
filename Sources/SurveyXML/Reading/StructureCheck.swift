internal import SurveyModel

/// Matches a tree with the vocabulary and reports what does not fit.
struct StructureCheck {
  let tree: XMLTree
  var diagnostics: [Diagnostic] = []
  var attributeNames: [AttributeName?]
  private var kinds: [ElementKind?]
  private var guesses: [SourceRange] = []
  private var strays = StrayNames()
  /// The attributes that the list of choices around declares, and whether they are numbers.
  var declared: [String: Bool] = [:]
  /// The attributes that stand for declared ones, with the names that are declared.
  var declaredNames: [Int: String] = [:]

  /// What each distinct name in the file is, as an element and as an attribute.
  private let elementKinds: [[ElementKind]]
  let attributesByName: [AttributeName?]

  /// The namespace that counts as ours: the root's, even when it is wrong, so that it is reported once.
  private let namespace: Int32

  init(_ tree: XMLTree) {
    self.tree = tree
    kinds = [ElementKind?](repeating: nil, count: tree.nodes.count)
    attributeNames = [AttributeName?](repeating: nil, count: tree.attributes.count)
    elementKinds = tree.names.map { Vocabulary.kindsByName[$0] ?? [] }
    attributesByName = tree.names.map(AttributeName.init(rawValue:))
    namespace = tree.nodes.first?.namespace ?? -1
  }

  /// Checks the whole tree.
  ///
  /// - Returns: The tree with its meanings; `nil` when the file is not one this program reads.
  mutating func run() -> CheckedTree? {
    guard !tree.nodes.isEmpty, let root = checkRoot() else { return nil }
    check(0, as: root, isQuiet: false)
    return CheckedTree(
      tree: tree, kinds: kinds, attributeNames: attributeNames, declaredNames: declaredNames, guesses: guesses)
  }

  mutating func report(
    _ problem: Problem, at range: SourceRange, suggestion: String? = nil, fix: Fix? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(problem, at: range, suggestion: suggestion, fix: fix, notes: notes))
  }

  // MARK: Root

  /// What the outermost element is; `nil` when the file is not one this program reads.
  private mutating func checkRoot() -> ElementKind? {
    let name = tree.name(of: 0)
    let roots = Vocabulary.roots.map { Vocabulary.spec($0).name }
    let found = tree.namespace(of: 0)
    if let found, found.hasPrefix(Vocabulary.namespaceStem),
      let format = Int(found.dropFirst(Vocabulary.namespaceStem.count)), format > Vocabulary.format
    {
      report(.newerFormat(found: format, known: Vocabulary.format), at: namespaceRange(ofRoot: found))
      return nil
    }
    guard let root = Vocabulary.roots.first(where: { Vocabulary.spec($0).name == name }) else {
      report(
        .unknownElement(name, parent: nil, allowed: roots), at: tree.nameRange(of: 0),
        suggestion: NameSuggestion.nearest(to: name, among: roots))
      return nil
    }
    if found != Vocabulary.namespace {
      let range = found.map(namespaceRange(ofRoot:)) ?? tree.nameRange(of: 0)
      report(
        .wrongNamespace(element: name, found: found, expected: Vocabulary.namespace), at: range,
        fix: found == nil ? declaration(after: range) : nil)
    }
    return root
  }

  /// Gives the root, which is in no namespace, ours.
  private func declaration(after name: SourceRange) -> Fix {
    let declared = "xmlns=\"\(Vocabulary.namespace)\""
    return Fix("add \(declared)", [Fix.Edit(tree.range(name.upper, name.upper), " " + declared)], .exact)
  }

  /// Where the root's start tag declares a namespace; the root's name where that cannot be found as it is written.
  private func namespaceRange(ofRoot namespace: String) -> SourceRange {
    let tag = tree.tagRange(of: 0)
    let wanted = Array(namespace.utf8)
    var offset = tag.lower
    while offset + wanted.count < tag.upper {
      let isQuoted = [MarkupBytes.quote, MarkupBytes.apostrophe].contains(tree.bytes[offset])
      if isQuoted, tree.bytes[(offset + 1)...].starts(with: wanted) {
        return tree.range(offset + 1, offset + 1 + wanted.count)
      }
      offset += 1
    }
    return tree.nameRange(of: 0)
  }

  // MARK: Elements

  /// Checks an element and what is inside it.
  ///
  /// - Parameters:
  ///   - node: The element.
  ///   - kind: What it is.
  ///   - isQuiet: Whether only meanings are wanted, because what it is was guessed from a misspelt name.
  private mutating func check(_ node: Int, as kind: ElementKind, isQuiet: Bool) {
    let spec = Vocabulary.spec(kind)
    kinds[node] = kind
    checkAttributes(of: node, spec: spec, isQuiet: isQuiet)
    if kind == .choices { declareAttributes(of: node, isQuiet: isQuiet) }
    defer { if kind == .choices { declared = [:] } }
    var seen = ElementSet([])
    var singles: [Int] = []
    var sawText = false
    for child in tree.children(of: node) {
      guard tree.isElement(child) else {
        if spec.text == .none, !sawText, !isQuiet { sawText = checkText(child, in: spec) }
        continue
      }
      guard let (childKind, isGuess) = resolve(child, in: spec, isQuiet: isQuiet) else { continue }
      let isFirst = seen.insert(childKind)
      if spec.single.contains(childKind) {
        if !isFirst {
          if !isQuiet { reportRepeated(child, after: singles.first { kinds[$0] == childKind }, in: spec) }
          continue
        }
        singles.append(child)
      }
      check(child, as: childKind, isQuiet: isQuiet || isGuess)
    }
    if !isQuiet { checkParts(of: node, spec: spec, seen: seen) }
  }

  private mutating func resolve(
    _ child: Int, in spec: ElementSpec, isQuiet: Bool
  ) -> (kind: ElementKind, isGuess: Bool)? {
    let element = tree.nodes[child]
    let known = elementKinds[Int(element.name)]
    if element.namespace == namespace {
      for kind in known where spec.allowed.contains(kind) { return (kind, false) }
    } else {
      if !isQuiet {
        let expected = Vocabulary.namespace
        report(
          .wrongNamespace(element: tree.name(of: child), found: tree.namespace(of: child), expected: expected),
          at: tree.nameRange(of: child))
      }
      return nil
    }
    let stray = strays.meaning(ofElement: tree.name(of: child), number: element.name, known: known, in: spec)
    if !isQuiet {
      report(
        stray.problem, at: tree.nameRange(of: child), suggestion: stray.suggestion,
        fix: stray.suggestion.map { .rename(tree.nameRanges(of: child), to: $0, stray.isCertain ? .exact : .likely) })
    }
    guard let kind = stray.kind else { return nil }
    if !isQuiet { guesses.append(tree.range(Int(tree.nodes[child].lower), Int(tree.nodes[child].outerEnd))) }
    return (kind, true)
  }

  /// Reports text where there may be none.
  ///
  /// - Returns: Whether there was any.
  private mutating func checkText(_ node: Int, in spec: ElementSpec) -> Bool {
    let fragment = tree.textFragment(node)
    let bytes = Array(fragment.text.utf8)
    let start = MarkupBytes.skipSpace(in: bytes, from: 0)
    guard start < bytes.count else { return false }
    var end = bytes.count
    while MarkupBytes.isSpace(bytes[end - 1]) { end -= 1 }
    let wrapper = spec.parts.first(where: \.isLocalized)?.kinds.first.map { Vocabulary.spec($0).name }
    report(.unexpectedText(element: spec.name, wrapper: wrapper), at: fragment.fileRange(of: start..<end))
    return true
  }

  private mutating func reportRepeated(_ child: Int, after first: Int?, in spec: ElementSpec) {
    let name = tree.name(of: child)
    report(
      .repeatedPart(element: spec.name, part: name), at: tree.nameRange(of: child),
      notes: first.map { [Diagnostic.Note("the first <\(name)> is here", at: tree.nameRange(of: $0))] } ?? [])
  }

  private mutating func checkParts(of node: Int, spec: ElementSpec, seen: ElementSet) {
    for part in spec.parts where part.occurrence.isRequired && part.set.isDisjoint(with: seen) {
      let name = part.kinds.first.map { Vocabulary.spec($0).name } ?? ""
      report(.missingPart(element: label(of: node, spec), part: name), at: tree.nameRange(of: node))
    }
    guard let alternative = spec.alternative else { return }
    let given = tree.attributeIndices(of: node).filter { index in
      attributeNames[index].map(alternative.attributes.contains) ?? false
    }
    if given.count > 1, let first = attributeNames[given[0]], let second = attributeNames[given[1]] {
      report(
        .attributesExclude(element: spec.name, first: first.rawValue, second: second.rawValue),
        at: tree.attributeNameRange(given[1]))
    }
    guard let kind = alternative.part else {
      let all = alternative.attributes.compactMap(spec.attribute)
      if given.isEmpty, let first = all.first {
        let others = all.dropFirst().map { "; or write \($0.name.rawValue): \($0.type.expectation)" }.joined()
        report(
          .missingAttribute(
            first.name.rawValue, element: label(of: node, spec), expected: first.type.expectation + others),
          at: tree.nameRange(of: node))
      }
      return
    }
    let part = Vocabulary.spec(kind).name
    switch (given.first, seen.contains(kind)) {
    case (nil, false):
      report(.missingPart(element: label(of: node, spec), part: part), at: tree.nameRange(of: node))
    case (let attribute?, true):
      report(
        .attributeAndPart(
          element: spec.name, attribute: attributeNames[attribute]?.rawValue ?? "", part: part),
        at: tree.attributeNameRange(attribute))
    default: break
    }
  }

  /// An element as messages name it, with what tells it from others of its kind: `choice value="tea"`.
  func label(of node: Int, _ spec: ElementSpec) -> String {
    let telling = [AttributeName.id, .value, .ref].lazy.compactMap { name in
      tree.attributeIndices(of: node).first { attributeNames[$0] == name }
    }.first
    guard let telling, let name = attributeNames[telling] else { return spec.name }
    return "\(spec.name) \(name.rawValue)=\"\(tree.attributeText(telling))\""
  }
}
