import SurveyModel
import SurveyResponses

/// The members that the records of a file have, and what comes after what.
final class LineMembers {
  enum Kind: UInt8 {
    case coded, number, choices, text, day, start, id, answers
  }

  /// A member.
  struct Member {
    let kind: Kind
    /// The item that it answers; −1 for metadata.
    var item = -1
    let target: UnsafeMutablePointer<UInt16>
    let single: UnsafeMutablePointer<UInt16>
    var reader = 0
    var isNested = false
    /// What is remembered of a coded member's values, or of the days that moments begin with.
    var memo: UnsafePointer<TextMemo.State>?
    /// What reads texts; kept by ``LineMembers``.
    var text: Unmanaged<JSONTextColumn>?
    /// Counts the members of its group of parts that were seen; `nil` for one that is a whole answer.
    var seenParts: UnsafeMutablePointer<Int>?
    /// The line that it was last seen in.
    var line = 0
  }

  /// Which member came after another, and what stood between their values.
  private struct Follower {
    var member = -1
    var bridge: UnsafeMutablePointer<UInt8>
    var length = 0
  }

  /// Before the first member.
  static let start = -1
  /// Behind the last one.
  static let end = -2
  /// More members than this are read by the reader of single records.
  private static let mostMembers = 4096
  /// The longest text between two values that is guessed, in bytes.
  private static let longestBridge = 96

  private let symbols: Symbols
  private let columns: RowColumns
  private let metadata: MetadataNumbers
  private let capacity: Int
  private let discarded: UnsafeMutablePointer<UInt16>
  private let unknown: UnsafeMutablePointer<UInt16>
  private let members: UnsafeMutablePointer<Member>
  private var count = 0
  /// By the member before, from ``start`` on.
  private let followers: UnsafeMutablePointer<Follower>
  private let bridges: UnsafeMutablePointer<UInt8>
  private let flatNames = TextMemo()
  private let nestedNames = TextMemo()
  private var groupOfItem: [Int: Int] = [:]

  private(set) var readers: [ColumnReader] = []
  private(set) var numberReaders: [ValueReader<Double>] = []
  private(set) var setReaders: [ValueReader<ChoiceSet>] = []
  /// Keeps what members point to.
  private var texts: [JSONTextColumn] = []
  private(set) var groups: [JSONPartGroup] = []

  /// The line that last answered each item.
  let answeredLine: UnsafeMutablePointer<Int>

  init(symbols: Symbols, columns: RowColumns, metadata: MetadataNumbers, capacity: Int) {
    self.symbols = symbols
    self.columns = columns
    self.metadata = metadata
    self.capacity = capacity
    discarded = .allocate(capacity: capacity)
    discarded.initialize(repeating: 0, count: capacity)
    unknown = .allocate(capacity: 256)
    unknown.initialize(repeating: ColumnReader.unknown, count: 256)
    members = .allocate(capacity: Self.mostMembers)
    followers = .allocate(capacity: Self.mostMembers + 1)
    bridges = .allocate(capacity: (Self.mostMembers + 1) * Self.longestBridge)
    for index in 0...Self.mostMembers {
      (followers + index).initialize(to: Follower(bridge: bridges + index * Self.longestBridge))
    }
    let items = max(1, symbols.survey.items.count)
    answeredLine = .allocate(capacity: items)
    answeredLine.initialize(repeating: 0, count: items)
  }

