/// In which order the members of lines come, and what stands between their values.
///
/// Nearly all lines of a file are made alike, so that a line is held against one that was read before, step by step. What
/// follows from the order alone, such as that no member comes twice, then need not be asked again.
final class LineTemplate {
  /// A stretch of bytes that is the same in every line.
  struct Bridge {
    let length: Int
    private let head: UInt64
    private let headMask: UInt64
    private let tail: UInt64
    private let tailMask: UInt64
    /// What is behind the first two words.
    private let rest: UnsafePointer<UInt8>

    /// - Parameters:
    ///   - start: The bytes, in memory of the template, with two words to spare behind them.
    ///   - length: How many there are.
    fileprivate init(_ start: UnsafePointer<UInt8>, _ length: Int) {
      self.length = length
      headMask = Self.mask(length)
      tailMask = Self.mask(length - 8)
      head = Self.word(start) & headMask
      tail = Self.word(start + 8) & tailMask
      rest = start + 16
    }

    private static func mask(_ bytes: Int) -> UInt64 {
      bytes >= 8 ? .max : bytes <= 0 ? 0 : 1 << UInt64(8 * bytes) - 1
    }

    @inline(__always)
    private static func word(_ text: UnsafePointer<UInt8>) -> UInt64 {
      UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
    }

    /// Whether the bytes stand at a place.
    @inline(__always)
    func stands(at place: UnsafePointer<UInt8>) -> Bool {
      guard (Self.word(place) ^ head) & headMask | (Self.word(place + 8) ^ tail) & tailMask == 0 else { return false }
      return length <= 16 || endStands(at: place + 16)
    }

    private func endStands(at place: UnsafePointer<UInt8>) -> Bool {
      for index in 0..<(length - 16) where place[index] != rest[index] { return false }
      return true
    }
  }

  /// A member, and what stands before its value.
  struct Step {
    let bridge: Bridge
    /// The member, by index.
    let member: Int
    /// What values of one character are; ``ColumnReader/unknown`` where the value has to be looked at as a whole.
    let single: UnsafeMutablePointer<UInt16>
    /// Where the symbol goes.
    let target: UnsafeMutablePointer<UInt16>
    /// What the value `null` is; ``ColumnReader/alone`` where it has to be looked at as a whole.
    let null: UInt16
    /// Whether the members are answers and it holds them.
    let isOpening: Bool
  }

  /// A member of a line, and where what stands before its value begins; at last, without a member, what closes the line.
  struct Found {
    let start: UnsafePointer<UInt8>
    let length: Int
    let member: Int?
  }

  /// The steps of a line, first step first.
  let steps: UnsafeBufferPointer<Step>

  /// What stands behind the last value.
  let close: Bridge

  /// Whether the answers are in a member of their own.
  let hasAnswers: Bool

  /// How many members of each group of parts a line has.
  let seenParts: [Int]

  /// The items that a line says nothing about, with the symbol for that.
  let absent: [(item: Int, symbol: UInt16)]

  private let bytes: UnsafeMutablePointer<UInt8>

  /// Takes a line as the template; `nil` for one without members.
  ///
  /// - Parameters:
  ///   - path: The line's members, and at last what closes it.
  ///   - hasAnswers: Whether the answers are in a member of their own.
  ///   - seenParts: How many members of each group of parts it has.
  ///   - absent: The items that it says nothing about.
  ///   - step: Makes the step of a member.
  init?(
    _ path: [Found], hasAnswers: Bool, seenParts: [Int], absent: [(item: Int, symbol: UInt16)],
    step: (Bridge, Int) -> Step
  ) {
    guard path.count > 1, let last = path.last else { return nil }
    let size = path.reduce(16) { $0 + $1.length }
    bytes = .allocate(capacity: size)
    bytes.initialize(repeating: 0, count: size)
    var at = bytes
    for found in path {
      at.update(from: found.start, count: found.length)
      at += found.length
    }
    let made = UnsafeMutableBufferPointer<Step>.allocate(capacity: path.count - 1)
    at = bytes
    for (place, found) in path.dropLast().enumerated() {
      made.initializeElement(at: place, to: step(Bridge(at, found.length), found.member ?? 0))
      at += found.length
    }
    steps = UnsafeBufferPointer(made)
    close = Bridge(at, last.length)
    self.hasAnswers = hasAnswers
    self.seenParts = seenParts
    self.absent = absent
  }

  deinit {
    steps.deallocate()
    bytes.deallocate()
  }
}
