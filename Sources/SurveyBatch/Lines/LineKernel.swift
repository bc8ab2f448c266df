import SurveyModel
import SurveyResponses

/// Reads lines of JSON Lines straight from bytes into columns.
///
/// The members of records come in the same order again and again, so that after each member the next one is guessed: what
/// stood between the two values is compared as a whole. A line that holds anything out of the ordinary is left to the
/// reader of single records. One worker owns it.
final class LineKernel {
  let columns: RowColumns
  let members: LineMembers
  private let metadata: MetadataNumbers
  /// The symbol of an empty answer, by item.
  private let skipped: [UInt16]
  private(set) var line = 0
  private let capacity: Int
  /// How nearly all lines are made.
  private var template: LineTemplate?
  /// How often the template may yet be taken anew: lines of which each is made in its own way are not held against it.
  private var templatesLeft = 64
  /// The members of the line at hand, as long as templates are taken.
  private var path: [LineTemplate.Found] = []

  init(symbols: Symbols, columns: RowColumns, metadata: MetadataNumbers, capacity: Int) {
    self.columns = columns
    self.metadata = metadata
    self.capacity = capacity
    members = LineMembers(symbols: symbols, columns: columns, metadata: metadata, capacity: capacity)
    skipped = symbols.domains.map { $0.symbol(of: AnswerState.skipped) }
  }

  /// Whether a line holds nothing but white space.
  static func isBlank(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    var at = start
    while at < end, JSONValueScan.isSpace(at[0]) { at += 1 }
    return at == end
  }

  /// Where the reading of a line stands.
  struct State {
    var at: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let base: UnsafePointer<UInt8>
    let row: Int
    let line: Int
    var isNested = false
    var hasAnswers = false
    var hasFlatItem = false
    var previous = LineMembers.start
  }

  /// Reads lines until the block is full, the chunk ends, or one has to be read by itself.
  ///
  /// - Parameters:
  ///   - start: Where the first line begins.
  ///   - base: Where the chunk begins.
  ///   - end: Where the chunk ends; the last byte before it ends a line.
  ///   - number: Which record of the chunk the first line is.
  /// - Returns: Where the next line begins, and which record of the chunk that is.
  func readRows(
    _ start: UnsafePointer<UInt8>, base: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, number: Int32
  ) -> (next: UnsafePointer<UInt8>, number: Int32) {
    let (records, numbers) = (columns.records, columns.numbers)
    var (at, number, row) = (start, number, columns.rowCount)
    func take(to lineEnd: UnsafePointer<UInt8>) {
      records[row] = RowColumns.Span(start: Int32(at - base), length: Int32(lineEnd - at))
      numbers[row] = number
      at = lineEnd + 1
      number += 1
      row += 1
    }
    reading: while at < end, row < capacity {
      if let template {
        while let lineEnd = readByTemplate(template, at, end, base: base, row: row) {
          take(to: lineEnd)
          if at >= end || row >= capacity { break reading }
        }
      }
      let lineEnd = FieldScan.find(FieldScan.lineFeed, or: FieldScan.lineFeed, from: at, to: end)
      if Self.isBlank(at, lineEnd) {
        at = lineEnd + 1
        continue
      }
      guard read(at, lineEnd, base: base, row: row) else { break }
      take(to: lineEnd)
    }
    columns.answers.rowCount = row
    return (at, number)
  }

  // MARK: - The template

  /// Takes the line that was read last as the template for the next ones.
  private func learn(_ state: State) {
    let absent = skipped.indices.filter { members.answeredLine[$0] != state.line }
      .map { (item: $0, symbol: skipped[$0]) }
    template = LineTemplate(
      path, hasAnswers: state.hasAnswers,
      parts: members.groups.filter { $0.seen.pointee > 0 }.map { group in
        LineTemplate.Part(
          group: .passUnretained(group), seen: group.seen.pointee, target: columns.answers.column(group.item))
      }, absent: absent
    ) { index in
      let member = members[index]
      guard member.kind != .answers else { return nil }
      let isWhole = member.kind == .coded && member.seenParts == nil
      let text = member.text?.takeUnretainedValue()
      let null =
        isWhole ? members.readers[member.reader].symbol(ofText: "null") : text?.null ?? ColumnReader.alone
      return (
        LineTemplate.Step(
          member: index, memo: member.kind == .coded ? member.memo : nil, null: null, lengths: text?.lengths),
        LineTemplate.Value(single: member.single, target: member.target)
      )
    }
  }

