public import SurveyModel

// The words of a form. They are functions rather than types, so that they do not hide the model's own names.

/// A section.
public func section(
  _ id: String, title: FormText? = nil, intro: FormText? = nil, relevant: String? = nil,
  required: Requirement? = nil, allow: Set<AnswerState>? = nil, random: Bool = false,
  @Form.Builder _ elements: () -> [Form.Element]
) -> Form.Element {
  .section(
    FormSection(
      id: id, title: title, intro: intro, relevance: relevant,
      inherited: Inheritable(requirement: required, allowed: allow), isRandom: random, elements: elements()))
}

/// A scale: points with labels, in order of value; a point without a label is `nil`.
public func scale(_ id: String, _ points: KeyValuePairs<Int, FormText?>) -> Form.Element {
  .list(FormList(id: id, points: points.map { ($0.key, $0.value) }))
}

/// A scale of numbers of which only the ends have labels.
public func scale(_ id: String, from least: (Int, FormText), to greatest: (Int, FormText)) -> Form.Element {
  let points = (least.0...greatest.0).map { value -> (value: Int, label: FormText?) in
    (value, value == least.0 ? least.1 : value == greatest.0 ? greatest.1 : nil)
  }
  return .list(FormList(id: id, points: points))
}

/// A scale of unlabelled points.
public func scale(_ id: String, _ values: ClosedRange<Int>) -> Form.Element {
  .list(FormList(id: id, points: values.map { ($0, nil) }))
}

