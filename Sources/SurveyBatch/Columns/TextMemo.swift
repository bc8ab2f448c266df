import SurveyModel

/// Remembers what texts mean: a small number for each text that a column has held.
///
/// Columns of answers hold few different texts, so that the survey is asked once for each of them. Texts of up to 16
/// bytes are compared as two words; longer ones lie in an arena. All of it is raw memory behind one pointer, because most
/// fields of every response are looked up here. Every text that is asked about has ``FieldScan/padding`` bytes to spare
/// behind its end.
final class TextMemo {
  /// More texts than this are not remembered, so that a column in which all differ costs no memory.
  static let mostTexts = 1 << 14

  fileprivate struct Entry {
    var key = Key(head: 0, tail: 0)
    /// −1 for a free place.
    var length: Int32 = -1
    var start: Int32 = 0
    var number: Int32 = 0
  }

  /// The bytes of a text of up to 16, or a mixture of those of a longer one.
  fileprivate struct Key: Equatable {
    var head: UInt64
    var tail: UInt64
  }

  /// What is remembered.
  struct State {
    fileprivate var entries: UnsafeMutablePointer<Entry>
    fileprivate var mask: Int
    fileprivate var count = 0
    fileprivate var arena: UnsafeMutablePointer<UInt8>
    fileprivate var arenaCount = 0
    fileprivate var arenaCapacity = TextMemo.firstArena

    /// The number of a text; `nil` when it has none yet.
    @inline(__always)
    func number(of text: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
      let key = TextMemo.key(text, length)
      var slot = TextMemo.slot(key, length, mask)
      while true {
        let entry = entries[slot]
        if entry.length < 0 { return nil }
        if entry.key == key, Int(entry.length) == length, length <= 16 || isEqual(entry, text, length) {
          return entry.number
        }
        slot = (slot + 1) & mask
      }
    }

    /// Whether an entry of more than 16 bytes is a text, which is as long.
    private func isEqual(_ entry: Entry, _ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
      let other = arena + Int(entry.start)
      func word(_ bytes: UnsafePointer<UInt8>, _ place: Int) -> UInt64 {
        UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self)
      }
      var place = 0
      while place + 8 < length {
        guard word(other, place) == word(text, place) else { return false }
        place += 8
      }
      return word(other, length - 8) == word(text, length - 8)
    }
  }

  /// The bytes of longer texts that there is room for at first, and at most.
  private static let firstArena = 256
  private static let mostArena = 1 << 20

  /// Where what is remembered stands; it stays there as long as the memo lives.
  let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(entries: Self.free(64), mask: 63, arena: .allocate(capacity: Self.firstArena)))
  }

  deinit {
    state.pointee.entries.deallocate()
    state.pointee.arena.deallocate()
    state.deallocate()
  }

  private static func free(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    entries.initialize(repeating: Entry(), count: capacity)
    return entries
  }

  /// The number of a text; `nil` when it has none yet.
  @inline(__always)
  func number(of text: UnsafePointer<UInt8>, _ length: Int) -> Int32? { state.pointee.number(of: text, length) }

  /// Gives a text that has none a number.
  ///
  /// - Returns: Whether it is remembered; there is no room for ever more texts.
  @discardableResult
  func set(_ text: UnsafePointer<UInt8>, _ length: Int, to number: Int32) -> Bool {
    guard state.pointee.count < Self.mostTexts, state.pointee.arenaCount + length <= Self.mostArena else {
      return false
    }
    if 2 * (state.pointee.count + 1) > state.pointee.mask { grow() }
    state.pointee.count += 1
    var entry = Entry(key: Self.key(text, length), length: Int32(length), start: 0, number: number)
    if length > 16 {
      makeRoom(length)
      entry.start = Int32(state.pointee.arenaCount)
      (state.pointee.arena + state.pointee.arenaCount).update(from: text, count: length)
      state.pointee.arenaCount += length
    }
    insert(entry)
    return true
  }

  private func makeRoom(_ length: Int) {
    let (count, capacity) = (state.pointee.arenaCount, state.pointee.arenaCapacity)
    guard count + length > capacity else { return }
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: max(2 * capacity, count + length))
    grown.update(from: state.pointee.arena, count: count)
    state.pointee.arena.deallocate()
    state.pointee.arena = grown
    state.pointee.arenaCapacity = max(2 * capacity, count + length)
  }

  private func grow() {
    let (old, oldCapacity) = (state.pointee.entries, state.pointee.mask + 1)
    state.pointee.entries = Self.free(2 * oldCapacity)
    state.pointee.mask = 2 * oldCapacity - 1
    for slot in 0..<oldCapacity where old[slot].length >= 0 { insert(old[slot]) }
    old.deallocate()
  }

  private func insert(_ entry: Entry) {
    let mask = state.pointee.mask
    var slot = Self.slot(entry.key, Int(entry.length), mask)
    while state.pointee.entries[slot].length >= 0 { slot = (slot + 1) & mask }
    state.pointee.entries[slot] = entry
  }

  @inline(__always)
  private static func key(_ text: UnsafePointer<UInt8>, _ length: Int) -> Key {
    if length <= 8 { return Key(head: word(text, length), tail: 0) }
    if length <= 16 { return Key(head: word(text, 8), tail: word(text + 8, length - 8)) }
    var mixed: UInt64 = 0
    var at = 0
    while at < length {
      mixed = (mixed ^ word(text + at, length - at)) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 29
      at += 8
    }
    return Key(head: mixed, tail: 0)
  }

  /// Up to eight bytes.
  @inline(__always)
  private static func word(_ text: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let word = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
    return length >= 8 ? word : word & (1 << UInt64(8 * length) &- 1)
  }

  @inline(__always)
  private static func slot(_ key: Key, _ length: Int, _ mask: Int) -> Int {
    let mixed = (key.head ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15 ^ key.tail &* 0xC2B2_AE3D_27D4_EB4F
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }
}
