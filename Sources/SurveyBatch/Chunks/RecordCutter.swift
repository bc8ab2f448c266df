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
    // The last stretch in which a line ends.
    var last: LineTally?
    while at < end {
      let tally = LineTally(at, end, startsRecord: at == bytes || at[-1] == FieldScan.lineFeed, stopsAtQuotes: true)
      if tally.lines > 0 {
        last = tally
        cut = Cut(
          lines: lines + tally.lines, records: records + tally.records,
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
          last = nil
          cut = Cut(
            count: count, lines: lines, records: records + 1, isIrregular: isIrregular || hasLoneReturn(quote, end))
        }
        break
      }
      lines += LineTally.lineFeeds(quote, close)
      isIrregular = isIrregular || hasLoneReturn(quote, close)
      at = close + 1
    }
    if let lineFeed = last?.last { cut.count = lineFeed + 1 - bytes }
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
    var end = bytes + count
    while end > bytes, end[-1] != FieldScan.lineFeed { end -= 1 }
    guard end > bytes else { return Cut() }
    let tally = ObjectTally(bytes, end)
    guard tally.lines != tally.objects else { return Cut(count: end - bytes, lines: tally.lines, records: tally.lines) }
    // Lines of white space are no records.
    var (at, records) = (bytes, 0)
    while at < end {
      let lineEnd = FieldScan.find(FieldScan.lineFeed, or: FieldScan.lineFeed, from: at, to: end)
      if !LineKernel.isBlank(at, lineEnd) { records += 1 }
      at = lineEnd + 1
    }
    return Cut(count: end - bytes, lines: tally.lines, records: records)
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
