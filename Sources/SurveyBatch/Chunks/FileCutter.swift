import SurveyFormats

/// How the records of a file are told apart.
enum RecordForm: Sendable, Hashable {
  case table(delimiter: UInt8)
  case lines
}

/// Cuts one file into chunks of whole records, however its bytes arrive.
///
/// It is asked by one worker at a time, so it does no more than it must: it reads, and looks for quotation marks and line
/// feeds. A record that is longer than any may be is a chunk of its own, of which nothing is held.
struct FileCutter {
  /// Fills memory with the next bytes of the file; 0 at its end.
  typealias Read = (UnsafeMutableRawBufferPointer) throws -> Int

  private let form: RecordForm
  private let mostBytes: Int
  private let chunkSize: Int
  private var rest: [UInt8]
  private var place = ChunkPlace()
  private var isAtEnd = false

  /// Makes a cutter.
  ///
  /// - Parameters:
  ///   - form: How records are told apart.
  ///   - head: Bytes that were read already, from the first record on.
  ///   - line: The line that the first record begins on.
  ///   - mostBytes: The most bytes of a record, without its line end.
  ///   - chunkSize: The size of a chunk, unless a record is larger.
  init(_ form: RecordForm, head: [UInt8], line: Int, mostBytes: Int, chunkSize: Int) {
    self.mostBytes = mostBytes
    self.chunkSize = max(1, chunkSize)
    self.form = form
    rest = head
    place.line = line
  }

  /// The most that is held: the longest record with its line end, CR LF.
  private var mostHeld: Int { max(chunkSize, mostBytes + 2) }

  /// Fills a buffer with the next chunk.
  ///
  /// - Parameters:
  ///   - buffer: Where it goes.
  ///   - read: Reads on.
  /// - Returns: Where the chunk stands; `nil` at the end of the file.
  /// - Throws: What reading throws.
  mutating func next(into buffer: ChunkBuffer, read: Read) throws -> ChunkPlace? {
    buffer.begin(room: max(chunkSize, min(2 * rest.count, mostHeld)))
    rest.withUnsafeBufferPointer { buffer.append($0) }
    rest.removeAll(keepingCapacity: true)
    while true {
      try fill(buffer, read)
      guard buffer.count > 0 else { return nil }
      if isAtEnd, buffer.bytes[buffer.count - 1] != FieldScan.lineFeed {
        buffer.append(FieldScan.lineFeed)
        place.endsWithoutLineFeed = true
      }
      let cut =
        switch form {
        case .table(let delimiter):
          RecordCutter.table(buffer.bytes, buffer.count, delimiter: delimiter, isLast: isAtEnd)
        case .lines: RecordCutter.lines(buffer.bytes, buffer.count)
        }
      if cut.count > 0 { return take(cut, of: buffer) }
      guard buffer.count < mostBytes + 2 else { return try passOver(buffer, read) }
      buffer.limit = min(2 * buffer.limit, mostHeld)
    }
  }

  private mutating func fill(_ buffer: ChunkBuffer, _ read: Read) throws {
    while !isAtEnd, buffer.count < buffer.limit {
      let count = try read(
        UnsafeMutableRawBufferPointer(start: buffer.bytes + buffer.count, count: buffer.limit - buffer.count))
      if count == 0 { isAtEnd = true }
      buffer.count += count
    }
  }

  private mutating func take(_ cut: Cut, of buffer: ChunkBuffer) -> ChunkPlace {
    rest.append(contentsOf: UnsafeBufferPointer(start: buffer.bytes + cut.count, count: buffer.count - cut.count))
    buffer.count = cut.count
    place.isIrregular = cut.isIrregular
    place.isLarge = cut.count > mostBytes
    return pass(lines: cut.lines, records: cut.records)
  }

  /// Reads on to the end of the record that a buffer begins with, which has none within the most that is held.
  private mutating func passOver(_ buffer: ChunkBuffer, _ read: Read) throws -> ChunkPlace {
    var record = PassedRecord(form)
    search: while buffer.count > 0 {
      var at = 0
      while at < buffer.count {
        let piece = Array(UnsafeBufferPointer(start: buffer.bytes + at, count: min(1 << 16, buffer.count - at)))
        if let end = record.end(in: piece) {
          rest.append(
            contentsOf: UnsafeBufferPointer(start: buffer.bytes + at + end, count: buffer.count - at - end))
          break search
        }
        at += piece.count
      }
      buffer.begin(room: chunkSize)
      try fill(buffer, read)
    }
    buffer.begin(room: chunkSize)
    place.isTooLong = true
    defer { place.isTooLong = false }
    return pass(lines: record.lines, records: 1)
  }

  /// Goes on to the next chunk.
  ///
  /// - Returns: Where the one before it stands.
  private mutating func pass(lines: Int, records: Int) -> ChunkPlace {
    defer {
      place.line += lines
      place.records += records
      place.sequence += 1
    }
    return place
  }
}

/// Finds where a record ends of which nothing is held.
private struct PassedRecord {
  private let form: RecordForm
  private var boundaries = RecordBoundaries()
  private var endsInReturn = false

  /// How many lines it has, once its end is found.
  private(set) var lines = 0

  init(_ form: RecordForm) { self.form = form }

  /// Looks for the end in the next bytes.
  ///
  /// - Returns: Where the next record begins; `nil` when that lies beyond.
  mutating func end(in bytes: [UInt8]) -> Int? {
    // The line feed of a CR LF belongs to it.
    if endsInReturn { return bytes.first == FieldScan.lineFeed ? 1 : 0 }
    switch form {
    case .lines:
      lines = 1
      return bytes.firstIndex(of: FieldScan.lineFeed).map { $0 + 1 }
    case .table(let delimiter):
      var next = 0
      guard let end = boundaries.next(in: bytes, from: &next, delimiter: delimiter) else { return nil }
      lines = boundaries.recordLine - 1
      guard bytes[end] == FieldScan.carriageReturn else { return next }
      guard next == bytes.count else { return bytes[next] == FieldScan.lineFeed ? next + 1 : next }
      endsInReturn = true
      return nil
    }
  }
}
