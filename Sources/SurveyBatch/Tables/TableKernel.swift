import SurveyFormats
import SurveyModel
import SurveyResponses

/// Reads rows of a table straight from bytes into columns.
///
/// A row that holds anything out of the ordinary, whatever it is, is left to the reader of single records; so this one
/// needs no words for what can be wrong. One worker owns it.
final class TableKernel {
  /// What most fields need: what one character means, what none does, and where that goes.
  private struct Lane {
    var single: UnsafeMutablePointer<UInt16>
    var target: UnsafeMutablePointer<UInt16>
    /// ``ColumnReader/alone`` where more than the symbol is to be said of an empty field.
    var empty: UInt16
  }

  /// Where reading stands: the row of the columns, and the chunk that the row is in.
  private struct Place {
    let base: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    var row: Int
  }

  /// A group of columns that are one answer together, which the kernel keeps, and where that goes.
  private struct Part {
    let group: Unmanaged<PartGroup>
    let target: UnsafeMutablePointer<UInt16>
  }

  private let lanes: UnsafeMutablePointer<Lane>
  private let fields: UnsafeMutablePointer<Field>
  private let fieldCount: Int
  private let capacity: Int
  private let delimiter: UInt8
  private let readers: [ColumnReader]
  private let numberReaders: [ValueReader<Double>]
  private let setReaders: [ValueReader<ChoiceSet>]
  private let texts: [TextColumn]
  private let groups: [PartGroup]
  /// The answers of the groups; raw memory, because every row asks for them.
  private let parts: UnsafeMutablePointer<Part>
  private let partCount: Int
  private let columns: RowColumns
  private let days: ColumnReader
  private let moments: MomentReader
  private let discarded: UnsafeMutablePointer<UInt16>
  /// The table of a field that has to be looked at as a whole.
  private let unknown: UnsafeMutablePointer<UInt16>
  /// The items that no column answers, with the symbol of an empty answer.
  private let absent: [(column: UnsafeMutablePointer<UInt16>, symbol: UInt16, lengths: UnsafeMutablePointer<Int32>?)]
  /// What the table does not say of responses, so that another file of the same columns must not say it for them.
  private let unsaid: [UnsafeMutablePointer<UInt16>]
  private let unsaidMoments: [UnsafeMutablePointer<Int>]

