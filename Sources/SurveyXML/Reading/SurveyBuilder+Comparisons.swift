internal import SurveyModel

extension SurveyBuilder {
  /// The questions after differences, in document order.
  func comparisons(_ node: Int) -> [GroupComparison] {
    tree.children(of: node).compactMap { child in
      switch document.kinds[child] {
      case .compare: comparison(.compare, child)
      case .trend: comparison(.trend, child)
      default: nil
      }
    }
  }

  private func comparison(_ kind: GroupComparison.Kind, _ node: Int) -> GroupComparison {
    GroupComparison(
      kind, of: document.names(.of, of: node), by: document.names(.by, of: node),
      identity: document.reference(.identity, of: node), family: document.reference(.family, of: node),
      rate: number(.rate, of: node) ?? GroupComparison.usualRate,
      meaningful: number(.meaningful, of: node) ?? GroupComparison.usualDifference, range: tree.tagRange(of: node))
  }
}
