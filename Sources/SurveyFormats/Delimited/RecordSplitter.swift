/// Splits the bytes of one record into fields.
///
/// The record is whole here, wherever the chunks were cut, so places are found by counting from its beginning, and only
/// when there is something to report.
struct RecordSplitter {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private let line: Int
  private let delimiter: UInt8
  private let options: DelimitedReader.Options

  private(set) var fields: [String] = []

  /// Where each field begins, in bytes from the start of the record.
  private(set) var starts: [Int] = []
  private(set) var errors: [DelimitedError] = []

  /// The error of a byte that is not UTF-8, stands alone as the letters of Latin-1 do, and is the first beyond ASCII.
  private(set) var loneByte: DelimitedError?

  /// Whether the record holds text beyond ASCII that is UTF-8.
  private(set) var hasUTF8 = false
  private let isASCII: Bool

  /// Splits a record.
  ///
  /// - Parameters:
  ///   - bytes: A buffer that holds the record.
  ///   - range: The record, without its line end.
  ///   - line: The line that the record begins on.
  ///   - columns: How many fields the header has; `nil` for the header itself.
  ///   - delimiter: What separates the fields.
  ///   - options: The limits.
  init(
    _ bytes: [UInt8], _ range: Range<Int>, line: Int, columns: Int?, delimiter: Delimiter,
    options: DelimitedReader.Options
  ) {
    self.bytes = bytes
    self.range = range
    self.line = line
    self.delimiter = delimiter.rawValue
    self.options = options
    var lowest = UInt8.max
    var union: UInt8 = 0
    for byte in bytes[range] {
      lowest = min(lowest, byte)
      union |= byte
    }
    isASCII = union < 0x80
    if let columns {
      fields.reserveCapacity(columns)
      starts.reserveCapacity(columns)
    }
    split(columns: columns)
    if lowest == 0, let zero = bytes[range].firstIndex(of: 0) { report(.zeroByte, at: zero) }
  }

  /// The record, sound or rejected for all that is wrong with it, in the order of the places.
  var event: DelimitedEvent {
    let record = DelimitedRecord(line: line, fields: fields, source: Array(bytes[range]), starts: starts)
    return errors.isEmpty ? .record(record) : .rejected(record, errors: errors.sorted { $0.place < $1.place })
  }

  private mutating func split(columns: Int?) {
    var at = range.lowerBound
    var firstExtra: Int?
    while true {
      if fields.count == columns { firstExtra = at }
      guard fields.count < options.maximumColumns else {
        return report(.tooManyColumns(limit: options.maximumColumns), at: at)
      }
      starts.append(at - range.lowerBound)
      let isQuoted = at < range.upperBound && bytes[at] == Byte.quote
      let end = isQuoted ? quotedField(from: at) : plainField(from: at)
      guard end < range.upperBound else { break }
      at = end + 1
    }
    guard let columns else { return }
    if let firstExtra {
      report(.tooManyFields(found: fields.count, expected: columns), at: firstExtra)
    } else if fields.count < columns {
      report(.tooFewFields(found: fields.count, expected: columns), at: range.lowerBound)
    }
  }

  /// - Returns: Where the field ends: its delimiter, or the end of the record.
  private mutating func plainField(from start: Int) -> Int {
    let end = nextDelimiter(from: start)
    append(bytes[start..<end], from: start, to: end)
    return end
  }

  /// - Returns: Where the field ends: its delimiter, or the end of the record.
  private mutating func quotedField(from start: Int) -> Int {
    var content: [UInt8] = []
    var plain = start + 1
    while let quote = bytes[plain..<range.upperBound].firstIndex(of: Byte.quote) {
      let next = quote + 1
      if next < range.upperBound, bytes[next] == Byte.quote {
        content += bytes[plain...quote]
        plain = next + 1
        continue
      }
      let end = nextDelimiter(from: next)
      if content.isEmpty, end == next {
        append(bytes[plain..<quote], from: start, to: end)
        return end
      }
      content += bytes[plain..<quote]
      if end > next {
        report(.textAfterQuote, at: next)
        content += bytes[next..<end]
      }
      append(content[...], from: start, to: end)
      return end
    }
    report(.unclosedQuote, at: start)
    content += bytes[plain..<range.upperBound]
    append(content[...], from: start, to: range.upperBound)
    return range.upperBound
  }

  private func nextDelimiter(from start: Int) -> Int {
    let (end, delimiter) = (range.upperBound, delimiter)
    return bytes.withUnsafeBufferPointer { bytes in
      var at = start
      while at < end, bytes[at] != delimiter { at += 1 }
      return at
    }
  }

  /// Adds a field whose content was written in the bytes from `start` to `end`.
  private mutating func append(_ content: ArraySlice<UInt8>, from start: Int, to end: Int) {
    guard content.count <= options.maximumFieldBytes else {
      report(.fieldTooLong(limit: options.maximumFieldBytes), at: start)
      fields.append("")
      return
    }
    if !isASCII { checkEncoding(from: start, to: end) }
    fields.append(content.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
  }

  private mutating func checkEncoding(from start: Int, to end: Int) {
    let invalid = UTF8Check.firstInvalid(in: bytes, start..<end)
    if bytes[start..<(invalid ?? end)].contains(where: { $0 >= 0x80 }) { hasUTF8 = true }
    guard let invalid else { return }
    report(.notUTF8(byte: bytes[invalid]), at: invalid)
    let standsAlone = invalid + 1 == end || bytes[invalid + 1] & 0xC0 != 0x80
    if !hasUTF8, loneByte == nil, standsAlone { loneByte = errors.last }
  }

  private mutating func report(_ fact: DelimitedError.Fact, at offset: Int) {
    errors.append(DelimitedError(fact, at: TextPlace(of: offset, in: bytes, from: range.lowerBound, line: line)))
  }
}
