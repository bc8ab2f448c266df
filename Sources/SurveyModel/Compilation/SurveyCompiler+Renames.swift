extension SurveyCompiler {
  /// Collects what columns and codes were called in earlier versions, and reports what would be read as two things.
  mutating func collectRenames() {
    let columns = Set(items.map(\.id)).union(questions.map(\.id.text))
    var claims = Claims(kind: "question", current: columns)
    for question in questions {
      for former in question.formerIDs { judge(former, of: question.id, &claims) }
      var rows = Claims(kind: "row", current: Set(question.rows.map(\.id.text)))
      for row in question.rows {
        for former in row.formerIDs { judge(former, of: row.id, &rows) }
      }
    }
    // The lists as declared: one with "other" repeats the one without.
    for index in listIndex.values.sorted() {
      let list = choiceLists[index]
      var codes = Claims(kind: list.isScale ? "point" : "choice", current: Set(list.choices.map(\.code.text)))
      for choice in list.choices {
        for former in choice.formerCodes { judge(former, of: choice.code, &codes) }
      }
    }
    for index in items.indices { enterFormerNames(of: index) }
  }

  /// The names that are taken where former ones are looked up.
  private struct Claims {
    let kind: String
    let current: Set<String>
    var former: [String: Name] = [:]
    var owner: [String: String] = [:]
  }

  private mutating func judge(_ former: Name, of current: Name, _ claims: inout Claims) {
    // A question in a loop is there once a pass.
    guard claims.former[former.text]?.range != former.range || former.range == .none else { return }
    let place = places[former.text].map { [Diagnostic.Note("'\(former.text)' is defined here", at: $0)] } ?? []
    if former.text.contains(",") || former.text.contains("|") {
      report(
        .badRename("'\(former.text)' was never a \(claims.kind)'s name; several names are separated by spaces"),
        at: former.range)
    } else if former.text == current.text {
      report(.badRename("'\(former.text)' is the name it has now; was takes those it had before"), at: former.range)
    } else if claims.current.contains(former.text) {
      let detail =
        "a \(claims.kind) is named '\(former.text)', so '\(current.text)' cannot have been: answers would be read as both"
      report(.badRename(detail), at: former.range, notes: claims.kind == "question" ? place : [])
    } else if let first = claims.former[former.text], let owner = claims.owner[former.text] {
      report(
        .badRename("'\(former.text)' became '\(owner)' already, so '\(current.text)' cannot have been it, too"),
        at: former.range,
        notes: [.init("the other one is here", at: first.range)])
    } else {
      claims.former[former.text] = former
      claims.owner[former.text] = current.text
    }
  }

  /// A column is found under every former name of its question, with every former name of its row or choice, and of
  /// the choices that the passes around it are for.
  private mutating func enterFormerNames(of index: Int) {
    let item = items[index]
    let question = questions[item.question]
    let prefixes = prefixes(of: pass(of: item.section))
    let whole = prefixes.flatMap { prefix in ([question.id] + question.formerIDs).map { prefix + $0.text } }
    var names = whole
    if let row = item.row { names = names.flatMap { name in rowNames(row, of: question).map { "\(name).\($0)" } } }
    if item.parent != nil { names = names.map { "\($0).\(item.role.rawValue)" } }
    // What a loop adds of its own, such as the question about one more entry, is not called like its question.
    guard names.first == item.id else { return }
    for name in names.dropFirst() { formerNames[name] = item.id }
    guard item.row == 0 else { return }
    for former in whole.dropFirst() { formerNames[former] = whole[0] }
  }

  /// What the ids of a pass begin with, and began with: the present beginning first.
  private func prefixes(of pass: LoopPass?) -> [String] {
    guard let pass else { return [""] }
    let outer = pass.outer.map { passes[$0] }
    let loop = pass.prefix.dropFirst(outer?.prefix.count ?? 0).dropLast(pass.code.count + 1)
    var codes = [pass.code]
    if case .fixed(let index, .choice(let list)) = pass.value {
      codes += choiceLists[list].choices[Int(index)].formerCodes.map(\.text)
    }
    return prefixes(of: outer).flatMap { before in codes.map { "\(before)\(loop)\($0)." } }
  }

  /// The names of a row of a grid, or of a share of an allocation.
  private func rowNames(_ row: Int, of question: Question) -> [String] {
    if case .allocation(let list, _) = question.kind, let index = listIndex[list.text] {
      let choice = choiceLists[index].choices[row]
      return [choice.code.text] + choice.formerCodes.map(\.text)
    }
    guard question.rows.indices.contains(row) else { return [] }
    return [question.rows[row].id.text] + question.rows[row].formerIDs.map(\.text)
  }
}

extension CompiledSurvey {
  /// The present name of a question or column that had another one in an earlier version; `nil` for a name that was
  /// never given up.
  public func currentName(ofFormer name: String) -> String? { formerNames[name] }

  /// Whether anything in the survey had another name before.
  public var hasRenames: Bool {
    !formerNames.isEmpty || choiceLists.contains { $0.choices.contains { !$0.formerCodes.isEmpty } }
  }

  /// A value with the codes that its item has now, where it holds some of an earlier version.
  public func current(_ value: AnswerValue, for item: Item) -> AnswerValue {
    guard let list = choiceList(of: item) else { return value }
    func code(_ code: String) -> String { list.renamed(from: code)?.code.text ?? code }
    switch value {
    case .number(let number): return .number(list.renamed(from: number.shortText)?.value?.doubleValue ?? number)
    case .code(let former): return .code(code(former))
    case .codes(let codes): return .codes(list.inListOrder(codes.map(code)))
    case .ranking(let codes): return .ranking(codes.map(code))
    case .text, .date, .time, .datetime, .boolean: return value
    }
  }
}
