/// Which groups of respondents are too small to show, and which must be hidden with them.
public enum CellSuppression {
  /// The cells of a table to hide so that no line gives away fewer than `minimum` respondents, ascending.
  ///
  /// Cells below `minimum` are hidden, except empty ones. In every line of which the total is known, what is hidden is
  /// known together; so the next smallest cells of the line are hidden too, until there are two of them and together
  /// they are not below `minimum`, or nothing of the line is left. Of equal cells the first goes. What one line hides
  /// another may have to make up for, so that all are gone through until nothing changes.
  ///
  /// - Parameters:
  ///   - sizes: How many respondents are in each cell.
  ///   - lines: The cells of each line whose total is known; a table of one breakdown is a single line.
  ///   - minimum: The least cell that is shown.
  ///   - hidden: Cells that are hidden for another reason.
  public static func hiddenCells(
    sizes: [Int], lines: [[Int]], minimum: Int, hidden: Set<Int> = []
  ) -> [Int] {
    var hidden = hidden.union(sizes.indices.filter { sizes[$0] > 0 && sizes[$0] < minimum })
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for line in lines {
        while let next = nextToHide(in: line, sizes, hidden, minimum) {
          hidden.insert(next)
          hasChanged = true
        }
      }
    }
    return hidden.sorted()
  }

  /// The next cell that a line has to hide; `nil` when what it hides is safe, or nothing is left to hide.
  private static func nextToHide(in line: [Int], _ sizes: [Int], _ hidden: Set<Int>, _ minimum: Int) -> Int? {
    let concealed = line.filter { sizes[$0] > 0 && hidden.contains($0) }
    guard !concealed.isEmpty, concealed.count == 1 || concealed.reduce(0, { $0 + sizes[$1] }) < minimum else {
      return nil
    }
    return line.filter { sizes[$0] > 0 && !hidden.contains($0) }.min { (sizes[$0], $0) < (sizes[$1], $1) }
  }
}