  /// Whether a line says of itself what one of its make does: with the answers in a member of their own, when it was
  /// submitted; only then, what was confirmed is a list.
  @inline(__always)
  func isComplete(_ row: Int, hasAnswers: Bool) -> Bool {
    hasAnswers ? columns.days[row] != 0 : columns.confirmations[row] == 0
  }

  // MARK: - Member by member

  func begin(_ row: Int) {
    line += 1
    columns.ids[row].length = 0
    columns.days[row] = 0
    columns.moments?.starts[row] = MomentReader.none
    columns.moments?.ends[row] = MomentReader.none
    columns.languages[row] = 0
    columns.versions[row] = 0
    columns.confirmations[row] = 0
  }

  func leaveOut(_ item: Int, _ symbol: UInt16, _ row: Int) {
    columns.answers.column(item)[row] = symbol
    columns.lengths[item]?[row] = 0
  }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - start: Where it begins.
  ///   - end: Where it ends: at a line feed.
  ///   - base: Where the chunk begins.
  ///   - row: The row of the columns that it goes to.
  /// - Returns: Whether it could be read; else it has to be read by itself.
  private func read(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, base: UnsafePointer<UInt8>, row: Int
  ) -> Bool {
    begin(row)
    for group in members.groups { group.begin() }
    var state = State(at: start, end: end, base: base, row: row, line: line)
    path.removeAll(keepingCapacity: true)
    guard readMembers(&state) else { return false }
    // Members side by side are either all answers and metadata, or metadata with the answers in one of them; the latter
    // says when it was submitted, or that it was not.
    guard !(state.hasAnswers && state.hasFlatItem), isComplete(row, hasAnswers: state.hasAnswers) else { return false }
    for group in members.groups {
      guard let symbol = group.symbol(row, seen: group.seen.pointee) else { continue }
      // A whole answer goes before its parts, which only the reader of single records knows.
      guard symbol < ColumnReader.alone, members.answeredLine[group.item] != state.line else { return false }
      columns.answers.column(group.item)[row] = symbol
      members.answeredLine[group.item] = state.line
    }
    for item in skipped.indices where members.answeredLine[item] != state.line { leaveOut(item, skipped[item], row) }
    if templatesLeft > 0 {
      templatesLeft -= 1
      learn(state)
    }
    return true
  }

  /// Notes a member for the next template.
  private func found(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ member: Int?) {
    if templatesLeft > 0 { path.append(LineTemplate.Found(start: start, length: end - start, member: member)) }
  }

  private func readMembers(_ state: inout State) -> Bool {
    while true {
      let before = state.at
      guard let index = nextMember(&state) else { return false }
      guard index != LineMembers.end else {
        found(before, state.end, nil)
        return true
      }
      found(before, state.at, index)
      let member = members[index]
      guard member.line != state.line else { return false }
      members.see(index, in: state.line)
      if member.kind == .answers {
        guard !state.hasAnswers, !state.isNested else { return false }
        state.hasAnswers = true
        state.isNested = true
      } else {
        if member.item >= 0, !member.isNested { state.hasFlatItem = true }
        guard readValue(member, &state) else { return false }
      }
      state.previous = index
    }
  }

  // MARK: - Members

  /// Moves to the value of the next member.
  ///
  /// - Returns: The member; ``LineMembers/end`` behind the last one; `nil` where the line has to be read by itself.
  @inline(__always)
  private func nextMember(_ state: inout State) -> Int? {
    if let (next, length) = members.guess(after: state.previous, state.at, state.end) {
      state.at += length
      return next
    }
    return findMember(&state)
  }

