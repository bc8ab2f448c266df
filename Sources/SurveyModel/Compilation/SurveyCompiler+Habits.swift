/// What works and is rarely meant: copies, scales with a label forgotten, texts that nobody reads to the end.
extension SurveyCompiler {
  mutating func checkHabits() {
    checkCopies()
    for list in choiceLists.indices where choiceLists[list].isScale { checkLabels(ofScale: choiceLists[list]) }
    checkExclusion()
    checkLengths()
  }

  /// Prompts shorter than this are often the same on purpose: "Why?", "How many?".
  private static let shortestCopy = 20

  /// Two questions of one type with one prompt are mostly a copy of which only the id was changed.
  private mutating func checkCopies() {
    struct Key: Hashable {
      let prompt: String
      let answer: String
    }
    var first: [Key: Name] = [:]
    for question in questions {
      let prompt = question.prompt.plainText(in: survey.sourceLanguage)
      guard prompt.count >= Self.shortestCopy, let answer = answer(to: question) else { continue }
      let key = Key(prompt: prompt, answer: answer)
      guard let other = first[key] else {
        first[key] = question.id
        continue
      }
      // In a loop, each pass has the same question.
      guard other.range != question.id.range else { continue }
      report(
        .duplicatePrompt(question.id.text, other: other.text), at: question.prompt.variants.first?.range ?? .none,
        notes: [.init("'\(other.text)' is defined here", at: other.range)])
    }
  }

  /// What a question takes for an answer, as far as copies agree in it; `nil` for what is not asked.
  private func answer(to question: Question) -> String? {
    func list(_ name: Name) -> String {
      guard let index = listIndex[name.text], choiceLists[index].isInline else { return name.text }
      return choiceLists[index].choices.map(\.code.text).joined(separator: " ")
    }
    return switch question.kind {
    case .single(let choices, _): "single \(list(choices))"
    case .multiple(let choices, _, _, _): "multiple \(list(choices))"
    case .rating(let scale): "rating \(scale.text)"
    case .check(let scale, _): "check \(scale.text)"
    case .ranking(let choices, _): "ranking \(list(choices))"
    case .allocation(let choices, _): "allocation \(list(choices))"
    case .yesno: "yesno"
    case .number: "number"
    case .text: "text"
    case .date: "date"
    case .time: "time"
    case .datetime: "datetime"
    case .grid, .statement, .variable, .passes: nil
    }
  }

  /// All points have labels, or none, or the ends, or the ends and the middle; anything else is a label forgotten.
  private mutating func checkLabels(ofScale list: ChoiceList) {
    let labelled = list.choices.map { $0.label != nil }
    let count = labelled.count { $0 }
    guard count > 2, count < labelled.count, labelled.first == true, labelled.last == true else { return }
    if count == 3, labelled.count % 2 == 1, labelled[labelled.count / 2] { return }
    let bare = zip(list.choices, labelled).filter { !$1 }.map(\.0.code.text)
    report(.forgottenLabels(scale: list.id.text, points: labelled.count, bare: bare), at: list.id.range)
  }

  /// How a choice begins that means "nothing of all this", in the languages whose words we have.
  private static let nothing = [
    "none of ", "aucun de ces", "aucune de ces", "aucun d’entre", "aucune d’entre", "aucun des ", "aucune des ",
    "aucun d'entre", "aucune d'entre", "nessuno di ", "nessuna di ", "nessuno dei ", "nessuna delle ", "nessuno degli ",
  ]

  /// "None of these" beside others would be a contradiction.
  private mutating func checkExclusion() {
    var seen: Set<Int> = []
    for item in items {
      guard case .choices(let list, _, _) = item.kind, seen.insert(list).inserted else { continue }
      for choice in choiceLists[list].choices where !choice.isExclusive {
        let labels = choice.label?.variants.map { $0.content.plainText.lowercased() } ?? []
        guard labels.contains(where: { label in Self.nothing.contains(where: label.hasPrefix) }) else { continue }
        report(.notExclusive(code: choice.code.text), at: choice.code.range)
      }
    }
  }

  /// Beyond about this many characters, readers skim.
  private static let longestPrompt = 250

  private mutating func checkLengths() {
    var seen: Set<SourceRange> = []
    for question in questions {
      if case .statement = question.kind { continue }
      for variant in question.prompt.variants where seen.insert(variant.range).inserted {
        let count = variant.content.plainText.count
        guard count > Self.longestPrompt else { continue }
        report(.longText(question.id.text, count: count, limit: Self.longestPrompt), at: variant.range)
      }
    }
  }
}
