/// Which groups of a breakdown are too small to show.
public enum CellSuppression {
  /// The indices of the groups to hide, ascending.
  ///
  /// Groups below `minimum` are hidden, except empty ones, which reveal nobody. If exactly one group is hidden, the next
  /// smallest non-empty one is hidden too, because the total would give the first away; of equal ones the first.
  public static func hiddenGroups(sizes: [Int], minimum: Int) -> [Int] {
    var hidden = sizes.indices.filter { sizes[$0] > 0 && sizes[$0] < minimum }
    if hidden.count == 1 {
      let others = sizes.indices.filter { sizes[$0] > 0 && !hidden.contains($0) }
      if let next = others.min(by: { (sizes[$0], $0) < (sizes[$1], $1) }) {
        hidden.append(next)
      }
    }
    return hidden.sorted()
  }
}