  deinit {
    discarded.deallocate()
    unknown.deallocate()
    members.deallocate()
    followers.deallocate()
    bridges.deallocate()
    answeredLine.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Member { members[index] }

  /// Says that a member was seen.
  @inline(__always)
  func see(_ index: Int, in line: Int) { members[index].line = line }

  // MARK: - Guessing

  /// The member that is likely to come, if it does.
  ///
  /// - Returns: The member, and how many bytes stand before its value.
  @inline(__always)
  func guess(
    after previous: Int, _ at: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (member: Int, length: Int)? {
    let follower = followers[previous + 1]
    guard follower.member >= 0, end - at >= follower.length else { return nil }
    var place = 0
    while place + 8 <= follower.length {
      let left = UnsafeRawPointer(follower.bridge + place).loadUnaligned(as: UInt64.self)
      guard left == UnsafeRawPointer(at + place).loadUnaligned(as: UInt64.self) else { return nil }
      place += 8
    }
    while place < follower.length {
      guard follower.bridge[place] == at[place] else { return nil }
      place += 1
    }
    return (follower.member, follower.length)
  }

  /// Takes what came after a member.
  func learn(_ member: Int, after previous: Int, _ bridge: UnsafeBufferPointer<UInt8>) {
    guard bridge.count <= Self.longestBridge, let base = bridge.baseAddress else { return }
    followers[previous + 1].bridge.update(from: base, count: bridge.count)
    followers[previous + 1].length = bridge.count
    followers[previous + 1].member = member
  }

  // MARK: - Names

  /// The member of a name; `nil` for one that has to be seen with the others of its record.
  func index(of name: UnsafePointer<UInt8>, _ length: Int, isNested: Bool) -> Int? {
    let known = isNested ? nestedNames.number(of: name, length) : flatNames.number(of: name, length)
    if let known { return known < 0 ? nil : Int(known) }
    let text = String(decoding: UnsafeBufferPointer(start: name, count: length), as: UTF8.self)
    let index: Int32
    if count < Self.mostMembers, let member = makeMember(text, isNested: isNested) {
      (members + count).initialize(to: member)
      index = Int32(count)
      count += 1
    } else {
      index = -1
    }
    if isNested {
      nestedNames.set(name, length, to: index)
    } else {
      flatNames.set(name, length, to: index)
    }
    return index < 0 ? nil : Int(index)
  }

  private func makeMember(_ name: String, isNested: Bool) -> Member? {
    if !isNested, name == "answers" { return Member(kind: .answers, target: discarded, single: unknown) }
    guard let column = symbols.records.column(ofMember: name, isNested: isNested) else { return nil }
    switch column.role {
    case .metadata(let kind): return metadataMember(kind)
    case .answer(let item): return answerMember(column, item, isNested)
    case .indicator(let item, _), .rank(let item, _):
      let group = groupOfItem[item] ?? groups.count
      if group == groups.count {
        groups.append(JSONPartGroup(item: item, symbols: symbols, columns: columns))
        groupOfItem[item] = group
      }
      let part = groups[group].add(column, capacity: capacity)
      return coded(part.reader, into: part.numbers, item: item, isNested: isNested, seenParts: groups[group].seen)
    case .ignored: return nil
    }
  }

  private func coded(
    _ reader: ColumnReader, into target: UnsafeMutablePointer<UInt16>, item: Int = -1, isNested: Bool = false,
    seenParts: UnsafeMutablePointer<Int>? = nil
  ) -> Member {
    readers.append(reader)
    return Member(
      kind: .coded, item: item, target: target, single: reader.single, reader: readers.count - 1, isNested: isNested,
      memo: UnsafePointer(reader.memo.state), seenParts: seenParts)
  }

  private func metadataMember(_ kind: ResponseMetadata) -> Member {
    switch kind {
    case .id: return Member(kind: .id, target: discarded, single: unknown)
    case .submitted:
      return Member(kind: .day, target: columns.days, single: unknown, memo: UnsafePointer(metadata.days.memo.state))
    case .language: return coded(reader(of: metadata.languages), into: columns.languages)
    case .version: return coded(reader(of: metadata.versions), into: columns.versions)
    case .started where columns.moments != nil: return Member(kind: .start, target: discarded, single: unknown)
    case .definition, .started: return coded(reader(of: nil), into: discarded)
    case .survey, .seed: return coded(reader(of: metadata.reader(of: kind)), into: discarded)
    case .confirmed:
      return coded(
        metadata.confirmations.reader { [symbols] in symbols.records.confirmedItems(inJSON: $0) },
        into: columns.confirmations)
    }
  }

  /// Reads a text about the response as a whole.
  private func reader(of meaning: ColumnReader?) -> ColumnReader {
    ColumnReader { value in
      guard value.utf8.count > 2, value.utf8.first == FieldScan.quote, value.utf8.last == FieldScan.quote,
        value.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") })
      else {
        return ColumnReader.alone
      }
      return meaning?.symbol(ofText: String(value.dropFirst().dropLast())) ?? 0
    }
  }

  private func answerMember(_ column: ColumnMapping.Column, _ item: Int, _ isNested: Bool) -> Member {
    let (symbols, target) = (symbols, columns.answers.column(item))
    if symbols.domains[item].isCoded {
      let reader = ColumnReader { value in
        let answer = value.isEmpty ? nil : symbols.records.answer(toJSON: value, in: column)
        return symbols.symbol(of: answer, item: item)
      }
      return coded(reader, into: target, item: item, isNested: isNested)
    }
    if case .text(let limits) = symbols.survey.items[item].kind {
      let text = JSONTextColumn(column, item, limits, symbols, columns)
      texts.append(text)
      return Member(
        kind: .text, item: item, target: target, single: unknown, isNested: isNested, text: .passUnretained(text))
    }
    if columns.answers.sets(item) != nil {
      setReaders.append(
        ValueReader(none: ChoiceSet()) { value in
          let answer = value.isEmpty ? nil : symbols.records.answer(toJSON: value, in: column)
          return (symbols.symbol(of: answer, item: item), symbols.set(of: answer, item: item))
        })
      return Member(
        kind: .choices, item: item, target: target, single: unknown, reader: setReaders.count - 1, isNested: isNested)
    }
    numberReaders.append(
      ValueReader(none: 0) { value in
        let answer = value.isEmpty ? nil : symbols.records.answer(toJSON: value, in: column)
        return (symbols.symbol(of: answer, item: item), symbols.number(of: answer, item: item))
      })
    return Member(
      kind: .number, item: item, target: target, single: unknown, reader: numberReaders.count - 1,
      isNested: isNested)
  }
}
