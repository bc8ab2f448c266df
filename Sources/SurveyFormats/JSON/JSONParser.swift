/// What a parser refuses to read, so that a hostile file costs no more than a refusal.
public struct JSONLimits: Sendable, Hashable {
  /// How deep arrays and objects may be nested; moved into `1...512`, because the parser is recursive.
  public let depth: Int

  /// How many bytes a text, or one line of JSON Lines, may have.
  public let bytes: Int

  /// Makes limits.
  public init(depth: Int = 128, bytes: Int) {
    self.depth = min(max(depth, 1), 512)
    self.bytes = bytes
  }

  /// For one JSON text: 256 MiB.
  public static let document = JSONLimits(bytes: 256 << 20)

  /// For one line of JSON Lines: 16 MiB.
  public static let line = JSONLimits(bytes: 16 << 20)
}

/// Reads JSON as RFC 8259 defines it, and nothing else.
///
/// ```swift
/// let root = try JSONParser.parse(bytes)
/// for answer in root["answers"]?.array ?? [] where answer.number?.intValue == nil {
///   report("a code should stand here", at: TextPlace(of: answer.offset, in: bytes))
/// }
/// ```
///
/// Beyond the grammar it refuses duplicate keys, lone surrogates and text that is not UTF-8; it skips a byte-order mark.
public enum JSONParser {
  /// Reads one JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The whole text.
  ///   - limits: What is too large.
  /// - Returns: The value; offsets in it count from the start of `bytes`.
  /// - Throws: The first thing that is wrong.
  public static func parse(_ bytes: [UInt8], limits: JSONLimits = .document) throws(JSONError) -> JSONNode {
    try parse(bytes, limits: limits, firstLine: 1)
  }

  /// Reads one JSON text that begins on a given line of its file.
  static func parse(_ bytes: [UInt8], limits: JSONLimits, firstLine: Int) throws(JSONError) -> JSONNode {
    var scanner = JSONScanner(bytes: bytes, limits: limits, firstLine: firstLine)
    return try scanner.document()
  }

  /// Reads JSON Lines that are all in memory; each line is parsed when the loop comes to it.
  ///
  /// ```swift
  /// for line in JSONParser.parseLines(bytes) {
  ///   switch line.result {
  ///   case .success(let node): read(node)
  ///   case .failure(let error): report("\(error.place.line):\(error.place.column): \(error.message)")
  ///   }
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - bytes: The whole file. For a file that is read in pieces take ``JSONLinesReader``.
  ///   - limits: What is too large for one line.
  /// - Returns: The lines that are not blank.
  public static func parseLines(_ bytes: [UInt8], limits: JSONLimits = .line) -> JSONLines {
    JSONLines(bytes: bytes, limits: limits)
  }
}
