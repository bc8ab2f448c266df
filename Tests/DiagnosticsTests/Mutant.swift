/// A survey with one random change, and where a message about it may stand.
struct Mutant {
  /// What was changed.
  enum Kind: String, CaseIterable {
    case renameID, dropElement, changeValue, swapType, breakExpression, misspellElement, misspellAttribute, dropEndTag
    case duplicateElement
  }

  let kind: Kind
  let bytes: [UInt8]

  /// The name, value or element that was changed, as it was and as it is.
  let tokens: [String]

  /// The line of the change.
  let line: Int

  /// Further lines that a message may point at; each has its reason where it is added.
  let others: Set<Int>

  private static let questionTypes = ["single", "multiple", "rating", "yesno", "check", "number", "text", "date"]
  private static let expressionAttributes: Set<String> = ["relevant", "when", "test"]
  private static let replacements = ["and", "or", "(", ")", "'x'", "7", "=", "ge", "not", ",", "nobody", "+", "has"]

  /// Changes a survey at random; `nil` where nothing of the kind can be changed.
  init?(_ kind: Kind, of markup: Markup, _ random: inout Random) {
    switch kind {
    case .renameID: self.init(renamingIn: markup, &random)
    case .dropElement: self.init(droppingIn: markup, &random)
    case .changeValue: self.init(valueIn: markup, &random)
    case .swapType: self.init(typeIn: markup, &random)
    case .breakExpression: self.init(expressionIn: markup, &random)
    case .misspellElement: self.init(elementIn: markup, &random)
    case .misspellAttribute: self.init(attributeIn: markup, &random)
    case .dropEndTag: self.init(endTagIn: markup, &random)
    case .duplicateElement: self.init(duplicatingIn: markup, &random)
    }
  }

