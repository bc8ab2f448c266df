/// Writes JSON: the same bytes for the same values on every machine, members in the order in which they are given.
///
/// ```swift
/// var writer = JSONWriter(.pretty)
/// writer.object { json in
///   json.member("survey", survey.id)
///   json.member("mean", mean)                     // a Double?; nil and NaN become null
///   json.array("items") { items in
///     for item in results { items.object { $0.member("id", item.id); $0.member("n", item.count) } }
///   }
/// }
/// file.write(writer.bytes)
/// ```
///
/// Each value at the top ends with a line feed, so compact values one after another are JSON Lines. Keys of one object
/// are expected to differ; the writer does not look.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Layout: Sendable, Hashable {
    /// On one line, without spaces.
    case compact
    /// One entry a line, indented by two spaces.
    case pretty
  }

  private var output: JSONOutput

  /// Makes a writer.
  ///
  /// - Parameter layout: How the text is laid out.
  public init(_ layout: Layout = .compact) { output = JSONOutput(layout: layout) }

  /// Everything written so far and not taken.
  public var bytes: [UInt8] { output.all }

  /// Everything written so far and not taken, in pieces that follow each other.
  public var pieces: [[UInt8]] { output.pieces + [output.bytes] }

  /// Hands over what was written, for a caller that writes to a file piece by piece.
  public mutating func takeBytes() -> [UInt8] {
    let taken = output.all
    output.pieces = []
    output.bytes = []
    return taken
  }

  /// Writes a value.
  ///
  /// - Parameter value: Anything that can say what it is in JSON.
  public mutating func value(_ value: some JSONRepresentable) {
    output.write(value.json)
    output.bytes.append(Byte.lineFeed)
  }

  /// Writes an object.
  ///
  /// - Parameter body: Writes the members.
  public mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
    output.object(body)
    output.bytes.append(Byte.lineFeed)
  }

  /// Writes an array.
  ///
  /// - Parameter body: Writes the elements.
  public mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
    output.array(body)
    output.bytes.append(Byte.lineFeed)
  }

  /// The bytes of one value.
  ///
  /// - Parameters:
  ///   - value: Anything that can say what it is in JSON.
  ///   - layout: How the text is laid out.
  /// - Returns: The text, with a line feed at the end.
  public static func bytes(_ value: some JSONRepresentable, _ layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.value(value)
    return writer.bytes
  }
}

/// Writes the members of an object; see ``JSONWriter``.
public struct JSONObjectWriter: Sendable {
  var output: JSONOutput

  /// Writes a member.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - value: Anything that can say what it is in JSON.
  public mutating func member(_ key: String, _ value: some JSONRepresentable) {
    output.key(key)
    output.write(value.json)
  }

  /// Writes a member that is an object.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - body: Writes the inner members.
  public mutating func object(_ key: String, _ body: (inout JSONObjectWriter) -> Void) {
    output.key(key)
    output.object(body)
  }

  /// Writes a member that is an array.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - body: Writes the elements.
  public mutating func array(_ key: String, _ body: (inout JSONArrayWriter) -> Void) {
    output.key(key)
    output.array(body)
  }
}

/// An element of an array that was made before its turn, such as on another thread; see ``JSONElementMaker``.
public struct MadeJSONElement: Sendable {
  fileprivate let bytes: [UInt8]
}

/// Makes elements of an array, to be written when their turn comes; see ``JSONArrayWriter/elements``.
public struct JSONElementMaker: Sendable {
  fileprivate let output: JSONOutput

  /// Makes an element that is an object.
  ///
  /// - Parameter body: Writes the members.
  public func object(_ body: (inout JSONObjectWriter) -> Void) -> MadeJSONElement {
    var output = output
    output.object(body)
    return MadeJSONElement(bytes: output.all)
  }
}

/// Writes the elements of an array; see ``JSONWriter``.
public struct JSONArrayWriter: Sendable {
  var output: JSONOutput

  /// Writes an element.
  ///
  /// - Parameter value: Anything that can say what it is in JSON.
  public mutating func element(_ value: some JSONRepresentable) {
    output.entry()
    output.write(value.json)
  }

  /// Writes an element that is an object.
  ///
  /// - Parameter body: Writes the members.
  public mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
    output.entry()
    output.object(body)
  }

  /// Writes an element that is an array.
  ///
  /// - Parameter body: Writes the inner elements.
  public mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
    output.entry()
    output.array(body)
  }

  /// Makes elements of this array before their turn, on any thread.
  public var elements: JSONElementMaker { JSONElementMaker(output: output.beside) }

  /// Writes an element that was made for this array.
  public mutating func element(_ element: MadeJSONElement) {
    output.entry()
    output.append(element.bytes)
  }
}
