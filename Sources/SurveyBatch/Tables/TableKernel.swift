import SurveyFormats
import SurveyModel
import SurveyResponses

/// Reads rows of a table straight from bytes into columns.
///
/// A row that holds anything out of the ordinary, whatever it is, is left to the reader of single records; so this one
/// needs no words for what can be wrong. One worker owns it.
final class TableKernel {
  /// What happens to a field.
  private enum Kind: UInt8 {
    case coded, number, text, day, id, ignored
  }

  /// All that reading a field needs, in one place.
  private struct Field {
    var kind: Kind
    var empty: UInt16
    var single: UnsafeMutablePointer<UInt16>
    var target: UnsafeMutablePointer<UInt16>
    var reader: Int
    var item: Int
  }

  /// What most fields need: what one character means, and where that goes.
  private struct Lane {
    var single: UnsafeMutablePointer<UInt16>
    var target: UnsafeMutablePointer<UInt16>
  }

  private let lanes: UnsafeMutablePointer<Lane>
  private let fields: UnsafeMutablePointer<Field>
  private let fieldCount: Int
  private let delimiter: UInt8
  private let readers: [ColumnReader]
  private let numberReaders: [NumberReader]
  private let texts: [TextColumn]
  private let groups: [PartGroup]
  private let columns: RowColumns
  private let days: ColumnReader
  private let discarded: UnsafeMutablePointer<UInt16>
  /// The table of a field that has to be looked at as a whole.
  private let unknown: UnsafeMutablePointer<UInt16>
  /// The items that no column answers, with the symbol of an empty answer.
  private let absent: [(column: UnsafeMutablePointer<UInt16>, symbol: UInt16)]

  init(_ mapping: ColumnMapping, symbols: Symbols, columns: RowColumns, metadata: MetadataNumbers, capacity: Int) {
    self.columns = columns
    days = metadata.days
    delimiter = mapping.delimiter.rawValue
    discarded = .allocate(capacity: capacity)
    discarded.initialize(repeating: 0, count: capacity)
    unknown = .allocate(capacity: 256)
    unknown.initialize(repeating: ColumnReader.unknown, count: 256)
    fieldCount = mapping.columns.count
    fields = .allocate(capacity: max(1, fieldCount))
    let answered = Set(mapping.columns.compactMap(\.role.item))
    absent = symbols.survey.items.indices.filter { !answered.contains($0) }.map {
      (columns.answers.column($0), symbols.domains[$0].symbol(of: AnswerState.skipped))
    }
    var maker = FieldMaker(
      symbols: symbols, columns: columns, metadata: metadata, discarded: discarded, unknown: unknown)
    var members: [Int: [ColumnMapping.Column]] = [:]
    for column in mapping.columns {
      (fields + column.index).initialize(to: maker.field(column))
      switch column.role {
      case .indicator(let item, _), .rank(let item, _): members[item, default: []].append(column)
      case .answer, .metadata, .ignored: break
      }
    }
    groups = members.sorted { $0.key < $1.key }.map { item, members in
      PartGroup(item: item, members: members, symbols: symbols, capacity: capacity)
    }
    for group in groups {
      for (place, member) in group.members.enumerated() {
        fields[member.index] = maker.coded(group.readers[place], into: group.numbers[place])
      }
    }
    lanes = .allocate(capacity: max(1, fieldCount))
    for index in 0..<fieldCount {
      (lanes + index).initialize(to: Lane(single: fields[index].single, target: fields[index].target))
    }
    readers = maker.readers
    numberReaders = maker.numberReaders
    texts = maker.texts
  }

  deinit {
    lanes.deallocate()
    fields.deallocate()
    unknown.deallocate()
    discarded.deallocate()
  }

