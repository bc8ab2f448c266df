public import SurveyModel

/// Makes the changes that a program may make without asking.
public enum Mending {
  /// What became of a file.
  public struct Outcome: Sendable {
    /// The file afterwards; the same text where nothing was to be done.
    public let source: SourceText

    /// How many diagnostics were mended.
    public let count: Int
  }

  /// Far more than a file needs: a fault of form hides all that come after it, so that each takes a round.
  private static let maximumRounds = 200

  /// More wait for the next round: each is compared with all before it.
  private static let maximumEdits = 2_000

  /// Applies exact fixes until there are none.
  ///
  /// Fixes that touch the same text wait for the next round, after the file has been checked again. Only the file
  /// itself is changed, not what it imports.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - check: What is found in a file, whose id in all places is the first.
  public static func mend(_ source: SourceText, check: (SourceText) -> [Diagnostic]) -> Outcome {
    var current = source
    var count = 0
    var seen: Set<String> = [Fingerprint.of(source.bytes)]
    for _ in 0..<maximumRounds {
      let (bytes, applied) = applying(check(current), to: current)
      // A text that was there before would come back for ever.
      guard applied > 0, seen.insert(Fingerprint.of(bytes)).inserted else { break }
      current = SourceText(name: source.name, bytes: bytes)
      count += applied
    }
    return Outcome(source: current, count: count)
  }

  /// Applies the exact fixes of one check, as many as do not touch each other.
  ///
  /// - Returns: The file's bytes afterwards, and how many diagnostics were mended.
  public static func applying(_ diagnostics: [Diagnostic], to source: SourceText) -> (bytes: [UInt8], count: Int) {
    var edits: [Fix.Edit] = []
    var count = 0
    for fix in diagnostics.compactMap(\.fix) where fix.applicability == .exact && edits.count < maximumEdits {
      let isInside = fix.edits.allSatisfy { $0.range.source == SourceID(0) && $0.range.upper <= source.bytes.count }
      guard isInside, !fix.edits.isEmpty else { continue }
      // Two messages may ask for the very same change.
      let new = fix.edits.filter { !edits.contains($0) }
      guard new.allSatisfy({ edit in edits.allSatisfy { !touches($0.range, edit.range) } }) else { continue }
      edits += new
      count += 1
    }
    var bytes = source.bytes
    for edit in edits.sorted(by: { $1.range < $0.range }) {
      bytes.replaceSubrange(edit.range.lower..<edit.range.upper, with: Array(edit.replacement.utf8))
    }
    return (bytes, count)
  }

  /// Whether two stretches share a byte or meet: what is inserted between them would have no certain place.
  private static func touches(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.lower <= right.upper && right.lower <= left.upper
  }
}