/// One choice of a list.
public func single(
  _ id: String, _ choices: [FormChoice], other: Bool = false, _ prompt: FormText? = nil, relevant: String? = nil,
  required: Requirement? = nil, allow: Set<AnswerState>? = nil, help: FormText? = nil,
  constraints: [FormConstraint] = []
) -> Form.Element {
  question(
    id, .single(choices, hasOther: other),
    FormSettings(
      prompt: prompt, help: help, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// Several choices of a list.
public func multiple(
  _ id: String, _ choices: [FormChoice], other: Bool = false, from minimum: Int? = nil, to maximum: Int? = nil,
  _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil,
  constraints: [FormConstraint] = []
) -> Form.Element {
  question(
    id, .multiple(choices, hasOther: other, minimum: minimum, maximum: maximum),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// A point of a scale.
public func rating(
  _ id: String, _ scale: String, _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil,
  allow: Set<AnswerState>? = nil, help: FormText? = nil, constraints: [FormConstraint] = []
) -> Form.Element {
  question(
    id, .rating(scale: scale),
    FormSettings(
      prompt: prompt, help: help, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// A checklist item; evidence is asked about again from a level on, owner and date are asked below a level.
public func check(
  _ id: String, _ scale: String, evidenceFrom: Int? = nil, ownerBelow: Int? = nil, dueBelow: Int? = nil,
  _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil
) -> Form.Element {
  let parts = CheckParts(
    evidence: evidenceFrom.map { .init(requiredFrom: Ratio($0)) },
    owner: ownerBelow.map { .init(askedBelow: Ratio($0)) }, due: dueBelow.map { .init(askedBelow: Ratio($0)) })
  return question(
    id, .check(scale: scale, parts),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow))
}

/// Rows that share a scale or a list.
public func grid(
  _ id: String, _ answer: FormGridAnswer, _ rows: [FormRow], _ prompt: FormText? = nil, relevant: String? = nil,
  required: Requirement? = nil, allow: Set<AnswerState>? = nil, help: FormText? = nil,
  constraints: [FormConstraint] = []
) -> Form.Element {
  question(
    id, .grid(answer, rows),
    FormSettings(
      prompt: prompt, help: help, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// A total shared out over choices.
public func allocation(
  _ id: String, _ choices: [FormChoice], total: Ratio = 100, integer: Bool = true, unit: String? = nil,
  _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil
) -> Form.Element {
  question(
    id, .allocation(choices, AllocationLimits(total: total, isInteger: integer, unit: unit)),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow))
}

/// Choices in order.
public func ranking(
  _ id: String, _ choices: [FormChoice], top: Int? = nil, _ prompt: FormText? = nil, relevant: String? = nil,
  required: Requirement? = nil, allow: Set<AnswerState>? = nil
) -> Form.Element {
  question(
    id, .ranking(choices, top: top),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow))
}

/// Yes or no.
public func yesno(
  _ id: String, _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil,
  allow: Set<AnswerState>? = nil
) -> Form.Element {
  question(
    id, .plain(.yesno), FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow))
}

/// A number.
public func number(
  _ id: String, from minimum: Int? = nil, to maximum: Int? = nil, integer: Bool = false, step: Ratio? = nil,
  unit: String? = nil, _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil,
  allow: Set<AnswerState>? = nil, constraints: [FormConstraint] = []
) -> Form.Element {
  let limits = NumberLimits(
    isInteger: integer, minimum: minimum.map { Ratio($0) }, maximum: maximum.map { Ratio($0) }, step: step, unit: unit)
  return question(
    id, .plain(.number(limits)),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// Text.
public func text(
  _ id: String, lines: Bool = false, from minimum: Int? = nil, to maximum: Int? = nil, _ prompt: FormText? = nil,
  relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil,
  constraints: [FormConstraint] = []
) -> Form.Element {
  let limits = TextLimits(minimumLength: minimum, maximumLength: maximum, isMultiline: lines)
  return question(
    id, .plain(.text(limits)),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// A day.
public func date(
  _ id: String, from earliest: DateLimits.Bound? = nil, to latest: DateLimits.Bound? = nil,
  _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil,
  constraints: [FormConstraint] = []
) -> Form.Element {
  question(
    id, .plain(.date(DateLimits(minimum: earliest, maximum: latest))),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow, constraints: constraints))
}

/// A time of day.
public func time(
  _ id: String, from earliest: String? = nil, to latest: String? = nil, _ prompt: FormText? = nil,
  relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil
) -> Form.Element {
  let limits = TimeLimits(
    minimum: earliest.flatMap { TimeOfDay(iso: $0) }.map { .fixed($0) },
    maximum: latest.flatMap { TimeOfDay(iso: $0) }.map { .fixed($0) })
  return question(
    id, .plain(.time(limits)), FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow))
}

/// A day with a time.
public func datetime(
  _ id: String, from earliest: DateTimeLimits.Bound? = nil, to latest: DateTimeLimits.Bound? = nil,
  _ prompt: FormText? = nil, relevant: String? = nil, required: Requirement? = nil, allow: Set<AnswerState>? = nil
) -> Form.Element {
  question(
    id, .plain(.datetime(DateTimeLimits(minimum: earliest, maximum: latest))),
    FormSettings(prompt: prompt, relevant: relevant, required: required, allow: allow))
}

/// A page of text.
public func statement(_ id: String, _ prompt: FormText? = nil, relevant: String? = nil) -> Form.Element {
  question(id, .plain(.statement), FormSettings(prompt: prompt, relevant: relevant))
}

/// A calculated value.
public func variable(_ id: String, _ value: String, relevant: String? = nil) -> Form.Element {
  let variable = Variable(type: nil, value: SourceFragment(text: value, range: .none))
  return question(id, .plain(.variable(variable)), FormSettings(relevant: relevant))
}

extension Form.Element {
  /// The same question with a default.
  public func proposing(_ expression: String, readonly isReadonly: Bool = false) -> Form.Element {
    guard case .question(let question) = self else { return self }
    let own = question.settings
    let settings = FormSettings(
      prompt: own.prompt, instruction: own.instruction, help: own.help, relevant: own.relevance,
      required: own.inherited.requirement, allow: own.inherited.allowed, constraints: own.constraints,
      defaultValue: expression, isReadonly: isReadonly)
    return .question(FormQuestion(id: question.id, kind: question.kind, settings: settings))
  }
}

private func question(_ id: String, _ kind: FormQuestion.Kind, _ settings: FormSettings) -> Form.Element {
  .question(FormQuestion(id: id, kind: kind, settings: settings))
}
