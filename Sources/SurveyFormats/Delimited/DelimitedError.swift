/// What is wrong with a record or a table, and where.
public struct DelimitedError: Error, Sendable, Hashable {
  /// What is wrong, as facts. The words are in ``DelimitedError/message``.
  public enum Fact: Sendable, Hashable {
    // These end the reading.
    case empty
    case encoding(TextEncoding, byte: UInt8?)
    // These spoil one record.
    case notUTF8(byte: UInt8)
    case zeroByte
    case tooFewFields(found: Int, expected: Int)
    case tooManyFields(found: Int, expected: Int)
    case tooManyColumns(limit: Int)
    case fieldTooLong(limit: Int)
    case recordTooLong(limit: Int)
    case unclosedQuote
    case textAfterQuote
  }

  /// What is wrong.
  public let fact: Fact

  /// Where, as line and column of the file.
  public let place: TextPlace

  /// The line, from 1.
  public var line: Int { place.line }

  /// The column in Unicode scalars, from 1.
  public var column: Int { place.column }

  /// Makes an error.
  public init(_ fact: Fact, at place: TextPlace) {
    self.fact = fact
    self.place = place
  }

  /// What is wrong in one sentence that stands alone, without a full stop and without the place.
  public var message: String {
    switch fact {
    case .empty: "the table is empty; its first line names the columns"
    case .encoding(let encoding, let byte):
      if let byte {
        "byte 0x\(hexadecimal(byte, digits: 2)) is not UTF-8; the file looks like \(encoding.name); save it as UTF-8"
      } else {
        "the file is \(encoding.name); save it as UTF-8"
      }
    case .notUTF8(let byte): "byte 0x\(hexadecimal(byte, digits: 2)) is not UTF-8"
    case .zeroByte: "a zero byte stands here; no text holds one"
    case .tooFewFields(let found, let expected): "\(fields(found)) where the header has \(expected)"
    case .tooManyFields(let found, let expected): "\(fields(found)) where the header has \(expected)"
    case .tooManyColumns(let limit): "more than \(limit) fields in one record"
    case .fieldTooLong(let limit):
      "the field that begins here has more than \(limit) bytes; is a quotation mark missing?"
    case .recordTooLong(let limit):
      "the record that begins here has more than \(limit) bytes; is a quotation mark missing?"
    case .unclosedQuote: "the quotation mark that opens here is not closed"
    case .textAfterQuote:
      "text follows a closing quotation mark; inside quotation marks, a quotation mark is written twice"
    }
  }

  private func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }
}
