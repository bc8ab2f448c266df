/// Texts by number, made to be copied fast.
///
/// Each has a slot of 32 bytes: up to 31 of text, and its length behind them, so that all that is copied stands in one
/// line of the cache, and is copied as a whole whatever its length. A longer text stands elsewhere.
final class CellTexts {
  /// The texts as they are now, and which of them each row of a block has.
  struct Lane {
    fileprivate let slots: UnsafePointer<Slot>
    fileprivate let longTexts: UnsafePointer<UInt8>
    fileprivate let numbers: UnsafePointer<Int32>
  }

  fileprivate typealias Slot = SIMD32<UInt8>

  /// Where a text stands that is too long for a slot; in its slot.
  fileprivate struct LongPlace {
    let start: Int
    let length: Int
  }

  /// The last byte of a slot, which tells the length.
  fileprivate static let lengthOffset = 31

  /// Stands for the length of a text that is too long for a slot.
  fileprivate static let long: UInt8 = 0xFF

  private let longTexts = OutputBytes()
  private var slots = UnsafeMutablePointer<Slot>.allocate(capacity: 64)
  private var capacity = 64
  private(set) var count = 0

  init() { slots.initialize(repeating: Slot(), count: capacity) }

  deinit { slots.deallocate() }

  func append(_ text: [UInt8]) {
    if count == capacity {
      let grown = UnsafeMutablePointer<Slot>.allocate(capacity: 2 * capacity)
      grown.initialize(repeating: Slot(), count: 2 * capacity)
      grown.update(from: slots, count: capacity)
      slots.deallocate()
      (slots, capacity) = (grown, 2 * capacity)
    }
    let slot = UnsafeMutableRawPointer(slots + count)
    if text.count <= Self.lengthOffset {
      slot.copyMemory(from: text, byteCount: text.count)
      slot.storeBytes(of: UInt8(text.count), toByteOffset: Self.lengthOffset, as: UInt8.self)
    } else {
      slot.storeBytes(of: LongPlace(start: longTexts.count, length: text.count), as: LongPlace.self)
      slot.storeBytes(of: Self.long, toByteOffset: Self.lengthOffset, as: UInt8.self)
      longTexts.append(text)
    }
    count += 1
  }

  /// The texts for the rows of a block; until the next text is added.
  func lane(_ numbers: UnsafePointer<Int32>) -> Lane {
    Lane(slots: UnsafePointer(slots), longTexts: longTexts.start, numbers: numbers)
  }

  /// How long a text is.
  func length(_ number: Int) -> Int {
    let slot = UnsafeRawPointer(slots + number)
    let length = slot.load(fromByteOffset: Self.lengthOffset, as: UInt8.self)
    return length == Self.long ? slot.load(as: LongPlace.self).length : Int(length)
  }
}

/// Bytes on their way out: raw memory, because many short texts are put behind each other. There are always
/// ``padding`` bytes to spare behind them, so that short texts are copied without asking how short they are.
final class OutputBytes {
  private static let padding = MemoryLayout<CellTexts.Slot>.size

  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 1 << 12
    bytes = .allocate(capacity: capacity + Self.padding)
    bytes.initialize(repeating: 0, count: capacity + Self.padding)
  }

  deinit { bytes.deallocate() }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count + more > capacity { grow(to: count + more) }
  }

  private func grow(to needed: Int) {
    while capacity < needed { capacity *= 2 }
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.padding)
    grown.initialize(repeating: 0, count: capacity + Self.padding)
    grown.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = grown
  }

  func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count += 1
  }

  func append(_ other: UnsafeBufferPointer<UInt8>) {
    guard let base = other.baseAddress else { return }
    reserve(other.count)
    (bytes + count).update(from: base, count: other.count)
    count += other.count
  }

  func append(_ other: [UInt8]) {
    if !other.isEmpty { other.withUnsafeBufferPointer { append($0) } }
  }

  /// Adds bytes behind which at least 15 more can be read: 16 at a time, which a few are copied fastest by.
  @inline(__always)
  func append(padded start: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    let (source, target) = (UnsafeRawPointer(start), UnsafeMutableRawPointer(bytes + count))
    for offset in stride(from: 0, to: length, by: 16) {
      let block = source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      target.storeBytes(of: block, toByteOffset: offset, as: SIMD16<UInt8>.self)
    }
    count += length
  }

  /// Where the bytes begin; until more are added.
  var start: UnsafePointer<UInt8> { UnsafePointer(bytes) }

  /// Adds the texts that a row has in each of some lanes.
  func append(_ lanes: UnsafeBufferPointer<CellTexts.Lane>, row: Int) {
    let most = lanes.count * MemoryLayout<CellTexts.Slot>.size
    reserve(most)
    var target = UnsafeMutableRawPointer(bytes + count)
    for lane in lanes {
      let slot = UnsafeRawPointer(lane.slots + Int(lane.numbers[row]))
      let length = slot.load(fromByteOffset: CellTexts.lengthOffset, as: UInt8.self)
      if length == CellTexts.long {
        let place = slot.load(as: CellTexts.LongPlace.self)
        count = UnsafeRawPointer(target) - UnsafeRawPointer(bytes)
        append(UnsafeBufferPointer(start: lane.longTexts + place.start, count: place.length))
        reserve(most)
        target = UnsafeMutableRawPointer(bytes + count)
      } else {
        target.storeBytes(of: slot.load(as: CellTexts.Slot.self), as: CellTexts.Slot.self)
        target += Int(length)
      }
    }
    count = UnsafeRawPointer(target) - UnsafeRawPointer(bytes)
  }

  /// Adds a number that is not negative.
  func append(_ number: Int) {
    if number < 10 { append(UInt8(ascii: "0") + UInt8(max(0, number))) } else { append(Array(String(number).utf8)) }
  }

  /// What was written; afterwards nothing is.
  func take() -> [UInt8] {
    defer { count = 0 }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
