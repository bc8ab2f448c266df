/// Memory for one chunk of a file, with bytes to spare behind it for those who look at 16 at a time.
final class ChunkBuffer {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int

  /// How many bytes are to be filled at most; there is room for them.
  var limit = 0 {
    didSet { grow(to: limit) }
  }

  /// How many bytes are filled.
  var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + FieldScan.padding)
    bytes.initialize(repeating: 0, count: capacity + FieldScan.padding)
  }

  deinit { bytes.deallocate() }

  /// Forgets what is filled, and gives memory back that a chunk much larger than the next needed.
  ///
  /// - Parameter room: How many bytes the next chunk may have.
  func begin(room: Int) {
    count = 0
    if capacity > 4 * room {
      bytes.deallocate()
      bytes = .allocate(capacity: room + FieldScan.padding)
      bytes.initialize(repeating: 0, count: room + FieldScan.padding)
      capacity = room
    }
    limit = room
  }

  /// Makes room for more bytes.
  func grow(to capacity: Int) {
    guard capacity > self.capacity else { return }
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + FieldScan.padding)
    grown.initialize(repeating: 0, count: capacity + FieldScan.padding)
    grown.update(from: bytes, count: count)
    bytes.deallocate()
    (bytes, self.capacity) = (grown, capacity)
  }

  /// Adds a byte.
  func append(_ byte: UInt8) {
    if count == capacity { grow(to: capacity + 1) }
    bytes[count] = byte
    count += 1
  }

  /// Adds bytes.
  func append(_ other: UnsafeBufferPointer<UInt8>) {
    if count + other.count > capacity { grow(to: count + other.count) }
    if let base = other.baseAddress { (bytes + count).update(from: base, count: other.count) }
    count += other.count
  }
}

/// Which part of a file a chunk is.
struct ChunkPlace: Sendable {
  /// Its place among all chunks, from 0.
  var sequence = 0
  /// The line that it begins on, from 1.
  var line = 1
  /// How many records of the file come before it.
  var records = 0
  /// Whether its records end in carriage returns alone.
  var isIrregular = false
  /// Whether a record of it may be too long, so that each has to be looked at by itself.
  var isLarge = false
  /// Whether it stands for one record that is too long to be held.
  var isTooLong = false
  /// Whether the line feed at its end is not in the file.
  var endsWithoutLineFeed = false
}
