import SurveyModel

/// Remembers what texts mean: a small number for each text that a column has held.
///
/// Columns of answers hold few different texts, so that the survey is asked once for each of them. Texts of up to eight
/// bytes are compared as one word; longer ones lie in an arena.
struct TextMemo {
  /// More texts than this are not remembered, so that a column in which all differ costs no memory.
  static let mostTexts = 1 << 14

  private struct Entry {
    var key: UInt64
    var length: Int32
    var start: Int32
    var number: Int32
  }

  private var entries: [Entry]
  private var arena: [UInt8] = []
  private var mask: Int
  private(set) var count = 0

  init() {
    entries = Array(repeating: Entry(key: 0, length: -1, start: 0, number: 0), count: 64)
    mask = 63
  }

  /// The number of a text; `nil` when it has none yet.
  @inline(__always)
  func number(of text: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
    let key = Self.key(text, length)
    var slot = Self.slot(key, length, mask)
    while true {
      let entry = entries[slot]
      if entry.length < 0 { return nil }
      if entry.key == key, Int(entry.length) == length, length <= 8 || isEqual(entry, text, length) {
        return entry.number
      }
      slot = (slot + 1) & mask
    }
  }

  /// Gives a text that has none a number.
  ///
  /// - Returns: Whether it is remembered; there is no room for ever more texts.
  @discardableResult
  mutating func set(_ text: UnsafePointer<UInt8>, _ length: Int, to number: Int32) -> Bool {
    guard count < Self.mostTexts, arena.count + length < 1 << 20 else { return false }
    if 2 * (count + 1) > entries.count { grow() }
    count += 1
    var entry = Entry(key: Self.key(text, length), length: Int32(length), start: 0, number: number)
    if length > 8 {
      entry.start = Int32(arena.count)
      arena.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    }
    insert(entry)
    return true
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(key: 0, length: -1, start: 0, number: 0), count: old.count * 2)
    mask = entries.count - 1
    for entry in old where entry.length >= 0 { insert(entry) }
  }

  private mutating func insert(_ entry: Entry) {
    var slot = Self.slot(entry.key, Int(entry.length), mask)
    while entries[slot].length >= 0 { slot = (slot + 1) & mask }
    entries[slot] = entry
  }

  private func isEqual(_ entry: Entry, _ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    arena.withUnsafeBufferPointer { arena in
      guard let base = arena.baseAddress else { return false }
      let other = base + Int(entry.start)
      for index in 0..<length where other[index] != text[index] { return false }
      return true
    }
  }

  /// The bytes of a short text, or a mixture of those of a long one.
  @inline(__always)
  private static func key(_ text: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var key: UInt64 = 0
    var at = 0
    while at + 8 <= length {
      key = (key ^ UnsafeRawPointer(text + at).loadUnaligned(as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
      at += 8
      if length == 8 { return UnsafeRawPointer(text).loadUnaligned(as: UInt64.self) }
    }
    var rest: UInt64 = 0
    while at < length {
      rest = rest << 8 | UInt64(text[at])
      at += 1
    }
    return length < 8 ? rest : key ^ rest
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ length: Int, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: ((key ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
