/// The fields of one record, the line it began on, and what it was read from.
public struct DelimitedRecord: Sendable, Hashable {
  /// The physical line of the file on which the record begins, from 1.
  public let line: Int

  /// The fields, without quotation marks; a line end inside one stays as it was written.
  public let fields: [String]

  /// The record as it stands in the file, without the line end that closes it; empty when it is too long to be held.
  public let source: [UInt8]

  /// Where each field begins, in bytes from the start of ``source``.
  private let starts: [Int]

  /// Makes a record.
  ///
  /// - Parameters:
  ///   - line: The line that it begins on, from 1.
  ///   - fields: The fields.
  ///   - source: The record as it stands in the file.
  ///   - starts: Where each field begins in the source.
  public init(line: Int, fields: [String], source: [UInt8] = [], starts: [Int] = []) {
    self.line = line
    self.fields = fields
    self.source = source
    self.starts = starts
  }

  /// Where a field begins, by its index; a record without such a field begins where it begins.
  public func place(ofField index: Int) -> TextPlace {
    TextPlace(of: starts.indices.contains(index) ? starts[index] : 0, in: source, from: 0, line: line)
  }
}

/// What a ``DelimitedReader`` came upon.
public enum DelimitedEvent: Sendable, Hashable {
  /// A sound record; the first one is the header.
  case record(DelimitedRecord)

  /// A record that is not to be trusted, with its fields as far as they could be read and at least one reason. The
  /// reader goes on with the next record.
  case rejected(DelimitedRecord, errors: [DelimitedError])

  /// Something after which nothing can be read; always the last event.
  case stopped(DelimitedError)
}

/// A whole table, read by ``DelimitedReader/table(_:options:)``.
public struct DelimitedTable: Sendable, Hashable {
  /// A record that was not taken, and why.
  public struct Rejection: Sendable, Hashable {
    /// The record, as far as it could be read.
    public let record: DelimitedRecord

    /// What is wrong with it; never empty.
    public let errors: [DelimitedError]
  }

  /// What separates the fields.
  public internal(set) var delimiter: Delimiter

  /// The first record; empty when the table could not be read.
  public internal(set) var header: [String] = []

  /// The records after the header, each with as many fields as the header.
  public internal(set) var records: [DelimitedRecord] = []

  /// The records that were not taken.
  public internal(set) var rejected: [Rejection] = []

  /// Why reading stopped before the end, if it did.
  public internal(set) var failure: DelimitedError?
}
