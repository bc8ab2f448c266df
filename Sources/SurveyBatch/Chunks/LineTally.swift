/// The lines and records that end in a stretch outside quotation marks. Blank lines are no records.
struct LineTally {
  private(set) var lines = 0
  /// Where the stretch ends: at the first quotation mark, or where it was said to.
  private(set) var end: UnsafePointer<UInt8>
  /// Whether there is a carriage return without a line feed.
  private(set) var isIrregular = false
  /// Whether there is one before the last line feed.
  private(set) var isIrregularToLast = false

  private var blank = 0
  /// Whether the line at hand is blank so far.
  private var followsLineFeed: Bool

  /// How many records end.
  var records: Int { lines - blank }

  /// The last line feed; looked for when it is asked for, as few are.
  var last: UnsafePointer<UInt8>? {
    guard lines > 0 else { return nil }
    var last = end - 1
    while last[0] != FieldScan.lineFeed { last -= 1 }
    return last
  }

  /// Counts.
  ///
  /// - Parameters:
  ///   - start: Where the stretch begins.
  ///   - end: Where it ends at most.
  ///   - startsRecord: Whether a record begins with it.
  ///   - stopsAtQuotes: Whether a quotation mark ends it.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, startsRecord: Bool, stopsAtQuotes: Bool) {
    followsLineFeed = startsRecord
    self.end = start
    // Blocks are held against the byte before them; and where they stop, a quotation mark or carriage return is near.
    var window = 1
    while self.end < end {
      let stop = self.end + min(window, end - self.end)
      while self.end < stop {
        if stopsAtQuotes, self.end[0] == FieldScan.quote { return }
        count(self.end[0], isFollowed: self.end + 1 < end && self.end[1] == FieldScan.lineFeed)
      }
      countBlocks(to: end, butFor: stopsAtQuotes ? FieldScan.quote : FieldScan.carriageReturn)
      window = 16
    }
  }

  /// Counts 64 bytes at a time, and then 16, as long as there is neither a carriage return nor another byte.
  @inline(__always)
  private mutating func countBlocks(to end: UnsafePointer<UInt8>, butFor other: UInt8) {
    // What comes before a block tells whether its first line is blank; behind a carriage return it does not.
    guard self.end[-1] != FieldScan.carriageReturn else { return }
    let (returns, others) = (SIMD16<UInt8>(repeating: FieldScan.carriageReturn), SIMD16<UInt8>(repeating: other))
    @inline(__always)
    func stops(_ at: UnsafePointer<UInt8>) -> SIMD16<UInt8> {
      let block = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
      return FieldScan.lanes(block .== others) | FieldScan.lanes(block .== returns)
    }
    var tally = ByteTally(of: FieldScan.lineFeed, after: FieldScan.lineFeed)
    var at = self.end
    while end - at >= 64 {
      guard FieldScan.isEmpty((stops(at) | stops(at + 16)) | (stops(at + 32) | stops(at + 48))) else { break }
      tally.add(at, blocks: 4)
      at += 64
    }
    while end - at >= 16, FieldScan.isEmpty(stops(at)) {
      tally.add(at, blocks: 1)
      at += 16
    }
    guard at > self.end else { return }
    self.end = at
    followsLineFeed = at[-1] == FieldScan.lineFeed
    let counts = tally.counts
    lines += counts.first
    blank += counts.second
    if counts.first > 0 { isIrregularToLast = isIrregular }
  }

  /// Counts one byte.
  private mutating func count(_ byte: UInt8, isFollowed: Bool) {
    switch byte {
    case FieldScan.lineFeed:
      lines += 1
      if followsLineFeed { blank += 1 }
      followsLineFeed = true
      isIrregularToLast = isIrregular
    case FieldScan.carriageReturn where isFollowed: break
    case FieldScan.carriageReturn:
      isIrregular = true
      followsLineFeed = false
    default: followsLineFeed = false
    }
    end += 1
  }

  /// How many line feeds there are.
  static func lineFeeds(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
    LineTally(start, end, startsRecord: false, stopsAtQuotes: false).lines
  }
}

/// The lines of JSON Lines, and how many of them end in what closes an object, so that they are not blank.
struct ObjectTally {
  let lines: Int
  let objects: Int

  /// Counts.
  ///
  /// - Parameters:
  ///   - start: Where the first line begins.
  ///   - end: Where the last one has ended.
  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    let (lineFeed, brace) = (FieldScan.lineFeed, UInt8(ascii: "}"))
    var tally = ByteTally(of: lineFeed, after: brace)
    var at = start + 1
    while end - at >= 64 {
      tally.add(at, blocks: 4)
      at += 64
    }
    var (lines, objects) = tally.counts
    if start < end, start[0] == lineFeed { lines += 1 }
    while at < end {
      if at[0] == lineFeed { lines += 1 }
      if at[0] == lineFeed, at[-1] == brace { objects += 1 }
      at += 1
    }
    (self.lines, self.objects) = (lines, objects)
  }
}

/// How often a byte occurs, and how often behind another one, 16 bytes at a time: counted in lanes, because without them
/// every block would need its bits counted.
private struct ByteTally {
  private let (wanted, before): (SIMD16<UInt8>, SIMD16<UInt8>)
  private var lanes = (SIMD16<UInt8>(), SIMD16<UInt8>())
  /// How many more blocks the lanes have room for, at least four.
  private var left = 255
  private var full = (first: 0, second: 0)

  init(of byte: UInt8, after other: UInt8) {
    (wanted, before) = (SIMD16(repeating: byte), SIMD16(repeating: other))
  }

  /// Counts blocks of 16 bytes, at most four; the byte before them can be read.
  @inline(__always)
  mutating func add(_ at: UnsafePointer<UInt8>, blocks: Int) {
    for block in 0..<blocks {
      let bytes = UnsafeRawPointer(at + 16 * block)
      let found = FieldScan.lanes(bytes.loadUnaligned(as: SIMD16<UInt8>.self) .== wanted)
      let other = FieldScan.lanes((bytes - 1).loadUnaligned(as: SIMD16<UInt8>.self) .== before)
      lanes.0 &-= found
      lanes.1 &-= found & other
    }
    left -= blocks
    guard left < 4 else { return }
    full = counts
    lanes = (SIMD16(), SIMD16())
    left = 255
  }

  /// How often the byte occurs, and how often behind the other.
  var counts: (first: Int, second: Int) {
    (full.first + Self.sum(lanes.0), full.second + Self.sum(lanes.1))
  }

  private static func sum(_ lanes: SIMD16<UInt8>) -> Int {
    var sum = 0
    for place in 0..<16 { sum += Int(lanes[place]) }
    return sum
  }
}
