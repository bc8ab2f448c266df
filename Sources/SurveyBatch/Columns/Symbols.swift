import SurveyModel
import SurveyResponses

/// Says what fields mean: the one place in which the fast way of reading asks the reader of single records.
///
/// What that reader would have something to say about is ``ColumnReader/alone``, so that it is read there, whole.
struct Symbols: Sendable {
  let records: RecordReader
  let domains: [AnswerDomain]

  var survey: CompiledSurvey { records.survey }

  /// The symbol of an answer to an item.
  func symbol(of answer: Answer?, item: Int) -> UInt16 {
    guard let answer, answer.state != .invalid, let symbol = domains[item].symbol(of: answer) else {
      return ColumnReader.alone
    }
    // What is calculated and shown is compared with what was given, answer by answer.
    if survey.items[item].isReadonly, answer.state == .value { return ColumnReader.alone }
    return symbol
  }

  /// The number of an answer, as the program sees it.
  func number(of answer: Answer?, item: Int) -> Double {
    guard case .value? = answer else { return 0 }
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    block.place(answer, item: item, of: survey)
    return block.number(ofItem: item, in: survey.program) ?? 0
  }

  /// The choices of an answer, as the program sees them.
  func set(of answer: Answer?, item: Int) -> ChoiceSet {
    guard case .value? = answer else { return ChoiceSet() }
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    block.place(answer, item: item, of: survey)
    return block.choices(ofItem: item, in: survey.program) ?? ChoiceSet()
  }

  /// Reads the fields of a column of answers.
  func reader(of column: ColumnMapping.Column, item: Int) -> ColumnReader {
    ColumnReader { text in symbol(of: records.answer(toField: text, in: column), item: item) }
  }

  /// Reads the fields of a column whose values are numbers without symbols.
  func numberReader(of column: ColumnMapping.Column, item: Int) -> ValueReader<Double> {
    ValueReader(none: 0) { text in
      let answer = records.answer(toField: text, in: column)
      return (symbol(of: answer, item: item), number(of: answer, item: item))
    }
  }

  /// Reads the fields of a column whose values are choices without symbols.
  func setReader(of column: ColumnMapping.Column, item: Int) -> ValueReader<ChoiceSet> {
    ValueReader(none: ChoiceSet()) { text in
      let answer = records.answer(toField: text, in: column)
      return (symbol(of: answer, item: item), set(of: answer, item: item))
    }
  }
}
