/// In which order the members of lines come, and what stands between their values.
///
/// Nearly all lines of a file are made alike, and nearly all values are one byte. So there is an image of the line that was
/// read before, in which each value is one byte that may be any, and a line is held against it 16 bytes at a time: as far
/// as they are equal, all values are one byte, and stand where the image says. What follows from the order alone, such as
/// that no member comes twice, then need not be asked again.
final class LineTemplate {
  /// What is taken of a value of one byte.
  struct Value {
    /// Where in the image it stands.
    fileprivate(set) var place = 0
    /// What values of one byte are; ``ColumnReader/unknown`` where the value has to be looked at as a whole.
    let single: UnsafeMutablePointer<UInt16>
    /// Where the symbol goes.
    let target: UnsafeMutablePointer<UInt16>
  }

  /// A member's value, and what stands before it.
  struct Step {
    /// The member, by index.
    let member: Int
    /// What is remembered of its values; `nil` where more than a symbol is to be said of them.
    let memo: UnsafePointer<TextMemo.State>?
    /// What the value `null` is; ``ColumnReader/alone`` where it has to be looked at as a whole.
    let null: UInt16
    /// Where the length of a text goes, which for `null` is 0.
    let lengths: UnsafeMutablePointer<Int32>?
    /// Where in the image begins what stands before the value.
    fileprivate(set) var start = 0
    /// How far a line that is equal up to ``start`` is worth holding against the image: up to the next value that is
    /// longer than one byte.
    fileprivate(set) var limit = 0
  }

  /// A member of a line, and where what stands before its value begins; at last, without a member, what closes the line.
  struct Found {
    let start: UnsafePointer<UInt8>
    let length: Int
    let member: Int?
  }

  /// The values of a line, first value first; behind the last step, what closes the line.
  let steps: UnsafeMutablePointer<Step>
  let values: UnsafeMutablePointer<Value>

  /// How many there are.
  let count: Int

  /// How long the image is.
  let length: Int

  /// Whether the answers are in a member of their own.
  let hasAnswers: Bool

  /// Members that are one answer together.
  struct Part {
    let group: Unmanaged<JSONPartGroup>
    /// How many of its members a line has.
    let seen: Int
    /// Where the symbol goes.
    let target: UnsafeMutablePointer<UInt16>
  }

  /// The groups of parts that a line has, which ``LineMembers`` keeps.
  let parts: UnsafeMutablePointer<Part>
  let partCount: Int

  /// The items that a line says nothing about, with the symbol for that.
  let absent: [(item: Int, symbol: UInt16)]

  /// The bytes of a line, and beside them which bits have to be as they are: none of a value, all of the others.
  private let image: UnsafeMutablePointer<UInt8>
  private let mask: UnsafeMutablePointer<UInt8>

  /// Takes a line as the template; `nil` for one without values.
  ///
  /// - Parameters:
  ///   - path: The line's members, and at last what closes it.
  ///   - hasAnswers: Whether the answers are in a member of their own.
  ///   - parts: The groups of parts that it has.
  ///   - absent: The items that it says nothing about.
  ///   - step: Makes the step of a member; `nil` for the member that holds the answers, which has no value of its own.
  init?(
    _ path: [Found], hasAnswers: Bool, parts: [Part], absent: [(item: Int, symbol: UInt16)],
    step: (Int) -> (Step, Value)?
  ) {
    let size = path.reduce(0) { $0 + $1.length + 1 } + FieldScan.padding
    image = .allocate(capacity: size)
    image.initialize(repeating: 0, count: size)
    mask = .allocate(capacity: size)
    mask.initialize(repeating: 0, count: size)
    steps = .allocate(capacity: path.count + 1)
    values = .allocate(capacity: path.count + 1)
    self.hasAnswers = hasAnswers
    self.parts = .allocate(capacity: max(1, parts.count))
    self.parts.initialize(from: parts, count: parts.count)
    partCount = parts.count
    self.absent = absent
    var (at, start, count) = (0, 0, 0)
    for (found, next) in zip(path, path.dropFirst() + path.suffix(1)) {
      (image + at).update(from: found.start, count: found.length)
      (mask + at).update(repeating: 0xFF, count: found.length)
      at += found.length
      guard let member = found.member, var (made, value) = step(member) else { continue }
      (made.start, value.place) = (start, at)
      // Whoever answers with a long text or nothing at all does so now and then; a limit is an expectation.
      let end = found.start + found.length
      made.limit = next.start - end == 1 || Self.isNull(end) ? Int.max : at
      (steps + count).initialize(to: made)
      (values + count).initialize(to: value)
      count += 1
      at += 1
      start = at
    }
    self.count = count
    length = at
    guard count > 0 else { return nil }
    (steps + count).initialize(
      to: Step(member: -1, memo: nil, null: ColumnReader.alone, lengths: nil, start: start, limit: length))
    // Behind a longer value the line is elsewhere, so that nothing there is worth comparing before that is known.
    var limit = length
    for step in stride(from: count - 1, through: 0, by: -1) {
      limit = min(limit, steps[step].limit)
      steps[step].limit = limit
    }
  }

  deinit {
    steps.deallocate()
    values.deallocate()
    parts.deallocate()
    image.deallocate()
    mask.deallocate()
  }

  /// How far a line is as the image.
  ///
  /// - Parameters:
  ///   - line: A place in the line.
  ///   - from: The same place in the image.
  ///   - limit: Where in the image to stop.
  /// - Returns: The first place in the image from which on they differ, or the limit.
  @inline(__always)
  func equal(_ line: UnsafePointer<UInt8>, from: Int, to limit: Int) -> Int {
    var at = from
    while at < limit {
      let first = difference(line + (at &- from), at)
      let second = difference(line + (at &- from &+ 16), at &+ 16)
      if Self.isEmpty(first | second) {
        at &+= 32
        continue
      }
      let place = FieldScan.firstPlace(UInt64(littleEndian: first[0]), UInt64(littleEndian: first[1]))
      let further = FieldScan.firstPlace(UInt64(littleEndian: second[0]), UInt64(littleEndian: second[1]))
      // Of 16 bytes that are equal, the place is 16.
      return min(limit, at &+ place &+ (further & (0 &- place >> 4)))
    }
    return limit
  }

  /// In which bits 16 bytes differ from the image, of those that have to be equal.
  @inline(__always)
  private func difference(_ line: UnsafePointer<UInt8>, _ at: Int) -> SIMD2<UInt64> {
    let given = UnsafeRawPointer(line).loadUnaligned(as: SIMD2<UInt64>.self)
    let known = UnsafeRawPointer(image + at).loadUnaligned(as: SIMD2<UInt64>.self)
    return (given ^ known) & UnsafeRawPointer(mask + at).loadUnaligned(as: SIMD2<UInt64>.self)
  }

  @inline(__always)
  private static func isEmpty(_ bits: SIMD2<UInt64>) -> Bool { bits[0] | bits[1] == 0 }

  /// Whether the value `null` stands at a place.
  @inline(__always)
  static func isNull(_ at: UnsafePointer<UInt8>) -> Bool {
    UInt32(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt32.self)) == 0x6C6C_756E
  }
}
