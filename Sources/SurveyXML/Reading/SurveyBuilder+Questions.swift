internal import SurveyModel

extension SurveyBuilder {
  /// A question; `nil` for an element that is none, and for a variable without a value.
  mutating func question(_ node: Int, _ kind: ElementKind) -> Question? {
    guard let questionKind = questionKind(node, kind) else {
      incomplete.append(id(of: node))
      return nil
    }
    let texts = collectTexts(of: node)
    var constraints: [Question.Constraint] = []
    var origin: Question.Origin?
    for child in tree.children(of: node) {
      switch document.kinds[child] {
      case .constraint: if let constraint = constraint(child) { constraints.append(constraint) }
      case .origin: origin = self.origin(child)
      default: continue
      }
    }
    return Question(
      id: id(of: node), formerIDs: document.names(.was, of: node), kind: questionKind,
      prompt: texts[.prompt] ?? LocalizedText([]),
      instruction: texts[.instruction], help: texts[.help], relevance: document.fragment(.relevant, of: node),
      inherited: inherited(node), constraints: constraints, defaultValue: document.fragment(.defaultValue, of: node),
      readonly: isYes(.readonly, of: node) ? range(of: [.readonly], in: node) : nil, origin: origin,
      countLimits: kind == .multiple ? range(of: [.min, .max], in: node) : nil,
      filter: document.fragment(.filter, of: node), isRandom: isRandom(node), isFixed: isYes(.fixed, of: node))
  }

  private mutating func questionKind(_ node: Int, _ kind: ElementKind) -> Question.Kind? {
    switch kind {
    case .single: .single(choices: choiceList(node), hasOther: isYes(.other, of: node))
    case .multiple:
      .multiple(
        choices: choiceList(node), hasOther: isYes(.other, of: node), minimum: integer(.min, of: node),
        maximum: integer(.max, of: node))
    case .rating: .rating(scale: scaleName(node))
    case .yesno: .yesno
    case .check: .check(scale: scaleName(node), parts: checkParts(node))
    case .ranking: .ranking(choices: choiceList(node), top: integer(.top, of: node))
    case .allocation:
      .allocation(
        choices: choiceList(node),
        AllocationLimits(
          total: number(.total, of: node).flatMap { $0 > 0 ? $0 : nil } ?? 100,
          isInteger: document.value(.integer, of: node) != "no",
          minimum: number(.min, of: node), maximum: number(.max, of: node), unit: document.value(.unit, of: node),
          range: range(of: [.total, .min, .max, .integer], in: node)))
    case .grid: .grid(gridAnswer(node), rows: rows(of: node))
    case .number:
      .number(
        NumberLimits(
          isInteger: isYes(.integer, of: node), minimum: number(.min, of: node), maximum: number(.max, of: node),
          step: number(.step, of: node).flatMap { $0 > 0 ? $0 : nil },
          decimals: integer(.decimals, of: node).map { min($0, 9) }, unit: document.value(.unit, of: node),
          range: range(of: [.min, .max, .step, .decimals], in: node)))
    case .text:
      .text(
        TextLimits(
          minimumLength: integer(.minLength, of: node), maximumLength: integer(.maxLength, of: node),
          pattern: document.fragment(.pattern, of: node), isMultiline: document.value(.lines, of: node) == "multi",
          range: range(of: [.minLength, .maxLength, .pattern], in: node)))
    case .date: .date(temporalLimits(node))
    case .time: .time(temporalLimits(node))
    case .datetime: .datetime(temporalLimits(node))
    case .statement: .statement
    case .variable:
      document.fragment(.value, of: node).map {
        .variable(
          Variable(
            type: document.value(.type, of: node).flatMap(Variable.DeclaredType.init), value: $0,
            minimum: number(.min, of: node), maximum: number(.max, of: node), range: range(of: [.min, .max], in: node)))
      }
    default: nil
    }
  }

  private func temporalLimits<Value>(_ node: Int) -> TemporalLimits<Value> {
    TemporalLimits(
      minimum: document.value(.min, of: node).flatMap { .init(declared: $0) },
      maximum: document.value(.max, of: node).flatMap { .init(declared: $0) },
      range: range(of: [.min, .max], in: node))
  }

  /// The list a question chooses from. One that it holds itself takes the question's id, and so does the empty one that
  /// stands in where the author gave none, so that the question still has a type.
  private mutating func choiceList(_ node: Int) -> Name {
    if let name = document.reference(.choices, of: node) { return name }
    lists.append(choices(node, isInline: true))
    return id(of: node)
  }

  private mutating func scaleName(_ node: Int) -> Name {
    if let name = document.reference(.scale, of: node) { return name }
    lists.append(ChoiceList(id: id(of: node), isScale: true, isInline: true, choices: []))
    return id(of: node)
  }

  private mutating func gridAnswer(_ node: Int) -> GridAnswer {
    if let name = document.name(.scale, of: node) { return .scale(name) }
    return .choices(choiceList(node))
  }

  private mutating func rows(of node: Int) -> [GridRow] {
    var rows: [GridRow] = []
    for child in tree.children(of: node) where document.kinds[child] == .row {
      let label = collectTexts(of: child)[.label]
      rows.append(
        GridRow(
          id: id(of: child), formerIDs: document.names(.was, of: child), label: label ?? LocalizedText([]),
          relevance: document.fragment(.relevant, of: child), isFixed: isYes(.fixed, of: child)))
    }
    return rows
  }

  private mutating func checkParts(_ node: Int) -> CheckParts {
    var parts: [ElementKind: CheckParts.Part] = [:]
    for child in tree.children(of: node) {
      guard let kind = document.kinds[child], [.evidence, .owner, .due].contains(kind) else { continue }
      parts[kind] = CheckParts.Part(
        prompt: collectTexts(of: child)[.prompt], requiredFrom: number(.requiredFrom, of: child),
        askedBelow: number(.askedBelow, of: child),
        range: range(of: [.requiredFrom, .askedBelow], in: child))
    }
    return CheckParts(evidence: parts[.evidence], owner: parts[.owner], due: parts[.due])
  }

  private mutating func constraint(_ node: Int) -> Question.Constraint? {
    let message = collectTexts(of: node)[.message]
    guard let test = document.fragment(.test, of: node) else { return nil }
    let severity: Diagnostic.Severity = document.value(.severity, of: node) == "warning" ? .warning : .error
    return Question.Constraint(test: test, severity: severity, message: message ?? LocalizedText([]))
  }

  /// The source of a question. Its text is no translation of anything, so it may be in any language.
  private mutating func origin(_ node: Int) -> Question.Origin {
    let language = language(of: node) ?? languages[0]
    return Question.Origin(
      reference: document.value(.ref, of: node), text: LocalizedText([variant(node, language)]))
  }
}
