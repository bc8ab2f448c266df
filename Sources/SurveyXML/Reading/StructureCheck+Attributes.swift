internal import SurveyModel

extension StructureCheck {
  /// Matches an element's attributes with its row of the vocabulary, and checks their values.
  mutating func checkAttributes(of node: Int, spec: ElementSpec, isQuiet: Bool) {
    var unknown: [Int] = []
    for index in tree.attributeIndices(of: node) {
      guard let name = attributesByName[Int(tree.attributes[index].name)], let attribute = spec.attribute(name) else {
        unknown.append(index)
        continue
      }
      attributeNames[index] = name
      if !isQuiet { checkValue(of: index, attribute) }
    }
    for index in unknown where !(spec.takesDeclared && checkDeclared(index, isQuiet: isQuiet)) {
      checkUnknown(index, of: node, spec: spec, isQuiet: isQuiet)
    }
    guard !isQuiet else { return }
    for attribute in spec.attributes where attribute.isRequired && !has(attribute.name, node) {
      report(
        .missingAttribute(
          attribute.name.rawValue, element: label(of: node, spec), expected: attribute.type.expectation),
        at: tree.nameRange(of: node))
    }
  }

  /// Notes which attributes a list gives its choices, and checks their names.
  mutating func declareAttributes(of node: Int, isQuiet: Bool) {
    let own = Vocabulary.spec(.choice).attributeNames
    for index in tree.attributeIndices(of: node) where attributeNames[index] == .attributes {
      let fragment = tree.attributeFragment(index)
      for (word, attribute) in zip(fragment.words, fragment.choiceAttributes) {
        let name = attribute.name
        let problem: Problem? =
          if own.contains(name.text) {
            .badName(name.text, hint: "<choice> has an attribute of this name already")
          } else if declared[name.text] != nil {
            .repeatedReference(name.text, whole: AttributeName.attributes.rawValue)
          } else if ![name.text, name.text + ":number"].contains(word.text) {
            .badName(word.text, hint: "only ':number' may stand behind one")
          } else {
            NameRule.problem(with: name.text)
          }
        if let problem, !isQuiet { report(problem, at: name.range) }
        declared[name.text] = attribute.isNumber
      }
    }
  }

  /// Checks an attribute that the list around a choice declares.
  ///
  /// - Returns: Whether it is one.
  private mutating func checkDeclared(_ index: Int, isQuiet: Bool) -> Bool {
    let written = tree.names[Int(tree.attributes[index].name)]
    guard let isNumber = declared[written] else { return false }
    declaredNames[index] = written
    let value = tree.attributeText(index)
    if isNumber, !isQuiet, !ValueType.number.accepts(value) {
      report(
        .badValue(attribute: written, value: value, expected: ValueType.number.expectation),
        at: tree.attributeValueRange(index))
    }
    return true
  }

  private func has(_ name: AttributeName, _ node: Int) -> Bool {
    tree.attributeIndices(of: node).contains { attributeNames[$0] == name }
  }

  private mutating func checkUnknown(_ index: Int, of node: Int, spec: ElementSpec, isQuiet: Bool) {
    let written = tree.names[Int(tree.attributes[index].name)]
    let others = spec.takesDeclared ? declared.keys.sorted() : []
    let missing = spec.attributes.filter { !has($0.name, node) }.map(\.name.rawValue) + others
    let suggestion = NameSuggestion.nearest(to: written, among: missing)
    if let suggestion, others.contains(suggestion) {
      declaredNames[index] = suggestion
    } else {
      attributeNames[index] = suggestion.flatMap(AttributeName.init(rawValue:))
    }
    guard !isQuiet else { return }
    let place = tree.attributeNameRange(index)
    report(
      .unknownAttribute(written, element: spec.name, allowed: spec.attributeNames + others), at: place,
      suggestion: suggestion,
      fix: suggestion.map {
        .rename([place], to: $0, certainty(of: $0, for: written, among: spec.attributeNames + others))
      })
  }

  private mutating func checkValue(of index: Int, _ attribute: AttributeSpec) {
    switch attribute.type {
    case .text: return
    case .reference:
      // A name that is none is reported, with those there are, where it is looked up.
      let value = tree.attributeText(index)
      if value.utf8.allSatisfy(MarkupBytes.isSpace) {
        reportBadValue(value, attribute, at: tree.attributeValueRange(index))
      }
    case .id:
      let id = tree.attributeText(index)
      if let problem = NameRule.problem(with: id) { report(problem, at: tree.attributeValueRange(index)) }
    case .keywords(let keywords):
      let words = keywords.map(\.word)
      for word in tree.attributeFragment(index).words where !words.contains(word.text) {
        reportBadValue(word.text, attribute, at: word.range, among: words)
      }
    case .languages:
      let fragment = tree.attributeFragment(index)
      for word in fragment.words where LanguageTag(word.text) == nil {
        reportBadValue(word.text, attribute, at: word.range)
      }
      if fragment.words.isEmpty { reportBadValue(fragment.text, attribute, at: fragment.range) }
    case .keyword(let keywords):
      let value = tree.attributeText(index)
      guard !keywords.contains(where: { $0.word == value }) else { return }
      reportBadValue(value, attribute, at: tree.attributeValueRange(index), among: keywords.map(\.word))
    default:
      let value = tree.attributeText(index)
      if !attribute.type.accepts(value) {
        reportBadValue(value, attribute, at: tree.attributeValueRange(index))
      }
    }
  }

  private mutating func reportBadValue(
    _ value: String, _ attribute: AttributeSpec, at range: SourceRange, among words: [String] = []
  ) {
    // A single character is near to every other.
    let candidates = value.utf8.count > 1 ? words : []
    let habit = Self.habits[value.lowercased()].flatMap { words.contains($0) ? $0 : nil }
    let meant = habit ?? NameSuggestion.nearest(to: value, among: candidates)
    report(
      .badValue(attribute: attribute.name.rawValue, value: value, expected: attribute.type.expectation), at: range,
      suggestion: meant,
      fix: meant.map { .rename([range], to: $0, habit != nil ? .exact : certainty(of: $0, for: value, among: words)) })
  }

  private func certainty(of word: String, for written: String, among words: [String]) -> Fix.Applicability {
    NameSuggestion.isCertain(word, for: written, among: words) ? .exact : .likely
  }

  /// What authors write out of habit where this language has yes and no.
  private static let habits = ["true": "yes", "1": "yes", "on": "yes", "false": "no", "0": "no", "off": "no"]
}
