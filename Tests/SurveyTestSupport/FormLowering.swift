import SurveyModel

/// Turns a form into the survey that an author would have declared.
struct FormLowering {
  let source: LanguageTag
  private(set) var lists: [ChoiceList] = []

  init(source: LanguageTag) { self.source = source }

  mutating func elements(_ elements: [Form.Element]) -> [SurveyElement] {
    elements.compactMap { element in
      switch element {
      case .section(let section): .section(self.section(section))
      case .question(let question): .question(self.question(question))
      case .list(let list): declare(list)
      }
    }
  }

  private mutating func section(_ section: FormSection) -> Section {
    Section(
      id: Name(section.id), title: section.title?.localized(source: source),
      intro: section.intro?.localized(source: source), relevance: section.relevance.map(fragment),
      inherited: section.inherited, isRandom: section.isRandom, elements: elements(section.elements))
  }

  private mutating func declare(_ list: FormList) -> SurveyElement? {
    let choices = list.points.map { point in
      Choice(
        code: Name(String(point.value)), value: Ratio(point.value), label: point.label?.localized(source: source))
    }
    lists.append(ChoiceList(id: Name(list.id), isScale: true, choices: choices))
    return nil
  }

  private mutating func question(_ question: FormQuestion) -> Question {
    let settings = question.settings
    let prompt = settings.prompt ?? FormText(stringLiteral: question.id)
    return Question(
      id: Name(question.id), kind: kind(of: question), prompt: prompt.localized(source: source),
      instruction: settings.instruction?.localized(source: source), help: settings.help?.localized(source: source),
      relevance: settings.relevance.map(fragment), inherited: settings.inherited,
      constraints: settings.constraints.map {
        .init(test: fragment($0.test), severity: $0.severity, message: $0.message.localized(source: source))
      }, defaultValue: settings.defaultValue.map(fragment), readonly: settings.isReadonly ? SourceRange.none : nil)
  }

  private mutating func kind(of question: FormQuestion) -> Question.Kind {
    switch question.kind {
    case .single(let choices, let hasOther):
      return .single(choices: inlineList(of: question, choices), hasOther: hasOther)
    case .multiple(let choices, let hasOther, let minimum, let maximum):
      let list = inlineList(of: question, choices)
      return .multiple(choices: list, hasOther: hasOther, minimum: minimum, maximum: maximum)
    case .rating(let scale): return .rating(scale: Name(scale))
    case .check(let scale, let parts): return .check(scale: Name(scale), parts: parts)
    case .grid(let answer, let rows):
      let declared = rows.map {
        GridRow(id: Name($0.id), label: $0.label.localized(source: source), relevance: $0.relevance.map(fragment))
      }
      return switch answer {
      case .scale(let scale): .grid(.scale(Name(scale)), rows: declared)
      case .choices(let choices): .grid(.choices(inlineList(of: question, choices)), rows: declared)
      }
    case .allocation(let choices, let limits):
      return .allocation(choices: inlineList(of: question, choices), limits)
    case .ranking(let choices, let top): return .ranking(choices: inlineList(of: question, choices), top: top)
    case .plain(let kind): return kind
    }
  }

  private mutating func inlineList(of question: FormQuestion, _ choices: [FormChoice]) -> Name {
    let declared = choices.map {
      Choice(
        code: Name($0.code), label: $0.label?.localized(source: source), isExclusive: $0.isExclusive,
        relevance: $0.relevance.map(fragment))
    }
    lists.append(ChoiceList(id: Name(question.id), isScale: false, isInline: true, choices: declared))
    return Name(question.id)
  }

  private func fragment(_ text: String) -> SourceFragment { SourceFragment(text: text, range: .none) }
}
