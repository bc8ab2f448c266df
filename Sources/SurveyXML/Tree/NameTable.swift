/// Gives each distinct name in a file a small number.
///
/// An open-addressed table over the file's own bytes: looking a name up allocates nothing, and a `String` is made once
/// for each distinct name.
struct NameTable {
  /// The names, by number.
  private(set) var names: [String] = []

  /// Where each name was first seen.
  private var places: [Range<Int>] = []

  /// Name numbers by hash; −1 is free. The size is a power of two and at most half full.
  private var slots = [Int32](repeating: -1, count: 256)

  /// The number of the name that stands in a range.
  mutating func number(of range: Range<Int>, in bytes: [UInt8]) -> Int32 {
    var slot = Self.hash(range, in: bytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      if Self.isSame(places[Int(slots[slot])], range, in: bytes) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(names.count)
    slots[slot] = number
    names.append(String(decoding: bytes[range], as: UTF8.self))
    places.append(range)
    if names.count * 2 > slots.count { grow(bytes) }
    return number
  }

  private mutating func grow(_ bytes: [UInt8]) {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (number, place) in places.enumerated() {
      var slot = Self.hash(place, in: bytes) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a; the fold brings the well-mixed high bits down to those that choose the slot.
  private static func hash(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in range { hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }

  private static func isSame(_ left: Range<Int>, _ right: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    for step in 0..<left.count where bytes[left.lowerBound + step] != bytes[right.lowerBound + step] { return false }
    return true
  }
}
