import SurveyFormats

/// How the records of a file are told apart.
enum RecordForm: Sendable, Hashable {
  case table(delimiter: UInt8)
  case lines
}

/// Cuts one file into chunks of whole records, however its bytes arrive.
///
/// It is asked by one worker at a time, so it does no more than it must: it reads, and looks for quotation marks and line
/// feeds.
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
  ///   - mostBytes: The most bytes of a record.
  ///   - chunkSize: The size of a chunk, unless a record is larger.
  init(_ form: RecordForm, head: [UInt8], line: Int, mostBytes: Int, chunkSize: Int) {
    self.chunkSize = max(1, chunkSize)
    self.form = form
    self.mostBytes = mostBytes
    rest = head
    place.line = line
  }

  /// Fills a buffer with the next chunk.
  ///
  /// - Parameters:
  ///   - buffer: Where it goes.
  ///   - read: Reads on.
  /// - Returns: Where the chunk stands; `nil` at the end of the file.
  /// - Throws: What reading throws, and ``RecordTooLong``.
  mutating func next(into buffer: ChunkBuffer, read: Read) throws -> ChunkPlace? {
    buffer.count = 0
    buffer.limit = max(chunkSize, 2 * rest.count)
    rest.withUnsafeBufferPointer { buffer.append($0) }
    rest.removeAll(keepingCapacity: true)
    while true {
      try fill(buffer, read)
      guard buffer.count > 0 else { return nil }
      if isAtEnd, buffer.bytes[buffer.count - 1] != FieldScan.lineFeed { buffer.append(FieldScan.lineFeed) }
      let cut =
        switch form {
        case .table(let delimiter):
          RecordCutter.table(buffer.bytes, buffer.count, delimiter: delimiter, isLast: isAtEnd)
        case .lines: RecordCutter.lines(buffer.bytes, buffer.count)
        }
      guard cut.count > 0 else {
        guard !isAtEnd, buffer.count <= mostBytes else { throw RecordTooLong(line: place.line, limit: mostBytes) }
        buffer.limit *= 2
        continue
      }
      rest.append(
        contentsOf: UnsafeBufferPointer(start: buffer.bytes + cut.count, count: buffer.count - cut.count))
      buffer.count = cut.count
      defer {
        place.line += cut.lines
        place.records += cut.records
        place.sequence += 1
      }
      place.isIrregular = cut.isIrregular
      return place
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
}

/// A record has no end within the most bytes that one may have, so that nothing behind it can be read.
public struct RecordTooLong: Error {
  /// The line that it begins on.
  public let line: Int

  /// The most bytes of a record.
  public let limit: Int

  /// What is wrong, in one sentence.
  public var message: String {
    "the record that begins here has more than \(limit) bytes; is a quotation mark missing? Nothing behind it was read"
  }
}
