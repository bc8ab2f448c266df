/// The values that texts show.
extension SurveyCompiler {
  /// Types every `<output>`, in each pass of a loop anew, and reports those that show what is asked only later.
  mutating func resolveOutputs() {
    for index in sections.indices {
      let section = sections[index]
      for text in [section.section.title, section.section.intro].compactMap(\.self) {
        resolve(text, of: .section(index), named: section.section.id.text, in: index, before: section.items.lowerBound)
      }
    }
    var first: [Int: Int] = [:]
    for index in items.indices.reversed() { first[items[index].question] = index }
    for (index, question) in questions.enumerated() {
      guard let item = first[index] else { continue }
      let (name, section) = (items[item].id, items[item].section)
      for text in [question.prompt, question.instruction, question.help].compactMap(\.self) {
        resolve(text, of: .question(index), named: name, in: section, before: item)
      }
      // What is said about an answer is said when it is there.
      let after = question.constraints.map(\.message) + question.partPrompts
      for text in after { resolve(text, of: .question(index), named: name, in: section, before: items.count) }
    }
  }

  private mutating func resolve(
    _ text: LocalizedText, of owner: TextOutputs.Owner, named name: String, in section: Int?, before position: Int
  ) {
    guard text.variants.contains(where: { $0.content.contains { !$0.outputs.isEmpty } }) else { return }
    let scope = scope(in: section)
    for variant in text.variants {
      for value in variant.content.flatMap(\.outputs) {
        guard let expression = self.value(value, in: scope, section) else { continue }
        if let late = expression.itemsRead.first(where: { items[$0].isAsked && $0 >= position }) {
          report(
            .forwardReference(from: name, to: items[late].id), at: value.range,
            notes: [.init("'\(items[late].id)' is asked here", at: questions[items[late].question].id.range)])
        }
        outputs.add(expression, at: value, of: owner)
      }
    }
    compareOutputs(of: text)
  }

  /// The choice of a pass, or its label, when it is "other", is shown as the respondent wrote it.
  private func inOwnWords(
    _ expression: TypedExpression, _ syntax: ExpressionSyntax, _ section: Int?
  ) -> TypedExpression {
    var shown = syntax
    if case .call("label", _, let arguments) = syntax.node, let argument = arguments.first { shown = argument }
    guard case .name(let name) = shown.node else { return expression }
    var next = pass(of: section)
    while let pass = next {
      if pass.variable == name {
        guard let item = pass.ownWords else { return expression }
        return TypedExpression(node: .item(item), type: .text, range: expression.range)
      }
      next = pass.outer.map { passes[$0] }
    }
    return expression
  }

  /// Every version of a text shows the same values as the first.
  private mutating func compareOutputs(of text: LocalizedText) {
    guard let source = text.variants.first else { return }
    let wanted = source.content.flatMap(\.outputs).map(\.text)
    for variant in text.variants.dropFirst() {
      let found = variant.content.flatMap(\.outputs).map(\.text)
      let missing = wanted.filter { !found.contains($0) }
      let added = found.filter { !wanted.contains($0) }
      guard !missing.isEmpty || !added.isEmpty else { continue }
      report(
        .differentOutputs(language: variant.language.tag, missing: missing, added: added), at: variant.range,
        notes: [.init("the version in '\(source.language)' is here", at: source.range)])
    }
  }

  /// Reads and types an expression of any type; `nil` when it is faulty, which is reported.
  private mutating func value(_ fragment: SourceFragment, in scope: Scope, _ section: Int?) -> TypedExpression? {
    guard let syntax = parse(fragment) else { return nil }
    do throws(ExpressionFault) {
      let expression = try ExpressionChecker(scope: scope).shown(syntax)
      reportUnreachable(in: expression, fragment)
      return inOwnWords(expression, syntax, section)
    } catch {
      report(error, in: fragment)
      return nil
    }
  }
}

extension Question {
  /// The prompts that the parts of a checklist item have of their own.
  fileprivate var partPrompts: [LocalizedText] {
    guard case .check(_, let parts) = kind else { return [] }
    return [parts.evidence, parts.owner, parts.due].compactMap { $0?.prompt }
  }
}