  /// Makes what reads the fields of each column.
  private struct FieldMaker {
    let symbols: Symbols
    let columns: RowColumns
    let metadata: MetadataNumbers
    let discarded: UnsafeMutablePointer<UInt16>
    let unknown: UnsafeMutablePointer<UInt16>
    private(set) var readers: [ColumnReader] = []
    private(set) var numberReaders: [NumberReader] = []
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
        kind: .coded, empty: reader.empty, single: reader.single, target: target, reader: readers.count - 1, item: 0)
    }

    private func plain(_ kind: Kind, into target: UnsafeMutablePointer<UInt16>? = nil) -> Field {
      Field(kind: kind, empty: ColumnReader.alone, single: unknown, target: target ?? discarded, reader: 0, item: 0)
    }

    private mutating func answer(_ column: ColumnMapping.Column, _ item: Int) -> Field {
      let target = columns.answers.column(item)
      if symbols.domains[item].isCoded { return coded(symbols.reader(of: column, item: item), into: target) }
      if case .text(let limits) = symbols.survey.items[item].kind {
        texts.append(TextColumn(column, item, limits, symbols, columns))
        return Field(
          kind: .text, empty: ColumnReader.alone, single: unknown, target: target, reader: texts.count - 1, item: item)
      }
      numberReaders.append(symbols.numberReader(of: column, item: item))
      return Field(
        kind: .number, empty: ColumnReader.alone, single: unknown, target: target, reader: numberReaders.count - 1,
        item: item)
    }

    private mutating func metadata(_ kind: ResponseMetadata) -> Field {
      switch kind {
      case .id: plain(.id)
      case .definition, .started: plain(.ignored)
      case .submitted: plain(.day, into: columns.days)
      case .language: coded(metadata.languages, into: columns.languages)
      case .version: coded(metadata.versions, into: columns.versions)
      case .survey, .seed, .confirmed: coded(metadata.reader(of: kind), into: discarded)
      }
    }
  }

  // MARK: - Reading

  /// Reads a row.
  ///
  /// - Parameters:
  ///   - start: Where the row begins.
  ///   - base: Where the chunk begins.
  ///   - end: Where the chunk ends; the last byte before it ends a line.
  ///   - row: The row of the columns that it goes to.
  /// - Returns: Where the next row begins; `nil` when the row has to be read by itself.
  func read(
    _ start: UnsafePointer<UInt8>, base: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, row: Int
  ) -> UnsafePointer<UInt8>? {
    columns.ids[row].length = 0
    let (lanes, delimiter, last) = (lanes, delimiter, fieldCount - 1)
    var at = start
    for index in 0..<last {
      // Most fields are one character, and what it means stands in a table.
      if at[1] == delimiter {
        let symbol = lanes[index].single[Int(at[0])]
        if symbol < ColumnReader.alone {
          lanes[index].target[row] = symbol
          at += 2
          continue
        }
      }
      guard let next = readWord(fields[index], at, base, end, delimiter, isLast: false, row) else { return nil }
      at = next
    }
    guard let next = readWord(fields[last], at, base, end, FieldScan.lineFeed, isLast: true, row) else { return nil }
    at = next
    for group in groups {
      let symbol = group.symbol(row)
      guard symbol < ColumnReader.alone else { return nil }
      columns.answers.column(group.item)[row] = symbol
    }
    for item in absent { item.column[row] = item.symbol }
    return at
  }

  /// Reads a field that is empty or a short word, as most of the others are.
  @inline(__always)
  private func readWord(
    _ field: Field, _ at: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
    _ stop: UInt8, isLast: Bool, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    if field.kind == .coded {
      if at[0] == stop, field.empty < ColumnReader.alone {
        field.target[row] = field.empty
        return at + 1
      }
      var length = 0
      while length < 32, at[length] != stop, at[length] != FieldScan.quote, at[length] > FieldScan.carriageReturn {
        length += 1
      }
      if at[length] == stop {
        let symbol = readers[field.reader].symbol(of: at, length)
        field.target[row] = symbol
        return symbol < ColumnReader.alone ? at + length + 1 : nil
      }
    }
    return readClosely(field, at, base, end, isLast: isLast, row)
  }

  private func readClosely(
    _ field: Field, _ start: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
    isLast: Bool, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    var text = start
    var length: Int
    var next: UnsafePointer<UInt8>
    var isASCII = true
    var doubled = 0
    if start[0] == FieldScan.quote {
      text = start + 1
      var at = text
      while true {
        let found = FieldScan.first(of: FieldScan.quote, or: FieldScan.quote, from: at, to: end)
        isASCII = isASCII && found.isASCII
        guard found.end < end else { return nil }
        at = found.end + 1
        guard at[0] == FieldScan.quote else { break }
        doubled += 1
        at += 1
      }
      length = at - 1 - text
      next = at
    } else {
      let found = FieldScan.first(of: delimiter, or: FieldScan.lineFeed, from: start, to: end)
      isASCII = found.isASCII
      next = found.end
      length = next - start
      if isLast, length > 0, next[-1] == FieldScan.carriageReturn {
        length -= 1
        next -= 1
      }
    }
    guard next < end else { return nil }
    if isLast {
      if next[0] == FieldScan.carriageReturn { next += 1 }
      guard next < end, next[0] == FieldScan.lineFeed else { return nil }
    } else {
      guard next[0] == delimiter else { return nil }
    }
    guard take(field, text, length, doubled: doubled, isASCII: isASCII, base, row) else { return nil }
    return next + 1
  }

  /// Takes a field's text.
  ///
  /// - Returns: Whether there is nothing to say about it.
  private func take(
    _ field: Field, _ text: UnsafePointer<UInt8>, _ length: Int, doubled: Int, isASCII: Bool,
    _ base: UnsafePointer<UInt8>, _ row: Int
  ) -> Bool {
    switch field.kind {
    case .coded:
      guard doubled == 0 else { return false }
      let symbol = readers[field.reader].symbol(of: text, length)
      field.target[row] = symbol
      return symbol < ColumnReader.alone
    case .number:
      guard doubled == 0 else { return false }
      let value = numberReaders[field.reader].value(of: text, length)
      field.target[row] = value.symbol
      columns.answers.numbers(field.item)?[row] = value.number
      return value.symbol < ColumnReader.alone
    case .text:
      let symbol = texts[field.reader].take(text, length, doubled: doubled, isASCII: isASCII, row)
      field.target[row] = symbol
      return symbol < ColumnReader.alone
    case .day:
      // The moment differs from one response to the next; the days are few.
      guard doubled == 0, isASCII, length < 64 else { return false }
      let day = days.symbol(of: text, min(10, length))
      field.target[row] = day
      return day < ColumnReader.alone
    case .id:
      guard doubled == 0, isText(text, length, isASCII: isASCII) else { return false }
      columns.ids[row] = RowColumns.Span(start: Int32(text - base), length: Int32(length))
      return true
    case .ignored: return isText(text, length, isASCII: isASCII)
    }
  }

  /// Whether bytes are text that no reader of tables refuses.
  private func isText(_ text: UnsafePointer<UInt8>, _ length: Int, isASCII: Bool) -> Bool {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    return length < 1 << 20 && !bytes.contains(0) && (isASCII || UTF8Form.isValid(bytes))
  }
}
