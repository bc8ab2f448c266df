/// A file of a ``SourceMap``.
public struct SourceID: Sendable, Hashable, Comparable {
  /// The file's index in the map.
  public let index: Int

  /// Makes the id of the file at an index.
  public init(_ index: Int) { self.index = index }

  /// The order in which files were read.
  public static func < (left: SourceID, right: SourceID) -> Bool { left.index < right.index }
}

/// A stretch of bytes in a definition file. Every model value that came from text knows its own.
public struct SourceRange: Sendable, Hashable, Comparable {
  /// The file.
  public let source: SourceID

  /// The first byte's offset.
  public let lower: Int

  /// The offset after the last byte; never less than ``lower``.
  public let upper: Int

  /// Makes a range.
  public init(source: SourceID = SourceID(0), _ lower: Int, _ upper: Int) {
    self.source = source
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The range of something that no file holds, such as a built-in scale: empty, at the start of the first file.
  public static let none = SourceRange(0, 0)

  /// Text order: by file, then by where the range begins, then by where it ends.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.source, left.lower, left.upper) < (right.source, right.lower, right.upper)
  }
}

/// The files that one survey was read from: the survey itself first, then what it imports.
public struct SourceMap: Sendable, Hashable {
  /// The files, in the order in which they were read.
  public private(set) var sources: [SourceText] = []

  /// Makes an empty map.
  public init() {}

  /// Makes a map of one file.
  public init(_ source: SourceText) { sources = [source] }

  /// Adds a file.
  ///
  /// - Parameter source: The file.
  /// - Returns: The id under which ranges name it.
  public mutating func add(_ source: SourceText) -> SourceID {
    sources.append(source)
    return SourceID(sources.count - 1)
  }

  /// The file of an id; an empty text for an id that the map does not hold.
  public subscript(id: SourceID) -> SourceText {
    sources.indices.contains(id.index) ? sources[id.index] : SourceText(name: "", bytes: [])
  }

  /// The line and column at which a range begins.
  public func position(of range: SourceRange) -> SourcePosition { self[range.source].position(at: range.lower) }

  /// A place in the form compilers print: `file:line:column`.
  public func place(of range: SourceRange) -> String {
    let position = position(of: range)
    return "\(self[range.source].name):\(position.line):\(position.column)"
  }
}
