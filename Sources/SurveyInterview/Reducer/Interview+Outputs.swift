import SurveyModel

/// Putting answers into texts.
extension Interview {
  /// A text in the language of the interview, with the answers that it shows.
  func text(_ text: LocalizedText, of owner: TextOutputs.Owner) -> String {
    guard !survey.outputs.isEmpty else { return text.plainText(in: language) }
    return text.plainText(in: language) { value in
      survey.outputs.output(value, of: owner).flatMap(shown) ?? "…"
    }
  }

  /// What an `<output>` shows; `nil` when there is no value.
  private func shown(_ output: TextOutput) -> String? {
    let wording = InterviewWording(language)
    switch output {
    case .answer(let item, let isLabel):
      guard let value = value(of: item) else { return nil }
      if let own = ownWords(for: value, at: item) { return own }
      return isLabel
        ? wording.label(of: value, to: survey.items[item], in: survey)
        : wording.shown(value, to: survey.items[item], in: survey)
    case .computed(let index):
      guard let (value, type) = block.value(ofOutput: index, of: survey) else { return nil }
      return wording.shown(value, type, in: survey)
    }
  }

  /// The value of an item on the route, asked or calculated.
  private func value(of item: Int) -> AnswerValue? {
    guard survey.items[item].isAsked else { return block.value(ofVariable: item, of: survey) }
    return isOnRoute[item] ? response.answers[item]?.value : nil
  }

  /// What a respondent wrote who chose "other".
  private func ownWords(for value: AnswerValue, at item: Int) -> String? {
    guard case .code("other") = value,
      let part = plan.parts[item]?.first(where: { survey.items[$0].role == .other }),
      case .text(let text)? = response.answers[part]?.value
    else { return nil }
    return text
  }
}
