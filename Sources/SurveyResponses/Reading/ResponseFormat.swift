/// How a file of responses is laid out.
public enum ResponseFormat: String, Sendable, Hashable, CaseIterable {
  /// One response, or an array of responses, as JSON.
  case json
  /// One response a line, as JSON.
  case jsonLines = "jsonl"
  /// A table with a header; comma, semicolon or tab.
  case table = "csv"
  /// Responses as XML elements.
  case xml

  /// The format that a file name's ending promises, if it promises one; `.gz` behind it promises nothing.
  public init?(fileName: String) {
    var parts = fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "gz" { parts.removeLast() }
    switch parts.last {
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonLines
    case "csv", "tsv", "tab": self = .table
    case "xml": self = .xml
    default: return nil
    }
  }

  /// The format that a file's first bytes show: an object that closes on its first line, with more to come, is a line of
  /// many.
  ///
  /// - Parameter head: The first bytes, up to some thousands.
  public init(sniffing head: some Collection<UInt8>) {
    var bytes = Array(head)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let text = bytes.drop { space.contains($0) }
    switch text.first {
    case UInt8(ascii: "["): self = .json
    case UInt8(ascii: "{"):
      let line = text.prefix { $0 != 0x0A }
      let closes = line.last { !space.contains($0) } == UInt8(ascii: "}")
      let goesOn = text.dropFirst(line.count).contains { !space.contains($0) }
      self = closes && goesOn ? .jsonLines : .json
    case UInt8(ascii: "<"): self = .xml
    default: self = .table
    }
  }
}
