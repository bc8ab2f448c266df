import SurveyFormats
import SurveyModel
import SurveyScoring

extension AggregateRecord {
  /// Every member about answers, in the order in which it is written.
  static let answerFields: [Field] = [
    Field(path: "answers[].id", meaning: "An item that respondents answer, scored or not."),
    Field(path: "answers[].states", meaning: "How many answers are in each state."),
    Field(
      path: "answers[].choices[].code",
      meaning: "A choice of the item, or a point of its scale; left out for items that have none."),
    Field(
      path: "answers[].choices[].count",
      meaning: "How many responses chose it; of a ranking, how many put it first."),
    Field(path: "answers[].characters", meaning: "For a text: how many Unicode scalars all answers have together."),
  ]

  /// Writes what was answered.
  func write(_ answers: AnswerAggregate, to json: inout JSONObjectWriter) {
    json.array("answers") { array in
      for (item, tally) in zip(survey.items, answers.items) where item.takesAnswer {
        array.object { object in
          object.member("id", item.id)
          object.object("states") { states in
            for state in AnswerState.allCases { states.member(state.name, tally.states[state]) }
          }
          if let list = survey.choiceList(of: item) {
            object.array("choices") { choices in
              for (choice, count) in zip(list.choices, tally.choices) {
                choices.object {
                  $0.member("code", choice.code.text)
                  $0.member("count", count)
                }
              }
            }
          }
          if case .text = item.kind { object.member("characters", tally.characters) }
        }
      }
    }
  }
}
