/// One line of a JSON Lines file.
public struct JSONLine: Sendable {
  /// The line's number, from 1; blank lines count and are not delivered.
  public let number: Int

  /// Where the line begins: bytes from the start of the file.
  public let offset: Int

  /// The line without its line end; empty when the line is longer than the limit.
  public let bytes: [UInt8]

  /// The value, or what is wrong. Offsets in both count from the start of the line.
  public let result: Result<JSONNode, JSONError>

  /// Reads one line that somebody else has cut out of a file: what ``JSONLinesReader`` says of the same line.
  ///
  /// - Parameters:
  ///   - bytes: The line, without its line end; not blank.
  ///   - number: Its number, from 1.
  ///   - offset: Where it begins: bytes from the start of the file.
  ///   - limits: What is too large.
  public init(_ bytes: [UInt8], number: Int, offset: Int = 0, limits: JSONLimits = .line) {
    guard bytes.count <= limits.bytes else {
      self.init(tooLong: number, offset: offset, limits: limits)
      return
    }
    let result: Result<JSONNode, JSONError>
    do throws(JSONError) {
      result = .success(try JSONParser.parse(bytes, limits: limits, firstLine: number))
    } catch {
      result = .failure(error)
    }
    self.init(number: number, offset: offset, bytes: bytes, result: result)
  }

  /// Makes a line that has more bytes than one may have, of which nothing is kept.
  ///
  /// - Parameters:
  ///   - number: Its number, from 1.
  ///   - offset: Where it begins: bytes from the start of the file.
  ///   - limits: What is too large.
  public init(tooLong number: Int, offset: Int = 0, limits: JSONLimits = .line) {
    let error = JSONError(.tooLong(limit: limits.bytes), offset: 0, place: TextPlace(line: number, column: 1))
    self.init(number: number, offset: offset, bytes: [], result: .failure(error))
  }

  /// Makes a line that was read.
  init(number: Int, offset: Int, bytes: [UInt8], result: Result<JSONNode, JSONError>) {
    self.number = number
    self.offset = offset
    self.bytes = bytes
    self.result = result
  }

  /// The line and column of an offset that a node of this line carries.
  public func place(of offset: Int) -> TextPlace { TextPlace(of: offset, in: bytes, firstLine: number) }
}

/// Reads JSON Lines that arrive in pieces, holding no more than a piece and one line.
///
/// ```swift
/// var reader = JSONLinesReader()
/// while let chunk = readBlock() {
///   for line in reader.read(chunk) { use(line) }
/// }
/// for line in reader.finish() { use(line) }
/// ```
///
/// A line that is not JSON is reported by its ``JSONLine/result`` and the next line is read as if nothing had happened.
public struct JSONLinesReader: Sendable {
  private let limits: JSONLimits

  /// The part of the current line that earlier chunks brought; dropped once the line is too long.
  private var pending: [UInt8] = []
  private var pendingCount = 0
  private var number = 1
  private var offset = 0

  /// Makes a reader.
  ///
  /// - Parameter limits: What is too large for one line.
  public init(limits: JSONLimits = .line) { self.limits = limits }

  /// Takes the next bytes of the file.
  ///
  /// - Parameter chunk: The bytes; a line may be cut anywhere.
  /// - Returns: The lines that end in them.
  public mutating func read(_ chunk: [UInt8]) -> [JSONLine] {
    var lines: [JSONLine] = []
    var rest = chunk[...]
    while let end = rest.firstIndex(of: Byte.lineFeed) {
      hold(rest[..<end])
      if let line = takeLine() { lines.append(line) }
      offset += 1
      number += 1
      rest = rest[(end + 1)...]
    }
    hold(rest)
    return lines
  }

  /// Says that the file has ended.
  ///
  /// - Returns: The last line, when no line feed ended it.
  public mutating func finish() -> [JSONLine] { takeLine().map { [$0] } ?? [] }

  private mutating func hold(_ slice: ArraySlice<UInt8>) {
    pendingCount += slice.count
    // One byte more than a line may have can be the carriage return of its end.
    if pendingCount <= limits.bytes + 1 { pending += slice } else { pending = [] }
  }

  private mutating func takeLine() -> JSONLine? {
    var bytes: [UInt8] = []
    swap(&bytes, &pending)
    let count = pendingCount
    let start = offset
    pendingCount = 0
    offset += count
    guard count <= limits.bytes + 1 else { return JSONLine(tooLong: number, offset: start, limits: limits) }
    if bytes.last == Byte.carriageReturn { bytes.removeLast() }
    guard bytes.contains(where: { $0 != Byte.space && $0 != Byte.tab && $0 != Byte.carriageReturn }) else { return nil }
    return JSONLine(bytes, number: number, offset: start, limits: limits)
  }
}

/// The lines of a JSON Lines file that is in memory; made by ``JSONParser/parseLines(_:limits:)``.
public struct JSONLines: Sequence, Sendable {
  let bytes: [UInt8]
  let limits: JSONLimits

  /// Begins with the first line.
  public func makeIterator() -> Iterator { Iterator(rest: bytes[...], reader: JSONLinesReader(limits: limits)) }

  /// Feeds the reader one line after another.
  public struct Iterator: IteratorProtocol, Sendable {
    var rest: ArraySlice<UInt8>
    var reader: JSONLinesReader

    /// The next line that is not blank.
    public mutating func next() -> JSONLine? {
      while !rest.isEmpty {
        let end = rest.firstIndex(of: Byte.lineFeed).map { $0 + 1 } ?? rest.endIndex
        let lines = reader.read(Array(rest[..<end]))
        rest = rest[end...]
        if let line = lines.first { return line }
      }
      return reader.finish().first
    }
  }
}
