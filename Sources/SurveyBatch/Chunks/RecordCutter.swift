/// Where a chunk can be cut so that no record is, and how many lines and records lie before the cut.
struct Cut {
  /// The bytes before the cut.
  var count = 0
  /// The lines that end before it, those inside quotation marks included.
  var lines = 0
  /// The records before it.
  var records = 0
  /// Whether records end in carriage returns alone, so that only a careful reader finds them.
  var isIrregular = false
}

/// Finds where records of tables and lines of JSON end, looking at quotation marks and line feeds alone.
enum RecordCutter {
  /// Cuts a table behind the last record that is whole.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, which begin with a record; some more may be read behind them.
  ///   - count: How many there are.
  ///   - delimiter: What separates fields.
  ///   - isLast: Whether nothing follows.
  static func table(_ bytes: UnsafePointer<UInt8>, _ count: Int, delimiter: UInt8, isLast: Bool) -> Cut {
    var cut = Cut()
    let end = bytes + count
    var at = bytes
    var lines = 0
    var records = 0
    while at < end {
      let quote = FieldScan.first(of: FieldScan.quote, or: FieldScan.quote, from: at, to: end).end
      let tally = LineTally(at, quote, startsRecord: at == bytes || at[-1] == FieldScan.lineFeed)
      if let last = tally.last {
        cut = Cut(
          count: last + 1 - bytes, lines: lines + tally.lines, records: records + tally.records,
          isIrregular: cut.isIrregular)
      }
      lines += tally.lines
      records += tally.records
      guard quote < end else { break }
      guard quote == bytes || isBoundary(quote[-1], delimiter) else {
        at = quote + 1
        continue
      }
      guard let close = closing(quote + 1, end) else {
        // A field that is never closed swallows the rest.
        if isLast { cut = Cut(count: count, lines: lines, records: records + 1, isIrregular: cut.isIrregular) }
        break
      }
      lines += LineTally.lineFeeds(quote, close)
      at = close + 1
    }
    cut.isIrregular = hasLoneReturn(bytes, cut.count)
    return cut
  }

  /// Cuts JSON Lines behind the last line that is whole.
  static func lines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Cut {
    let tally = LineTally(bytes, bytes + count, startsRecord: true)
    guard let last = tally.last else { return Cut() }
    return Cut(count: last + 1 - bytes, lines: tally.lines, records: tally.records)
  }

  /// Where a record of a table ends: behind its line feed, or at the end.
  static func recordEnd(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, delimiter: UInt8
  ) -> UnsafePointer<UInt8> {
    var at = start
    while at < end {
      let found = FieldScan.first(of: FieldScan.quote, or: FieldScan.lineFeed, from: at, to: end).end
      guard found < end else { return end }
      if found[0] == FieldScan.lineFeed { return found + 1 }
      at = found + 1
      guard found == start || isBoundary(found[-1], delimiter) else { continue }
      guard let close = closing(at, end) else { return end }
      at = close + 1
    }
    return end
  }

  private static func isBoundary(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
    byte == delimiter || byte == FieldScan.lineFeed || byte == FieldScan.carriageReturn
  }

  /// The quotation mark that closes a field; one that stands twice does not.
  private static func closing(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var at = start
    while true {
      let quote = FieldScan.first(of: FieldScan.quote, or: FieldScan.quote, from: at, to: end).end
      guard quote < end else { return nil }
      guard quote + 1 < end, quote[1] == FieldScan.quote else { return quote }
      at = quote + 2
    }
  }

  private static func hasLoneReturn(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let end = bytes + count
    var at = bytes
    while true {
      at = FieldScan.first(of: FieldScan.carriageReturn, or: FieldScan.carriageReturn, from: at, to: end).end
      guard at < end else { return false }
      if at + 1 == end || at[1] != FieldScan.lineFeed { return true }
      at += 2
    }
  }
}

/// The lines and records that end in a stretch without quotation marks. Blank lines are no records.
struct LineTally {
  private(set) var lines = 0
  private(set) var records = 0
  /// The last line feed.
  private(set) var last: UnsafePointer<UInt8>?

  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, startsRecord: Bool) {
    lines = Self.lineFeeds(start, end)
    records = lines
    guard lines > 0 else { return }
    if startsRecord {
      if start[0] == FieldScan.lineFeed || start[0] == FieldScan.carriageReturn && start[1] == FieldScan.lineFeed {
        records -= 1
      }
    }
    records -= Self.blankLines(start, end)
    var at = end - 1
    while at[0] != FieldScan.lineFeed { at -= 1 }
    last = at
  }

  /// How many line feeds there are.
  static func lineFeeds(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
    count(start, end) {
      $0 .== SIMD16(repeating: FieldScan.lineFeed)
    } one: {
      $0[0] == FieldScan.lineFeed
    }
  }

  /// How many line feeds are followed by another, so that a blank line lies between.
  private static func blankLines(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
    var blank = 0
    var at = start
    // The lines of a chunk are long: going from one to the next is cheaper than looking at every byte.
    while true {
      at = FieldScan.first(of: FieldScan.lineFeed, or: FieldScan.lineFeed, from: at, to: end).end + 1
      guard at < end else { return blank }
      if at[0] == FieldScan.lineFeed || at[0] == FieldScan.carriageReturn && at[1] == FieldScan.lineFeed { blank += 1 }
    }
  }

  @inline(__always)
  private static func count(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
    _ matches: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>, one: (UnsafePointer<UInt8>) -> Bool
  ) -> Int {
    var total = 0
    var at = start
    let zero = SIMD16<UInt8>(repeating: 0)
    let unit = SIMD16<UInt8>(repeating: 1)
    while end - at >= 16 {
      var sum = zero
      var rounds = 0
      while end - at >= 16, rounds < 255 {
        let block = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
        sum &+= zero.replacing(with: unit, where: matches(block))
        at += 16
        rounds += 1
      }
      total += Int(SIMD16<UInt16>(truncatingIfNeeded: sum).wrappedSum())
    }
    while at < end {
      if one(at) { total += 1 }
      at += 1
    }
    return total
  }
}