  private func findMember(_ state: inout State) -> Int? {
    let start = state.at
    var at = start
    func take(_ byte: UInt8) -> Bool {
      while at < state.end, JSONValueScan.isSpace(at[0]) { at += 1 }
      guard at < state.end, at[0] == byte else { return false }
      at += 1
      return true
    }
    let isNested = state.isNested
    if state.previous == LineMembers.start || members[state.previous].kind == .answers {
      guard take(UInt8(ascii: "{")) else { return nil }
    } else {
      while take(UInt8(ascii: "}")) {
        guard state.isNested else { return Self.isBlank(at, state.end) ? LineMembers.end : nil }
        state.isNested = false
      }
      guard take(UInt8(ascii: ",")) else { return nil }
    }
    guard take(UInt8(ascii: "\"")) else { return nil }
    let name = at
    while at < state.end, at[0] != UInt8(ascii: "\""), at[0] != UInt8(ascii: "\\"), at[0] < 0x80, at[0] >= 0x20 {
      at += 1
    }
    guard at < state.end, at[0] == UInt8(ascii: "\"") else { return nil }
    let length = at - name
    at += 1
    guard take(UInt8(ascii: ":")) else { return nil }
    while at < state.end, JSONValueScan.isSpace(at[0]) { at += 1 }
    guard let member = members.index(of: name, length, isNested: state.isNested) else { return nil }
    // A guess must not step out of the answers unseen.
    if isNested == state.isNested {
      members.learn(member, after: state.previous, UnsafeBufferPointer(start: start, count: at - start))
    }
    state.at = at
    return member
  }

  // MARK: - Values

  func readValue(_ member: LineMembers.Member, _ state: inout State) -> Bool {
    let row = state.row
    if member.item >= 0, member.seenParts == nil {
      guard members.answeredLine[member.item] != state.line else { return false }
      members.answeredLine[member.item] = state.line
    }
    switch member.kind {
    case .coded:
      // Most values are one digit, and what it means stands in a table.
      if state.at[1] == UInt8(ascii: ",") || state.at[1] == UInt8(ascii: "}") {
        let symbol = member.single[Int(state.at[0])]
        if symbol < ColumnReader.alone {
          member.target[row] = symbol
          member.seenParts?.pointee += 1
          state.at += 1
          return true
        }
      }
      guard let end = JSONValueScan.end(state.at, state.end) else { return false }
      let known = member.memo?.pointee.number(of: state.at, end - state.at).map { UInt16(truncatingIfNeeded: $0) }
      let symbol = known ?? members.readers[member.reader].learn(state.at, end - state.at)
      member.target[row] = symbol
      member.seenParts?.pointee += 1
      state.at = end
      return symbol < ColumnReader.alone
    case .number:
      guard let end = JSONValueScan.end(state.at, state.end) else { return false }
      let value = members.numberReaders[member.reader].value(of: state.at, end - state.at)
      member.target[row] = value.symbol
      columns.answers.numbers(member.item)?[row] = value.value
      state.at = end
      return value.symbol < ColumnReader.alone
    case .choices:
      guard let end = JSONValueScan.end(state.at, state.end) else { return false }
      let value = members.setReaders[member.reader].value(of: state.at, end - state.at)
      member.target[row] = value.symbol
      columns.answers.sets(member.item)?[row] = value.value
      state.at = end
      return value.symbol < ColumnReader.alone
    case .text:
      guard let end = JSONValueScan.end(state.at, state.end), let text = member.text else { return false }
      let symbol = text._withUnsafeGuaranteedRef { $0.take(state.at, end, row) }
      member.target[row] = symbol
      state.at = end
      return symbol < ColumnReader.alone
    case .day:
      guard let text = JSONValueScan.plainText(state.at, state.end) else { return false }
      let known = member.memo?.pointee.number(of: text.start, min(10, text.length))
      let day =
        known.map { UInt16(truncatingIfNeeded: $0) } ?? metadata.days.symbol(of: text.start, min(10, text.length))
      member.target[row] = day
      columns.moments?.ends[row] = metadata.moments.seconds(text.start, text.length)
      state.at = text.start + text.length + 1
      return day != 0 && day < ColumnReader.alone
    case .start:
      guard let text = JSONValueScan.plainText(state.at, state.end) else { return false }
      columns.moments?.starts[row] = metadata.moments.seconds(text.start, text.length)
      state.at = text.start + text.length + 1
      return true
    case .id:
      guard let text = JSONValueScan.plainText(state.at, state.end) else { return false }
      columns.ids[row] = RowColumns.Span(start: Int32(text.start - state.base), length: Int32(text.length))
      state.at = text.start + text.length + 1
      return true
    case .answers: return false
    }
  }
}
