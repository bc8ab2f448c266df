extension SurveyCompiler {
  /// Checks a library by itself, as far as that can be done without a survey.
  ///
  /// - Returns: What is wrong with its lists, in the order of the text.
  public static func check(_ library: Library) -> [Diagnostic] {
    var compiler = SurveyCompiler(library: library)
    compiler.collectLists()
    return compiler.diagnostics.sortedByPlace()
  }

  /// Gives every list an index and checks its choices.
  mutating func collectLists() {
    for list in survey.choiceLists {
      if let first = listIndex[list.id.text] {
        // Two questions of one id are reported where ids are entered.
        if list.isInline, choiceLists[first].isInline { continue }
        report(
          .duplicateID(list.id.text), at: list.id.range,
          notes: [.init("'\(list.id.text)' is first used here", at: choiceLists[first].id.range)])
        continue
      }
      listIndex[list.id.text] = choiceLists.count
      choiceLists.append(list)
      checkChoices(of: list)
    }
  }

  private mutating func checkChoices(of list: ChoiceList) {
    var codes: [String: SourceRange] = [:]
    var labels: [String: SourceRange] = [:]
    for choice in list.choices {
      if let first = codes[choice.code.text] {
        report(
          .duplicateChoice(choice.code.text), at: choice.code.range,
          notes: [.init("'\(choice.code.text)' is first used here", at: first)])
      }
      codes[choice.code.text] = codes[choice.code.text] ?? choice.code.range
      for variant in choice.label?.variants ?? [] {
        let key = "\(variant.language) \(variant.content.plainText)"
        if let first = labels[key] {
          report(
            .duplicateLabel(variant.content.plainText, language: variant.language.tag), at: variant.range,
            notes: [.init("the other one is here", at: first)])
        }
        labels[key] = labels[key] ?? variant.range
      }
    }
    if list.choices.count == 1 { report(.loneChoice(list: list.id.text), at: list.id.range) }
  }

  /// The index of the list a question names, reported when there is none.
  mutating func list(named name: Name, asScale: Bool) -> Int? {
    guard let index = listIndex[name.text] else {
      guard !survey.lacksLibrary else { return nil }
      let candidates = survey.choiceLists.filter { !$0.isInline && $0.isScale == asScale }.map(\.id.text)
      let meant = NameSuggestion.nearest(to: name.text, among: candidates)
      report(
        .unknownList(name.text, isScale: asScale, known: meant == nil ? candidates : []), at: name.range,
        suggestion: meant)
      // One of them was meant, and is used once the name is right.
      usedLists.formUnion((meant.map { [$0] } ?? candidates).compactMap { listIndex[$0] })
      return nil
    }
    usedLists.insert(index)
    // A list without choices is reported where it stands; nothing can be said about answers.
    guard !choiceLists[index].choices.isEmpty else { return nil }
    guard !asScale || choiceLists[index].isScale else {
      report(
        .listIsNoScale(name.text), at: name.range,
        notes: [.init("'\(name.text)' is defined here", at: choiceLists[index].id.range)])
      return nil
    }
    return index
  }

  /// The list with one more choice, `other`.
  mutating func listWithOther(_ index: Int, at range: SourceRange) -> Int {
    if let known = listsWithOther[index] { return known }
    let list = choiceLists[index]
    if let declared = list.choices.first(where: { $0.code.text == BuiltInLists.other.code.text }) {
      report(
        .duplicateChoice(declared.code.text), at: range,
        notes: [.init("other=\"yes\" adds a choice 'other'; the list has one here", at: declared.code.range)])
    }
    choiceLists.append(
      ChoiceList(
        id: list.id, isScale: list.isScale, isInline: list.isInline, isRandom: list.isRandom,
        attributes: list.attributes,
        choices: list.choices + [BuiltInLists.other]))
    listsWithOther[index] = choiceLists.count - 1
    return choiceLists.count - 1
  }

  mutating func reportUnusedLists() {
    for (name, index) in listIndex.sorted(by: { $0.value < $1.value }) where !usedLists.contains(index) {
      // A library is for more surveys than one.
      guard choiceLists[index].id.range.source == survey.id.range.source else { continue }
      report(.unusedList(name), at: choiceLists[index].id.range)
    }
  }
}
