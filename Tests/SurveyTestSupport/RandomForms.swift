public import SurveyInterview
public import SurveyModel

/// Small forms with every kind of question, conditions, checks and parts, and respondents who do anything at any time.
public struct RandomForms {
  private var generator: SplitMix64

  /// Forms of a seed.
  public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// The next form.
  public mutating func form() -> Form {
    var asked: [(id: String, kind: Int)] = []
    var elements: [Form.Element] = []
    for index in 0..<Int.random(in: 3...8, using: &generator) {
      let id = "q\(index)"
      let condition = chance(0.4) ? self.condition(on: asked) : nil
      if chance(0.2) {
        // What is shuffled reads only what comes before all of it.
        let before = asked
        elements.append(
          section("r\(index)", relevant: self.condition(on: before), random: true) {
            (0..<3).map { part in
              question("\(id)-\(part)", [0, 1, 4, 6][(index + part) % 4], self.condition(on: before), before)
            }
          })
        asked += (0..<3).map { ("\(id)-\($0)", [0, 1, 4, 6][(index + $0) % 4]) }
        continue
      }
      let kind = Int.random(in: 0..<11, using: &generator)
      let element = question(id, kind, condition, asked)
      if chance(0.2) {
        elements.append(section("s\(index)", relevant: self.condition(on: asked)) { element })
      } else {
        elements.append(element)
      }
      asked.append((id, kind))
    }
    return Form {
      scale("points", 0...3)
      elements
    }
  }

  private mutating func question(
    _ id: String, _ kind: Int, _ condition: String?, _ asked: [(id: String, kind: Int)]
  ) -> Form.Element {
    let required: Requirement? = [nil, nil, .no, .soft, .yes].randomElement(using: &generator) ?? nil
    let allow: Set<AnswerState> = chance(0.3) ? [.dontKnow, .notApplicable] : []
    switch kind {
    case 0:
      return single(
        id, choices(["a", "b"], asked), other: chance(0.5), relevant: condition, required: required, allow: allow)
    case 1:
      return multiple(
        id, choices(["a", "b"], asked) + [FormChoice("none", nil, exclusive: true)], from: chance(0.3) ? 2 : nil, to: 2,
        relevant: condition, required: required)
    case 2: return rating(id, "points", relevant: condition, required: required, allow: allow)
    case 3:
      return check(
        id, "points", evidenceFrom: 2, ownerBelow: 2, dueBelow: 1, relevant: condition, required: required, allow: allow
      )
    case 4: return yesno(id, relevant: condition, required: required, allow: allow)
    case 5:
      var constraints: [FormConstraint] = []
      if let earlier = asked.last(where: { $0.kind == 5 }) {
        constraints.append(chance(0.5) ? .error(". ge \(earlier.id)", "low") : .warning(". ge \(earlier.id)", "low"))
      }
      if chance(0.3) { constraints.append(.warning(". le 5", "high")) }
      return number(
        id, from: 0, to: 9, integer: true, relevant: condition, required: required, allow: allow,
        constraints: constraints)
    case 6: return statement(id, relevant: condition)
    case 7:
      let rows: [FormRow] = ["a", FormRow("b", "B", relevant: "\(id).a ge 1")]
      return grid(id, .scale("points"), rows, relevant: condition, required: required, allow: allow)
    case 9:
      return ranking(
        id, choices(["a", "b", "c"], asked), top: 2, relevant: condition, required: required, allow: allow)
    case 8:
      return allocation(
        id, choices(["a", "b"], asked), total: 5, relevant: condition, required: required, allow: allow)
    default: return text(id, to: 5, relevant: condition, required: required)
    }
  }

  /// Choices, some of which are offered only beside certain answers.
  private mutating func choices(_ codes: [String], _ asked: [(id: String, kind: Int)]) -> [FormChoice] {
    codes.map { FormChoice($0, FormText(stringLiteral: $0), relevant: chance(0.6) ? condition(on: asked) : nil) }
  }

  private mutating func condition(on asked: [(id: String, kind: Int)]) -> String? {
    guard let (id, kind) = asked.randomElement(using: &generator) else { return nil }
    switch kind {
    case 0: return "\(id) = 'a'"
    case 1: return "\(id) has 'b'"
    case 2, 3: return "\(id) ge 2"
    case 4: return "\(id) = 'yes'"
    case 5: return "\(id) > 4 or not(answered(\(id)))"
    case 6: return nil
    case 7: return "\(id).b ge 2"
    case 8: return "\(id).a gt \(id).b"
    case 9: return "rank(\(id), 'b') = 1"
    default: return "answered(\(id))"
    }
  }

  /// Something that a respondent could do.
  public mutating func event(for interview: Interview) -> InterviewEvent {
    // From the review people mostly go back to change something.
    if interview.position == .review, chance(0.7) {
      return .go(to: interview.route.randomElement(using: &generator) ?? 0)
    }
    return switch Int.random(in: 0..<20, using: &generator) {
    case 0..<10: .answer(answer(for: interview.currentItem, in: interview.survey))
    case 10: .skip
    case 11: .confirm
    case 12, 13: .back
    case 14, 15: .forward
    case 16: .go(to: Int.random(in: -1...interview.survey.items.count, using: &generator))
    case 17: .remark(chance(0.5) ? "hm" : "")
    case 18: .review
    default: chance(0.3) ? .submit : .setLanguage(english)
    }
  }

  /// An answer to an item, often one that is none.
  public mutating func answer(for item: Int?, in survey: CompiledSurvey) -> Answer {
    if chance(0.1) { return [Answer.skipped, .dontKnow, .notApplicable, .refused, .notAsked].pick(&generator) }
    guard let item else { return .skipped }
    let number = Answer.value(.number(Double(Int.random(in: -1...10, using: &generator))))
    switch survey.items[item].kind {
    case .choice: return .value(.code(["a", "b", "other", "yes", "no", "zz"].pick(&generator)))
    case .choices: return .value(.codes([["a"], ["b", "a"], ["none"], ["none", "a"], []].pick(&generator)))
    case .ranking: return .value(.ranking([["a", "b"], ["b", "c"], ["c", "c"], ["a"], []].pick(&generator)))
    case .point: return .value(.number(Double(Int.random(in: 0...4, using: &generator))))
    case .number: return number
    case .text: return .value(.text(["", "word", "too long"].pick(&generator)))
    case .date: return .value(.date(day("2026-04-03")))
    case .time, .datetime: return .value(.datetime(moment("2026-04-03T08:30")))
    case .calculated, .none: return number
    }
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }
}

extension Array {
  /// A random element of an array that has one.
  fileprivate func pick(_ generator: inout SplitMix64) -> Element {
    self[Int.random(in: indices, using: &generator)]
  }
}
