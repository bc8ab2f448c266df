import SurveyInterview
import SurveyModel

/// The answers to an item that can be chosen: what is printed before each, and what may be typed for it.
struct AnswerMenu {
  /// How the rows are shown.
  enum Style: Hashable {
    /// Nothing to choose, at most non-answers beside what is typed.
    case open
    /// Choices, numbered from 1.
    case list
    /// Points of a scale, numbered by their values.
    case scale
    /// A scale of which only the ends have labels: one line tells it all.
    case endLabelled
    /// Yes or no.
    case yesNo
  }

  /// One answer.
  struct Row {
    /// What is printed before the label, and typed.
    let mark: String
    let label: String
    let answer: Answer
    /// What else may be typed for it, beside its label.
    let words: [String]
  }

  /// What a typed text stands for.
  enum Match {
    case row(Row)
    case ambiguous([String])
    case none
  }

  let style: Style
  let choices: [Row]
  let nonAnswers: [Row]

  /// The choices of the list that are not offered now.
  private var withheld: [Choice] {
    guard let offered, let list else { return [] }
    let isOffered = Set(offered)
    return list.choices.indices.filter { !isOffered.contains($0) }.map { list.choices[$0] }
  }

  private let list: ChoiceList?
  private let offered: [Int]?
  private let wording: InterviewWording

  var rows: [Row] { choices + nonAnswers }

  /// Makes a menu.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - survey: The survey.
  ///   - wording: The words.
  ///   - offered: The choices that are offered, by index in the item's list; all where none are given.
  init(of item: Item, in survey: CompiledSurvey, _ wording: InterviewWording, offered: [Int]? = nil) {
    let list = survey.choiceList(of: item)
    style = Self.style(of: item, list, survey)
    self.wording = wording
    self.list = list
    self.offered = offered
    let all = list?.choices ?? []
    let shown = offered ?? Array(all.indices)
    var choices: [Row] = []
    for (index, choice) in shown.map({ all[$0] }).enumerated() {
      let label = wording.standard.label(of: choice)
      if style == .scale || style == .endLabelled {
        let value = choice.value?.text ?? choice.code.text
        let answer = Answer.value(.number(choice.value?.doubleValue ?? 0))
        choices.append(
          Row(
            mark: wording.number(value), label: choice.label == nil ? "" : label, answer: answer,
            words: [value, choice.code.text]))
      } else {
        let letter = style == .yesNo ? [String(label.folded.prefix(1))] : []
        choices.append(
          Row(
            mark: String(index + 1), label: label, answer: .value(.code(choice.code.text)),
            words: letter + [choice.code.text]))
      }
    }
    self.choices = choices
    // After numbered choices a number, else a word: behind a scale a number would look like one of its points.
    let isNumbered = style == .list
    nonAnswers = AnswerState.offered.filter(item.allowed.contains).enumerated().compactMap { index, state in
      guard let answer = Answer(state: state) else { return nil }
      let word = wording.mark(of: state)
      return Row(
        mark: isNumbered ? String(choices.count + index + 1) : word, label: wording.standard.label(of: state),
        answer: answer, words: [word, state.name])
    }
  }

  private static func style(of item: Item, _ list: ChoiceList?, _ survey: CompiledSurvey) -> Style {
    switch item.kind {
    case .choices, .ranking: return .list
    case .choice:
      if case .yesno = survey.question(of: item).kind { return .yesNo }
      return .list
    case .point:
      let labelled = list?.choices.indices.filter { list?.choices[$0].label != nil } ?? []
      let count = list?.choices.count ?? 0
      return count > 2 && labelled == [0, count - 1] ? .endLabelled : .scale
    case .number, .text, .date, .time, .datetime, .calculated, .none: return .open
    }
  }

  /// Whether a letter begins something that can be chosen, so that it is no command here.
  func isTaken(_ letter: String) -> Bool {
    let letter = letter.folded
    return rows.contains { row in
      row.label.folded.hasPrefix(letter) || row.words.contains { $0.folded.hasPrefix(letter) }
    }
  }

  /// The choice that a typed code or label names and that is not offered now, so that the respondent is told why.
  func withheldChoice(_ text: String) -> Answer? {
    let typed = text.folded
    let choice = withheld.first { $0.code.text == text || wording.standard.label(of: $0).folded == typed }
    return choice.map { .value(.code($0.code.text)) }
  }

  /// What a typed text stands for: a mark, a code, or a beginning of a label that no other has.
  func match(_ text: String) -> Match {
    if let row = rows.first(where: { $0.mark == text }) { return .row(row) }
    if let row = rows.first(where: { $0.words.contains(text) }) { return .row(row) }
    let typed = text.folded
    if let row = rows.first(where: { $0.words.contains { $0.folded == typed } || $0.label.folded == typed }) {
      return .row(row)
    }
    // Digits are never the beginning of a label: "1" must not choose "10 to 20" when there is no row 1.
    guard !typed.isEmpty, !typed.allSatisfy(\.isNumber) else { return .none }
    let hits = rows.filter { $0.label.folded.hasPrefix(typed) }
    switch hits.count {
    case 0: return .none
    case 1: return .row(hits[0])
    default: return .ambiguous(hits.map(\.label))
    }
  }
}
