import SurveyModel
import SurveyScoring

/// Says of rows, in the order of the file, whether they are copies of earlier responses: workers see the rows of their
/// chunk only, and write each as if it were no copy.
///
/// It remembers the fingerprint of every response that can be judged, and its id where rows tell of which one they are a
/// copy.
final class CopyJudge {
  private let rows: ScoreRowFormat
  /// What each flag about copies has seen, by index.
  private var watches: [Int: CopyWatch] = [:]

  init(_ rows: ScoreRowFormat, _ scoring: CompiledScoring) {
    self.rows = rows
    for flag in scoring.copyFlags { watches[flag] = CopyWatch(keepsIDs: rows.tellsMeasures) }
  }

  /// Judges the rows of a chunk, and writes anew the ends of those that are copies.
  func judge(_ result: inout ChunkResult) {
    guard !result.candidates.isEmpty else { return }
    var output: [UInt8] = []
    var copied = 0
    for candidate in result.candidates {
      var end = result.ends[candidate.end]
      var isCopy = false
      for (flag, fingerprint) in candidate.fingerprints {
        guard let original = watches[flag]?.original(of: fingerprint, id: candidate.id) else { continue }
        isCopy = true
        end.flags[flag] = end.flags[flag].copy(of: original)
      }
      guard isCopy else { continue }
      output += result.output[copied..<candidate.start]
      output += rows.end(end.flags, end.advice)
      copied = candidate.start + candidate.length
    }
    result.candidates = []
    result.ends = []
    guard copied > 0 else { return }
    result.output = output + result.output[copied...]
  }

  /// What the flags say of a response that comes next, where they were judged without the others.
  func judged(_ flags: [FlagResult], id: String) -> [FlagResult] {
    flags.enumerated().map { flag, result in
      result.fingerprint.flatMap { watches[flag]?.original(of: $0, id: id) }.map { result.copy(of: $0) } ?? result
    }
  }
}
