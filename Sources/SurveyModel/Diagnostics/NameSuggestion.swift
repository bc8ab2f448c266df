/// "Did you mean": the known name nearest to one that is not known.
public enum NameSuggestion {
  /// The nearest candidate, if one is near enough to be what the author meant.
  ///
  /// Nearness is the optimal string alignment distance (insert, delete, replace, swap neighbours) over lower-cased
  /// text, with at most one edit for every three characters, and at least one; a letter that stands for itself is
  /// near no other letter. Of equally near names the first in the order given wins.
  ///
  /// - Parameters:
  ///   - name: What the author wrote.
  ///   - candidates: The names that would have been right.
  /// - Returns: The candidate, or `nil` when none is near.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      let longest = max(wanted.count, scalars.count)
      let limit = longest == 1 ? 0 : max(1, longest / 3)
      let bound = min(limit, (best?.distance ?? limit + 1) - 1)
      guard bound >= 0, abs(scalars.count - wanted.count) <= bound else { continue }
      let distance = alignmentDistance(wanted, scalars)
      if distance <= bound { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Whether a word of the language is the only one that can have been meant: at most one edit away from what is
  /// written, long enough for that to be telling, and with no other word as near.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - name: What the author wrote.
  ///   - candidates: Every word that would have been right.
  public static func isCertain(_ word: String, for name: String, among candidates: some Sequence<String>) -> Bool {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count >= 4 else { return false }
    let near = candidates.filter { candidate in
      let scalars = Array(candidate.lowercased().unicodeScalars)
      return abs(scalars.count - wanted.count) <= 1 && alignmentDistance(wanted, scalars) <= 1
    }
    return near == [word]
  }

  /// Optimal string alignment distance.
  static func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = last
    for i in left.indices {
      current[0] = i + 1
      for j in right.indices {
        let substitution = last[j] + (left[i] == right[j] ? 0 : 1)
        current[j + 1] = min(last[j + 1] + 1, current[j] + 1, substitution)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
