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
    var isIrregular = false
    while at < end {
      let tally = LineTally(at, end, startsRecord: at == bytes || at[-1] == FieldScan.lineFeed, stopsAtQuotes: true)
      if let last = tally.last {
        cut = Cut(
          count: last + 1 - bytes, lines: lines + tally.lines, records: records + tally.records,
          isIrregular: isIrregular || tally.isIrregularToLast)
      }
      lines += tally.lines
      records += tally.records
      isIrregular = isIrregular || tally.isIrregular
      let quote = tally.end
      guard quote < end else { break }
      guard quote == bytes || isBoundary(quote[-1], delimiter) else {
        at = quote + 1
        continue
      }
      guard let close = closing(quote + 1, end) else {
        // A field that is never closed swallows the rest.
        if isLast {
          cut = Cut(
            count: count, lines: lines, records: records + 1, isIrregular: isIrregular || hasLoneReturn(quote, end))
        }
        break
      }
      lines += LineTally.lineFeeds(quote, close)
      isIrregular = isIrregular || hasLoneReturn(quote, close)
      at = close + 1
    }
    if cut.count == 0, isIrregular { return self.cut(bytes, count, delimiter: delimiter) }
    return cut.isIrregular ? self.cut(bytes, cut.count, delimiter: delimiter, isWhole: true) : cut
  }

  /// Cuts a table some of whose records end in carriage returns alone, byte by byte.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, which begin with a record.
  ///   - count: How many there are.
  ///   - delimiter: What separates fields.
  ///   - isWhole: Whether the last of them ends a record; otherwise the cut is behind the last one that does.
  private static func cut(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, delimiter: UInt8, isWhole: Bool = false
  ) -> Cut {
    var cut = Cut(isIrregular: true)
    var last = cut
    var isQuoted = false
    var startsField = true
    var isInRecord = false
    var at = 0
    while at < count {
      let byte = bytes[at]
      let isFollowed = at + 1 < count && bytes[at + 1] == FieldScan.lineFeed
      if byte == FieldScan.lineFeed || byte == FieldScan.carriageReturn && !isFollowed { cut.lines += 1 }
      at += 1
      if isQuoted {
        if byte == FieldScan.quote {
          if at < count, bytes[at] == FieldScan.quote { at += 1 } else { isQuoted = false }
        }
        continue
      }
      if byte == FieldScan.lineFeed || byte == FieldScan.carriageReturn {
        cut.records += isInRecord ? 1 : 0
        isInRecord = false
        startsField = true
        cut.count = at
        // Behind the last byte there may be the line feed of a CR LF.
        if at < count, !isFollowed { last = cut }
        continue
      }
      isQuoted = byte == FieldScan.quote && startsField
      isInRecord = true
      startsField = byte == delimiter
    }
    guard isWhole else { return last }
    cut.records += isInRecord ? 1 : 0
    cut.count = count
    return cut
  }

  /// Cuts JSON Lines behind the last line that is whole.
  static func lines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Cut {
    let tally = LineTally(bytes, bytes + count, startsRecord: true, stopsAtQuotes: false)
    guard let last = tally.last else { return Cut() }
    let cut = Cut(count: last + 1 - bytes, lines: tally.lines, records: tally.records)
    guard tally.hasSpaces || JSONValueScan.isSpace(bytes[0]) else { return cut }
    // Lines of white space are no records either.
    var (at, blank) = (bytes, 0)
    while at <= last {
      let end = FieldScan.find(FieldScan.lineFeed, or: FieldScan.lineFeed, from: at, to: last + 1)
      if LineKernel.isBlank(at, end) { blank += 1 }
      at = end + 1
    }
    return Cut(count: cut.count, lines: cut.lines, records: cut.lines - blank)
  }

  /// Where a record of a table ends: behind its line feed, or at the end, where a quoted field may still be open.
  static func recordEnd(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, delimiter: UInt8
  ) -> (next: UnsafePointer<UInt8>, isOpen: Bool) {
    var at = start
    while at < end {
      let found = FieldScan.find(FieldScan.quote, or: FieldScan.lineFeed, from: at, to: end)
      guard found < end else { return (end, false) }
      if found[0] == FieldScan.lineFeed { return (found + 1, false) }
      at = found + 1
      guard found == start || isBoundary(found[-1], delimiter) else { continue }
      guard let close = closing(at, end) else { return (end, true) }
      at = close + 1
    }
    return (end, false)
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
      let quote = FieldScan.find(FieldScan.quote, or: FieldScan.quote, from: at, to: end)
      guard quote < end else { return nil }
      guard quote + 1 < end, quote[1] == FieldScan.quote else { return quote }
      at = quote + 2
    }
  }

  private static func hasLoneReturn(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    var at = start
    while true {
      at = FieldScan.find(FieldScan.carriageReturn, or: FieldScan.carriageReturn, from: at, to: end)
      guard at < end else { return false }
      if at + 1 == end || at[1] != FieldScan.lineFeed { return true }
      at += 2
    }
  }
}

