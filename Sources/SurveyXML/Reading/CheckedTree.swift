internal import SurveyModel

/// A tree whose names have been matched with the vocabulary.
///
/// A misspelt name that can only have meant one thing counts as that thing, so that one slip gives one message.
struct CheckedTree: Sendable {
  /// The elements and texts.
  let tree: XMLTree

  /// What each node is; `nil` for texts, and for elements that mean nothing where they stand.
  let kinds: [ElementKind?]

  /// What each attribute is; `nil` for one that means nothing.
  let attributeNames: [AttributeName?]

  /// The name of each attribute that the list around its choice declares.
  let declaredNames: [Int: String]

  /// The elements whose meaning is a guess, in document order and none inside another: nothing inside them is worth a
  /// message of its own.
  let guesses: [SourceRange]

  /// Whether a place is inside an element whose meaning is a guess.
  func isGuess(_ range: SourceRange) -> Bool {
    var low = 0
    var high = guesses.count
    while low < high {
      let middle = (low + high) / 2
      if guesses[middle].upper <= range.lower { low = middle + 1 } else { high = middle }
    }
    return low < guesses.count && guesses[low].lower <= range.lower
  }

  /// The index of an element's attribute.
  func attribute(_ name: AttributeName, of node: Int) -> Int? {
    for index in tree.attributeIndices(of: node) where attributeNames[index] == name { return index }
    return nil
  }

  /// An attribute's value.
  func value(_ name: AttributeName, of node: Int) -> String? {
    attribute(name, of: node).map { tree.attributeText($0) }
  }

  /// An attribute's value with its places; `nil` also where it is blank, which the structure pass has reported.
  func fragment(_ name: AttributeName, of node: Int) -> SourceFragment? {
    guard let index = attribute(name, of: node) else { return nil }
    let fragment = tree.attributeFragment(index)
    return fragment.text.utf8.allSatisfy(MarkupBytes.isSpace) ? nil : fragment
  }

  /// An attribute's value as a name.
  func name(_ name: AttributeName, of node: Int) -> Name? {
    guard let index = attribute(name, of: node) else { return nil }
    return Name(tree.attributeText(index), at: tree.attributeValueRange(index))
  }

  /// An attribute's value as the name of something declared elsewhere; `nil` also where it is blank, which the structure
  /// pass has reported.
  func reference(_ name: AttributeName, of node: Int) -> Name? {
    self.name(name, of: node).flatMap { $0.text.utf8.allSatisfy(MarkupBytes.isSpace) ? nil : $0 }
  }

  /// The value of an attribute that the list around a choice declares.
  func declared(_ name: String, of node: Int) -> Name? {
    let index = tree.attributeIndices(of: node).first { declaredNames[$0] == name }
    return index.map { Name(tree.attributeText($0), at: tree.attributeValueRange($0)) }
  }

  /// The parts of an attribute's value that white space separates, as names.
  func names(_ name: AttributeName, of node: Int) -> [Name] {
    attribute(name, of: node).map { tree.attributeFragment($0).words } ?? []
  }
}

extension SourceFragment {
  /// The attributes that a list of choices declares: `country population:number`; what else stands behind a colon
  /// was meant to say so.
  var choiceAttributes: [ChoiceAttribute] {
    words.map { word in
      guard let colon = word.text.firstIndex(of: ":") else { return ChoiceAttribute(word) }
      let behind = word.text[colon...].utf8.count
      let range = SourceRange(source: word.range.source, word.range.lower, word.range.upper - behind)
      return ChoiceAttribute(Name(String(word.text[..<colon]), at: range), isNumber: true)
    }
  }

  /// The parts that white space separates, each with its own place.
  var words: [Name] {
    var words: [Name] = []
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      offset = MarkupBytes.skipSpace(in: bytes, from: offset)
      let start = offset
      while offset < bytes.count, !MarkupBytes.isSpace(bytes[offset]) { offset += 1 }
      if offset > start {
        words.append(
          Name(String(decoding: bytes[start..<offset], as: UTF8.self), at: fileRange(of: start..<offset)))
      }
    }
    return words
  }
}