  private init(
    _ kind: Kind, _ markup: Markup, replacing edits: [(range: Range<Int>, text: String)], tokens: [String],
    at place: Int, others: Set<Int> = []
  ) {
    var bytes = markup.bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: edit.text.utf8)
    }
    self.kind = kind
    self.bytes = bytes
    self.tokens = tokens
    line = markup.line(of: place)
    self.others = others
  }

  /// What refers to a name is wrong where it refers.
  private init?(renamingIn markup: Markup, _ random: inout Random) {
    let ids = markup.elements.flatMap(\.attributes).filter { markup.text($0.name) == "id" }
    guard let id = ids.randomElement(using: &random) else { return nil }
    let old = markup.text(id.value)
    let new = Bool.random(using: &random) ? Self.misspelt(old, &random) : "renamed"
    self.init(
      .renameID, markup, replacing: [(id.value, new)], tokens: [old, new], at: id.value.lowerBound,
      others: markup.lines(with: old))
  }

  /// What was dropped is missed in the element around, after what stood before it, or where something refers to it.
  private init?(droppingIn markup: Markup, _ random: inout Random) {
    guard let index = markup.elements.indices.dropFirst().randomElement(using: &random) else { return nil }
    let element = markup.elements[index]
    var others = Set(element.parent.map { markup.line(of: markup.elements[$0].start.lowerBound) }.map { [$0] } ?? [])
    let before = markup.elements[..<index].last { $0.parent == element.parent && $0.name == element.name }
    if let before { others.formUnion(markup.lines(of: before.whole)) }
    let lineCount = markup.lines(of: element.whole).count - 1
    for name in Self.names(in: element.whole, of: markup) {
      others.formUnion(
        markup.lines(with: name).map { $0 > markup.line(of: element.end.lowerBound) ? $0 - lineCount : $0 })
    }
    others.insert(markup.line(of: element.whole.lowerBound) + 1)
    self.init(
      .dropElement, markup, replacing: [(element.whole, "")],
      tokens: [element.name] + Self.names(in: element.whole, of: markup), at: element.whole.lowerBound, others: others)
  }

  /// A name or code that changed is wrong where something refers to it. The root's `xml:lang` says what every text
  /// without one is written in, so a change of it is wrong in every text.
  private init?(valueIn markup: Markup, _ random: inout Random) {
    let attributes = markup.elements.flatMap(\.attributes)
    guard let attribute = attributes.randomElement(using: &random), let donor = attributes.randomElement(using: &random)
    else { return nil }
    let old = markup.text(attribute.value)
    let name = markup.text(attribute.name)
    let new = ["", "abc!", "-1", "999", "no such", markup.text(donor.value)].randomElement(using: &random) ?? ""
    var others: Set<Int> = []
    if name == "id" || name == "value" { others = markup.lines(with: old).union(markup.lines(with: new)) }
    let isRoot = markup.elements[0].start.contains(attribute.name.lowerBound)
    if name == "xml:lang", isRoot { others = Set(1...markup.line(of: markup.bytes.count - 1)) }
    self.init(
      .changeValue, markup, replacing: [(attribute.value, new)], tokens: [old, new, name].filter { !$0.isEmpty },
      at: attribute.value.lowerBound, others: others)
  }

  /// A question of another type has other parts, and means something else where a condition reads it.
  private init?(typeIn markup: Markup, _ random: inout Random) {
    let questions = markup.elements.filter { Self.questionTypes.contains($0.name) && $0.start != $0.end }
      .filter { element in element.attributes.contains { markup.text($0.name) == "id" } }
    guard let question = questions.randomElement(using: &random),
      let new = Self.questionTypes.filter({ $0 != question.name }).randomElement(using: &random)
    else { return nil }
    var others = markup.lines(of: question.whole)
    for name in Self.names(in: question.start, of: markup) { others.formUnion(markup.lines(with: name)) }
    self.init(
      .swapType, markup, replacing: Self.renaming(question, to: new),
      tokens: [question.name, new] + Self.names(in: question.start, of: markup), at: question.start.lowerBound,
      others: others)
  }

  private init?(expressionIn markup: Markup, _ random: inout Random) {
    let expressions = markup.elements.flatMap(\.attributes)
      .filter { Self.expressionAttributes.contains(markup.text($0.name)) }
    guard let expression = expressions.randomElement(using: &random) else { return nil }
    var words = markup.text(expression.value).split(separator: " ").map(String.init)
    let index = Int.random(in: 0..<words.count, using: &random)
    let old = words[index]
    switch Int.random(in: 0..<3, using: &random) {
    case 0: words.remove(at: index)
    case 1: words.insert(old, at: index)
    default: words[index] = Self.replacements.randomElement(using: &random) ?? ""
    }
    self.init(
      .breakExpression, markup, replacing: [(expression.value, words.joined(separator: " "))], tokens: [old] + words,
      at: expression.value.lowerBound)
  }

  private init?(elementIn markup: Markup, _ random: inout Random) {
    guard let element = markup.elements.randomElement(using: &random) else { return nil }
    let new = Self.misspelt(element.name, &random)
    let isBoth = Bool.random(using: &random)
    self.init(
      .misspellElement, markup, replacing: Array(Self.renaming(element, to: new).prefix(isBoth ? 2 : 1)),
      tokens: [element.name, new], at: element.start.lowerBound)
  }

  private init?(attributeIn markup: Markup, _ random: inout Random) {
    guard let attribute = markup.elements.flatMap(\.attributes).randomElement(using: &random) else { return nil }
    let old = markup.text(attribute.name)
    let new = Self.misspelt(old, &random)
    self.init(
      .misspellAttribute, markup, replacing: [(attribute.name, new)], tokens: [old, new], at: attribute.name.lowerBound)
  }

  /// An element that is not closed is best found where it is opened.
  private init?(endTagIn markup: Markup, _ random: inout Random) {
    guard let element = markup.elements.filter({ $0.start != $0.end }).randomElement(using: &random) else { return nil }
    self.init(
      .dropEndTag, markup, replacing: [(element.end, "")], tokens: [element.name], at: element.end.lowerBound,
      others: [markup.line(of: element.start.lowerBound)])
  }

  /// Something that is there twice is wrong in either place.
  private init?(duplicatingIn markup: Markup, _ random: inout Random) {
    guard let element = markup.elements.dropFirst().randomElement(using: &random) else { return nil }
    let end = element.whole.upperBound
    let lines = markup.lines(of: element.whole)
    self.init(
      .duplicateElement, markup, replacing: [(end..<end, "\n" + markup.text(element.whole))],
      tokens: [element.name] + Self.names(in: element.whole, of: markup), at: end,
      others: lines.union(lines.map { $0 + lines.count }))
  }

  // MARK: - Parts

  private static func renaming(_ element: Markup.Element, to name: String) -> [(range: Range<Int>, text: String)] {
    let start = element.start.lowerBound + 1
    var edits = [(range: start..<start + element.name.utf8.count, text: name)]
    if element.start != element.end {
      let end = element.end.lowerBound + 2
      edits.append((end..<end + element.name.utf8.count, name))
    }
    return edits
  }

  /// The ids and codes that some markup gives.
  private static func names(in range: Range<Int>, of markup: Markup) -> [String] {
    markup.elements.filter { range.contains($0.start.lowerBound) }.flatMap(\.attributes)
      .filter { ["id", "value", "ref"].contains(markup.text($0.name)) }.map { markup.text($0.value) }
  }

  /// A name with a letter left out, doubled or swapped with its neighbour.
  private static func misspelt(_ name: String, _ random: inout Random) -> String {
    var letters = Array(name)
    let index = Int.random(in: 0..<letters.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0 where letters.count > 2: letters.remove(at: index)
    case 1 where index > 0 && letters[index] != letters[index - 1]: letters.swapAt(index, index - 1)
    default: letters.insert(letters[index], at: index)
    }
    return String(letters)
  }
}

/// Random numbers that are the same for the same seed: SplitMix64.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
