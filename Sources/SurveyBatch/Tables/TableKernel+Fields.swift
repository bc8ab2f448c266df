import SurveyModel
import SurveyResponses

extension TableKernel {
  /// What happens to a field.
  enum Kind: UInt8 {
    case coded, number, choices, text, day, start, id, ignored
  }

  /// All that reading a field needs, in one place.
  struct Field {
    var kind: Kind
    var empty: UInt16
    var single: UnsafeMutablePointer<UInt16>
    var target: UnsafeMutablePointer<UInt16>
    var reader: Int
    var item: Int
    /// What is remembered of a column's texts, or of the days that moments begin with.
    var memo: UnsafePointer<TextMemo.State>?
    /// Where lengths of texts go.
    var lengths: UnsafeMutablePointer<Int32>?
    /// Whether more than the day is asked of a moment.
    var tellsMoment = false

    /// Whether nothing but a symbol or a place is kept of a word.
    var isWord: Bool {
      switch kind {
      case .coded, .id, .ignored: true
      case .day: !tellsMoment
      case .number, .choices, .text, .start: false
      }
    }
  }

  /// Makes what reads the fields of each column.
  struct FieldMaker {
    let symbols: Symbols
    let columns: RowColumns
    let metadata: MetadataNumbers
    let discarded: UnsafeMutablePointer<UInt16>
    let unknown: UnsafeMutablePointer<UInt16>
    private(set) var readers: [ColumnReader] = []
    private(set) var numberReaders: [ValueReader<Double>] = []
    private(set) var setReaders: [ValueReader<ChoiceSet>] = []
    private(set) var texts: [TextColumn] = []

    init(
      symbols: Symbols, columns: RowColumns, metadata: MetadataNumbers, discarded: UnsafeMutablePointer<UInt16>,
      unknown: UnsafeMutablePointer<UInt16>
    ) {
      self.unknown = unknown
      self.symbols = symbols
      self.columns = columns
      self.metadata = metadata
      self.discarded = discarded
    }

    mutating func field(_ column: ColumnMapping.Column) -> Field {
      switch column.role {
      case .answer(let item): answer(column, item)
      case .metadata(let kind): metadata(kind)
      case .ignored, .indicator, .rank: plain(.ignored)
      }
    }

    mutating func coded(_ reader: ColumnReader, into target: UnsafeMutablePointer<UInt16>) -> Field {
      readers.append(reader)
      return Field(
        kind: .coded, empty: reader.empty, single: reader.single, target: target, reader: readers.count - 1, item: 0,
        memo: UnsafePointer(reader.memo.state))
    }

    private func plain(_ kind: Kind, into target: UnsafeMutablePointer<UInt16>? = nil) -> Field {
      Field(kind: kind, empty: ColumnReader.alone, single: unknown, target: target ?? discarded, reader: 0, item: 0)
    }

    private mutating func answer(_ column: ColumnMapping.Column, _ item: Int) -> Field {
      let target = columns.answers.column(item)
      if symbols.domains[item].isCoded { return coded(symbols.reader(of: column, item: item), into: target) }
      if case .text(let limits) = symbols.survey.items[item].kind {
        let text = TextColumn(column, item, limits, symbols, columns)
        texts.append(text)
        let isKept = columns.answers.texts[item] != nil
        return Field(
          kind: .text, empty: isKept ? ColumnReader.alone : text.empty, single: unknown, target: target,
          reader: texts.count - 1, item: item,
          lengths: columns.lengths[item])
      }
      if columns.answers.sets(item) != nil {
        setReaders.append(symbols.setReader(of: column, item: item))
        return Field(
          kind: .choices, empty: ColumnReader.alone, single: unknown, target: target, reader: setReaders.count - 1,
          item: item)
      }
      numberReaders.append(symbols.numberReader(of: column, item: item))
      return Field(
        kind: .number, empty: ColumnReader.alone, single: unknown, target: target, reader: numberReaders.count - 1,
        item: item)
    }

    private func day() -> Field {
      var field = plain(.day, into: columns.days)
      field.memo = UnsafePointer(metadata.days.memo.state)
      field.tellsMoment = columns.moments != nil
      return field
    }

    private mutating func metadata(_ kind: ResponseMetadata) -> Field {
      switch kind {
      case .id: plain(.id)
      case .definition: plain(.ignored)
      case .started: plain(columns.moments == nil ? .ignored : .start)
      case .submitted: day()
      case .language: coded(metadata.languages, into: columns.languages)
      case .version: coded(metadata.versions, into: columns.versions)
      case .confirmed:
        coded(
          metadata.confirmations.reader { [symbols] in symbols.records.confirmedItems(inField: $0) },
          into: columns.confirmations)
      case .survey, .seed: coded(metadata.reader(of: kind), into: discarded)
      }
    }
  }
}
