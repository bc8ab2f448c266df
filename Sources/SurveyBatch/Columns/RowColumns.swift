import SurveyModel
import SurveyResponses
import SurveyScoring

/// What a block of records holds beside the answers: who they are, and what is known about each as a whole.
final class RowColumns {
  /// A stretch of a chunk.
  struct Span {
    var start: Int32
    var length: Int32
  }

  /// The answers.
  let answers: AnswerColumns

  /// Where each record stands in its chunk.
  let records: UnsafeMutablePointer<Span>

  /// Where each response's id stands in its chunk; of length 0 where it has none.
  let ids: UnsafeMutablePointer<Span>

  /// Which record of the chunk each row is, from 0.
  let numbers: UnsafeMutablePointer<Int32>

  /// The day on which each was submitted, by number; 0 for one that was not.
  let days: UnsafeMutablePointer<UInt16>

  /// The language of each, by number; 0 where it is not known.
  let languages: UnsafeMutablePointer<UInt16>

  /// The version of each, by number; 0 where it is not known.
  let versions: UnsafeMutablePointer<UInt16>

  /// How many Unicode scalars the text of an item has, for the items that are texts.
  let lengths: [UnsafeMutablePointer<Int32>?]

  init(_ survey: CompiledSurvey, domains: [AnswerDomain], reads: ProgramReads, capacity: Int) {
    answers = AnswerColumns(
      domains: domains, numberItems: reads.numbers, textItems: reads.texts, capacity: capacity)
    func column<Element: BitwiseCopyable>(_ value: Element) -> UnsafeMutablePointer<Element> {
      let column = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
      column.initialize(repeating: value, count: capacity)
      return column
    }
    records = column(Span(start: 0, length: 0))
    ids = column(Span(start: 0, length: 0))
    numbers = column(0)
    days = column(0)
    languages = column(0)
    versions = column(0)
    lengths = survey.items.map { item in
      if case .text = item.kind { column(Int32(0)) } else { nil }
    }
  }

  deinit {
    records.deallocate()
    ids.deallocate()
    numbers.deallocate()
    days.deallocate()
    languages.deallocate()
    versions.deallocate()
    for lane in lengths { lane?.deallocate() }
  }

  var rowCount: Int { answers.rowCount }

  /// Keeps some rows, which move up in their order.
  ///
  /// - Parameter rows: The rows, ascending.
  func keep(_ rows: [Int]) {
    for (place, row) in rows.enumerated() {
      records[place] = records[row]
      ids[place] = ids[row]
      numbers[place] = numbers[row]
      days[place] = days[row]
      languages[place] = languages[row]
      versions[place] = versions[row]
      for lane in lengths { lane?[place] = lane?[row] ?? 0 }
    }
    answers.keep(rows)
  }
}

/// Which items a survey's program reads as numbers and as texts that have no symbols.
struct ProgramReads: Sendable {
  var numbers: Set<Int> = []
  var texts: Set<Int> = []
}
