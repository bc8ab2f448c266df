/// What a message of one kind is about, at length: why it is given, a file that earns it, and how that is mended.
///
/// The texts are data, written here once: `sonde explain-code` prints them, and a test reads every example.
public struct DiagnosticExplanation: Sendable {
  /// The code that the message ends with.
  public let code: DiagnosticCode

  /// Why the message is given.
  public let cause: String

  /// What to do.
  public let cure: String

  /// A small file that gives this message and no other.
  public let wrong: DiagnosticExample

  /// The same file with nothing to say about.
  public let right: DiagnosticExample

  init(
    _ code: DiagnosticCode, _ cause: String, wrong: DiagnosticExample, cure: String, right: DiagnosticExample
  ) {
    self.code = code
    self.cause = cause
    self.cure = cure
    self.wrong = wrong
    self.right = right
  }

  /// The first sentence of the cause, as far as it needs no more words.
  public var summary: String {
    let end = [". ", ": ", "; "].compactMap { cause.firstRange(of: $0)?.lowerBound }.min()
    return end.map { cause[..<$0] + "." } ?? cause
  }

  /// Every explanation, in the order of the codes.
  public static let all: [DiagnosticExplanation] = {
    let written =
      aboutReading + aboutStructure + aboutNames + aboutExpressions + aboutLanguages + aboutScoring
      + aboutImports + aboutAllowances + aboutEarlierVersions
    return DiagnosticCode.allCases.compactMap { code in written.first { $0.code == code } }
  }()

  /// The explanation of a code.
  ///
  /// - Parameter code: The code.
  /// - Returns: The explanation; `nil` only while one is still to be written, which a test does not allow.
  public static func explanation(of code: DiagnosticCode) -> DiagnosticExplanation? { all.first { $0.code == code } }
}

/// A small definition file.
public struct DiagnosticExample: Sendable, Hashable {
  /// The whole file.
  public let text: String

  /// A table of responses to check the file against; without one, the file alone earns the message.
  public var responses: String?

  /// The file as people are shown it: what repeats in a very long one is shown once.
  public let shown: String

  /// The same file, to be checked against a table of responses.
  func against(_ responses: String) -> DiagnosticExample {
    var example = self
    example.responses = responses
    return example
  }

  /// A survey with some content.
  static func inside(_ content: String) -> DiagnosticExample {
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
    return file(
      """
      <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
        <title>Example</title>
      \(lines)</survey>

      """)
  }

  /// A whole file.
  static func file(_ text: String) -> DiagnosticExample { DiagnosticExample(text: text, shown: text) }

  /// A file in which something stands very often.
  static func long(_ head: String, repeating part: String, times: Int, _ tail: String) -> DiagnosticExample {
    DiagnosticExample(
      text: head + String(repeating: part, count: times) + tail, shown: "\(head)\(part)… (\(times) times)\(tail)")
  }
}
