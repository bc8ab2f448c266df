/// Texts by number, one behind the other in memory.
final class CellTexts {
  /// Where a text stands.
  struct Place {
    var start: Int
    var length: Int
  }

  /// The texts as they are now, and which of them each row of a block has; `nil` where rows have texts of their own.
  struct Lane {
    let bytes: UnsafePointer<UInt8>
    let places: UnsafePointer<Place>
    let numbers: UnsafePointer<Int32>?
  }

  private let bytes = OutputBytes()
  private var places = UnsafeMutablePointer<Place>.allocate(capacity: 64)
  private var capacity = 64
  private(set) var count = 0

  init() { places.initialize(repeating: Place(start: 0, length: 0), count: capacity) }

  deinit { places.deallocate() }

  func append(_ text: [UInt8]) {
    if count == capacity {
      let grown = UnsafeMutablePointer<Place>.allocate(capacity: 2 * capacity)
      grown.initialize(repeating: Place(start: 0, length: 0), count: 2 * capacity)
      grown.update(from: places, count: capacity)
      places.deallocate()
      (places, capacity) = (grown, 2 * capacity)
    }
    places[count] = Place(start: bytes.count, length: text.count)
    bytes.append(text)
    count += 1
  }

  /// The texts for the rows of a block; until the next text is added.
  func lane(_ numbers: UnsafePointer<Int32>?) -> Lane {
    Lane(bytes: bytes.start, places: UnsafePointer(places), numbers: numbers)
  }

  /// How long a text is.
  func length(_ number: Int) -> Int { places[number].length }
}

/// Bytes on their way out: raw memory, because many short texts are put behind each other. There are always
/// ``padding`` bytes to spare behind them, so that short texts are copied without asking how short they are.
final class OutputBytes {
  private static let padding = 32

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

  func append(_ other: [UInt8]) { other.withUnsafeBufferPointer { append($0) } }

  /// Where the bytes begin; until more are added.
  var start: UnsafePointer<UInt8> { UnsafePointer(bytes) }

  /// Adds the texts that a row has in each of some lanes, which all stand in such bytes.
  func append(_ lanes: UnsafeBufferPointer<CellTexts.Lane>, row: Int) {
    var length = 0
    for lane in lanes {
      guard let numbers = lane.numbers else { continue }
      length += lane.places[Int(numbers[row])].length
    }
    reserve(length)
    var target = UnsafeMutableRawPointer(bytes + count)
    for lane in lanes {
      guard let numbers = lane.numbers else { continue }
      let place = lane.places[Int(numbers[row])]
      let source = UnsafeRawPointer(lane.bytes + place.start)
      if place.length <= Self.padding {
        target.storeBytes(of: source.loadUnaligned(as: SIMD32<UInt8>.self), as: SIMD32<UInt8>.self)
      } else {
        target.copyMemory(from: source, byteCount: place.length)
      }
      target += place.length
    }
    count += length
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