  init(_ mapping: ColumnMapping, symbols: Symbols, columns: RowColumns, metadata: MetadataNumbers, capacity: Int) {
    self.columns = columns
    self.capacity = capacity
    days = metadata.days
    moments = metadata.moments
    delimiter = mapping.delimiter.rawValue
    discarded = .allocate(capacity: capacity)
    discarded.initialize(repeating: 0, count: capacity)
    unknown = .allocate(capacity: 256)
    unknown.initialize(repeating: ColumnReader.unknown, count: 256)
    fieldCount = mapping.columns.count
    fields = .allocate(capacity: max(1, fieldCount))
    let answered = Set(mapping.columns.compactMap(\.role.item))
    absent = symbols.survey.items.indices.filter { !answered.contains($0) }.map {
      (columns.answers.column($0), symbols.domains[$0].symbol(of: AnswerState.skipped), columns.lengths[$0])
    }
    let roles = mapping.columns.map(\.role)
    unsaid = [
      (ResponseMetadata.submitted, columns.days), (.language, columns.languages), (.version, columns.versions),
      (.confirmed, columns.confirmations),
    ].filter { kind, _ in !roles.contains(.metadata(kind)) }.map(\.1)
    unsaidMoments = [(ResponseMetadata.submitted, columns.moments?.ends), (.started, columns.moments?.starts)]
      .filter { kind, _ in !roles.contains(.metadata(kind)) }.compactMap(\.1)
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
      PartGroup(item: item, members: members, symbols: symbols, columns: columns, capacity: capacity)
    }
    partCount = groups.count
    parts = .allocate(capacity: max(1, groups.count))
    for (index, group) in groups.enumerated() {
      (parts + index).initialize(
        to: Part(group: .passUnretained(group), target: columns.answers.column(group.item)))
      for (place, member) in group.members.enumerated() {
        fields[member.index] = maker.coded(group.readers[place], into: group.numbers[place])
      }
    }
    lanes = .allocate(capacity: max(1, fieldCount))
    for index in 0..<fieldCount {
      let field = fields[index]
      let empty = field.kind == .coded ? field.empty : ColumnReader.alone
      (lanes + index).initialize(to: Lane(single: field.single, target: field.target, empty: empty))
    }
    readers = maker.readers
    numberReaders = maker.numberReaders
    setReaders = maker.setReaders
    texts = maker.texts
  }

  deinit {
    lanes.deallocate()
    parts.deallocate()
    fields.deallocate()
    unknown.deallocate()
    discarded.deallocate()
  }

  // MARK: - Reading

  /// Reads rows until the block is full, the chunk ends, or one has to be read by itself.
  ///
  /// - Parameters:
  ///   - start: Where the first row begins.
  ///   - base: Where the chunk begins.
  ///   - end: Where the chunk ends; the last byte before it ends a line.
  ///   - number: Which record of the chunk the first row is.
  /// - Returns: Where the next row begins, and which record of the chunk that is.
  func readRows(
    _ start: UnsafePointer<UInt8>, base: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, number: Int32
  ) -> (next: UnsafePointer<UInt8>, number: Int32) {
    let (records, numbers) = (columns.records, columns.numbers)
    var (at, number) = (start, number)
    var place = Place(base: base, end: end, row: columns.rowCount)
    while at < end, place.row < capacity {
      if at[0] == FieldScan.lineFeed || at[0] == FieldScan.carriageReturn {
        at += 1
        continue
      }
      guard let next = read(at, place) else { break }
      records[place.row] = RowColumns.Span(start: Int32(at - base), length: Int32(next - at))
      numbers[place.row] = number
      at = next
      number += 1
      place.row += 1
    }
    columns.answers.rowCount = place.row
    return (at, number)
  }

  /// Reads a row.
  ///
  /// - Returns: Where the next row begins; `nil` when the row has to be read by itself.
  private func read(_ start: UnsafePointer<UInt8>, _ place: Place) -> UnsafePointer<UInt8>? {
    let row = place.row
    columns.ids[row].length = 0
    guard let end = readShort(start, place) else { return nil }
    for index in 0..<partCount {
      let symbol = parts[index].group._withUnsafeGuaranteedRef { $0.symbol(row) }
      guard symbol < ColumnReader.alone else { return nil }
      parts[index].target[row] = symbol
    }
    for item in absent {
      item.column[row] = item.symbol
      item.lengths?[row] = 0
    }
    for column in unsaid { column[row] = 0 }
    for column in unsaidMoments { column[row] = MomentReader.none }
    return end
  }

  /// Reads the fields of a row.
  ///
  /// Most are one character, and what it means stands in a table; four of them are one word. Of four that are not, those
  /// before the first that is otherwise are taken; what goes to the columns of the others is overwritten when their turn
  /// comes.
  private func readShort(_ start: UnsafePointer<UInt8>, _ place: Place) -> UnsafePointer<UInt8>? {
    let (lanes, delimiter, last, row) = (lanes, delimiter, fieldCount - 1, place.row)
    let delimiters = UInt64(delimiter) &* 0x0100_0100_0100_0100
    var at = start
    var index = 0
    while index < last {
      if index &+ 4 <= last {
        let word = UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
        let lane = lanes + index
        let first = lane[0].single[Int(truncatingIfNeeded: word & 0xFF)]
        let second = lane[1].single[Int(truncatingIfNeeded: word >> 16 & 0xFF)]
        let third = lane[2].single[Int(truncatingIfNeeded: word >> 32 & 0xFF)]
        let fourth = lane[3].single[Int(truncatingIfNeeded: word >> 48 & 0xFF)]
        lane[0].target[row] = first
        lane[1].target[row] = second
        lane[2].target[row] = third
        lane[3].target[row] = fourth
        let others = word & 0xFF00_FF00_FF00_FF00 ^ delimiters
        let low = UInt64(first) | UInt64(second) << 16
        // Whatever is no symbol has the highest bit.
        let unknown = (low | UInt64(third) << 32 | UInt64(fourth) << 48) & 0x8000_8000_8000_8000
        if others | unknown == 0 {
          at += 8
          index &+= 4
          continue
        }
        let taken = (others | unknown).trailingZeroBitCount >> 4
        at += 2 &* taken
        index &+= taken
      }
      let lane = lanes[index]
      if at[0] == delimiter, lane.empty < ColumnReader.alone {
        lane.target[row] = lane.empty
        at += 1
        index &+= 1
        continue
      }
      if at[1] == delimiter {
        let symbol = lane.single[Int(at[0])]
        if symbol < ColumnReader.alone {
          lane.target[row] = symbol
          at += 2
          index &+= 1
          continue
        }
      }
      guard let next = readWord(index, at, delimiter, place, isLast: false) else { return nil }
      at = next
      index &+= 1
    }
    return readWord(last, at, FieldScan.lineFeed, place, isLast: true)
  }

  /// Reads a field that is empty or a word of ASCII, as most of the others are.
  @inline(never)
  private func readWord(
    _ index: Int, _ at: UnsafePointer<UInt8>, _ stop: UInt8, _ place: Place, isLast: Bool
  ) -> UnsafePointer<UInt8>? {
    let field = fields + index
    let row = place.row
    if at[0] == stop, field.pointee.empty < ColumnReader.alone {
      field.pointee.lengths?[row] = 0
      field.pointee.target[row] = field.pointee.empty
      return at + 1
    }
    guard field.pointee.isWord else { return readClosely(field, at, place, isLast: isLast) }
    let length = FieldScan.wordEnd(at, delimiter: delimiter)
    guard length > 0, at[length] == stop else { return readClosely(field, at, place, isLast: isLast) }
    switch field.pointee.kind {
    case .day:
      // A day that is new is looked at closely.
      guard let known = field.pointee.memo?.pointee.number(of: at, min(10, length)), known < ColumnReader.alone
      else { return readClosely(field, at, place, isLast: isLast) }
      field.pointee.target[row] = UInt16(truncatingIfNeeded: known)
    case .id: columns.ids[row] = RowColumns.Span(start: Int32(at - place.base), length: Int32(length))
    case .ignored: break
    default:
      guard let memo = field.pointee.memo else { return readClosely(field, at, place, isLast: isLast) }
      let known = memo.pointee.number(of: at, length).map { UInt16(truncatingIfNeeded: $0) }
      let symbol = known ?? readers[field.pointee.reader].learn(at, length)
      field.pointee.target[row] = symbol
      guard symbol < ColumnReader.alone else { return nil }
    }
    return at + length + 1
  }

  private func readClosely(
    _ field: UnsafePointer<Field>, _ start: UnsafePointer<UInt8>, _ place: Place, isLast: Bool
  ) -> UnsafePointer<UInt8>? {
    let end = place.end
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
    guard take(field.pointee, text, length, doubled: doubled, isASCII: isASCII, place) else { return nil }
    return next + 1
  }

  /// Takes a field's text.
  ///
  /// - Returns: Whether there is nothing to say about it.
  private func take(
    _ field: Field, _ text: UnsafePointer<UInt8>, _ length: Int, doubled: Int, isASCII: Bool, _ place: Place
  ) -> Bool {
    let row = place.row
    switch field.kind {
    case .coded:
      guard doubled == 0, length < 1 << 20 else { return false }
      let symbol = readers[field.reader].symbol(of: text, length)
      field.target[row] = symbol
      return symbol < ColumnReader.alone
    case .number:
      guard doubled == 0, length < 1 << 20 else { return false }
      let value = numberReaders[field.reader].value(of: text, length)
      field.target[row] = value.symbol
      columns.answers.numbers(field.item)?[row] = value.value
      return value.symbol < ColumnReader.alone
    case .choices:
      guard doubled == 0, length < 1 << 20 else { return false }
      let value = setReaders[field.reader].value(of: text, length)
      field.target[row] = value.symbol
      columns.answers.sets(field.item)?[row] = value.value
      return value.symbol < ColumnReader.alone
    case .text:
      let symbol = texts[field.reader].take(text, length, doubled: doubled, isASCII: isASCII, row)
      field.target[row] = symbol
      return symbol < ColumnReader.alone
    case .day:
      // The moment differs from one response to the next; the days are few.
      guard doubled == 0, isASCII, length < 64, !FieldScan.hasZero(text, length) else { return false }
      let known = length == 0 ? nil : field.memo?.pointee.number(of: text, min(10, length))
      let day = known.map { UInt16(truncatingIfNeeded: $0) } ?? days.symbol(of: text, min(10, length))
      field.target[row] = day
      columns.moments?.ends[row] = moments.seconds(text, length)
      return day < ColumnReader.alone
    case .start:
      guard doubled == 0, isASCII, length < 64, !FieldScan.hasZero(text, length) else { return false }
      columns.moments?.starts[row] = moments.seconds(text, length)
      return true
    case .id:
      guard doubled == 0, isText(text, length, isASCII: isASCII) else { return false }
      columns.ids[row] = RowColumns.Span(start: Int32(text - place.base), length: Int32(length))
      return true
    case .ignored: return isText(text, length, isASCII: isASCII)
    }
  }

  /// Whether bytes are text that no reader of tables refuses.
  private func isText(_ text: UnsafePointer<UInt8>, _ length: Int, isASCII: Bool) -> Bool {
    length < 1 << 20 && !FieldScan.hasZero(text, length) && (isASCII || FieldScan.isUTF8(text, length))
  }
}
