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

  /// When each was begun and submitted, in seconds, where that is asked; ``MomentReader/none`` where it is not known.
  let moments: Moments?

  /// Beginning and submission of each row.
  struct Moments {
    let starts: UnsafeMutablePointer<Int>
    let ends: UnsafeMutablePointer<Int>
    /// What is between them, once ``RowColumns/facts(in:)`` has worked it out.
    let seconds: UnsafeMutablePointer<Int>
  }

  /// The fingerprint of each one's id, where that is asked, once ``facts(in:)`` has made it.
  private let fingerprints: UnsafeMutablePointer<ResponseFingerprint?>?

  /// The language of each, by number; 0 where it is not known.
  let languages: UnsafeMutablePointer<UInt16>

  /// The version of each, by number; 0 where it is not known.
  let versions: UnsafeMutablePointer<UInt16>

  /// What each left empty, or as it is, on purpose, by number; 0 for nothing.
  let confirmations: UnsafeMutablePointer<UInt16>

  /// How many Unicode scalars the text of an item has, for the items that are texts.
  let lengths: [UnsafeMutablePointer<Int32>?]

  init(_ survey: CompiledSurvey, domains: [AnswerDomain], reads: ProgramReads, capacity: Int) {
    answers = AnswerColumns(
      domains: domains, numberItems: reads.numbers, setItems: reads.sets, textItems: reads.texts,
      keepsMoments: reads.readsDays, capacity: capacity)
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
    moments =
      reads.readsTimes
      ? Moments(starts: column(MomentReader.none), ends: column(MomentReader.none), seconds: column(-1)) : nil
    fingerprints = reads.readsIDs ? column(nil) : nil
    confirmations = column(0)
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
    moments?.starts.deallocate()
    moments?.ends.deallocate()
    moments?.seconds.deallocate()
    fingerprints?.deallocate()
    confirmations.deallocate()
    for lane in lengths { lane?.deallocate() }
  }

  var rowCount: Int { answers.rowCount }

  /// What flags ask of the rows beside their answers.
  ///
  /// - Parameter chunk: The chunk that the rows are in.
  func facts(in chunk: ChunkRecords) -> RowFacts {
    if let moments {
      for row in 0..<rowCount {
        let (start, end) = (moments.starts[row], moments.ends[row])
        moments.seconds[row] = start == MomentReader.none || end == MomentReader.none ? -1 : end - start
      }
    }
    if let fingerprints {
      for row in 0..<rowCount {
        let bytes = UnsafeBufferPointer(start: chunk.start + Int(ids[row].start), count: Int(ids[row].length))
        fingerprints[row] = bytes.isEmpty ? nil : ResponseFingerprint(bytes)
      }
    }
    return RowFacts(seconds: moments.map { UnsafePointer($0.seconds) }, ids: fingerprints.map { UnsafePointer($0) })
  }

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
      moments?.starts[place] = moments?.starts[row] ?? MomentReader.none
      moments?.ends[place] = moments?.ends[row] ?? MomentReader.none
      confirmations[place] = confirmations[row]
      for lane in lengths { lane?[place] = lane?[row] ?? 0 }
    }
    answers.keep(rows)
  }
}

/// What the replay and the scoring of a survey read beside symbols.
struct ProgramReads: Sendable {
  /// The items without symbols that are read as numbers.
  var numbers: Set<Int> = []
  /// The items that are read as sets or orders of choices that have no symbols.
  var sets: Set<Int> = []
  /// Whether something reads on which day a response was given.
  var readsDays = false
  /// The items without symbols that are read as texts.
  var texts: Set<Int> = []
  /// Whether it is asked how long responses took.
  var readsTimes = false
  /// Whether ids are held against each other.
  var readsIDs = false
}