/// The lines and records that end in a stretch outside quotation marks. Blank lines are no records.
struct LineTally {
  private(set) var lines = 0
  private(set) var records = 0
  /// The last line feed.
  private(set) var last: UnsafePointer<UInt8>?
  /// Where the stretch ends: at the first quotation mark, or where it was said to.
  private(set) var end: UnsafePointer<UInt8>
  /// Whether a line begins with white space, or might.
  private(set) var hasSpaces = false
  /// Whether there is a carriage return without a line feed.
  private(set) var isIrregular = false
  /// Whether there is one before the last line feed.
  private(set) var isIrregularToLast = false

  /// Whether the byte before is a line feed, so that another makes a blank line.
  private var followsLineFeed: Bool

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
    let returns = SIMD16<UInt8>(repeating: FieldScan.carriageReturn)
    let quotes = stopsAtQuotes ? SIMD16<UInt8>(repeating: FieldScan.quote) : returns
    let lineFeeds = SIMD16<UInt8>(repeating: FieldScan.lineFeed)
    while self.end < end {
      if end - self.end >= 16 {
        let block = UnsafeRawPointer(self.end).loadUnaligned(as: SIMD16<UInt8>.self)
        if FieldScan.isEmpty((block .== quotes) .| (block .== returns)) {
          count(FieldScan.words(block .== lineFeeds))
          continue
        }
      }
      // A quotation mark or a carriage return is near.
      let stop = self.end + min(16, end - self.end)
      while self.end < stop {
        if stopsAtQuotes, self.end[0] == FieldScan.quote {
          records = lines - blank
          return
        }
        count(self.end[0], isFollowed: self.end + 1 < end && self.end[1] == FieldScan.lineFeed)
      }
    }
    records = lines - blank
  }

  private var blank = 0

  /// Counts the line feeds of 16 bytes.
  @inline(__always)
  private mutating func count(_ found: (low: UInt64, high: UInt64)) {
    let (low, high) = found
    if low | high != 0 {
      lines += (low.nonzeroBitCount + high.nonzeroBitCount) >> 3
      let before = (low << 8 | (followsLineFeed ? 0xFF : 0), high << 8 | low >> 56)
      blank += ((low & before.0).nonzeroBitCount + (high & before.1).nonzeroBitCount) >> 3
      if !hasSpaces { hasSpaces = beginsWithSpace(low, end + 1) || beginsWithSpace(high, end + 9) }
      last = end + (high != 0 ? 15 - high.leadingZeroBitCount >> 3 : 7 - low.leadingZeroBitCount >> 3)
      isIrregularToLast = isIrregular
    }
    followsLineFeed = high >> 56 != 0
    end += 16
  }

  /// Whether white space follows one of eight line feeds.
  private func beginsWithSpace(_ found: UInt64, _ next: UnsafePointer<UInt8>) -> Bool {
    var left = found
    while left != 0 {
      let place = left.trailingZeroBitCount >> 3
      if next[place] <= 0x20 { return true }
      left &= ~(0xFF << UInt64(8 * place))
    }
    return false
  }

  /// Counts one byte.
  private mutating func count(_ byte: UInt8, isFollowed: Bool) {
    switch byte {
    case FieldScan.lineFeed:
      lines += 1
      if followsLineFeed { blank += 1 }
      followsLineFeed = true
      last = end
      hasSpaces = hasSpaces || end[1] <= 0x20
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
