import Synchronization

/// How much has been told in full already, in the order of the file.
///
/// Workers look at it to spare themselves work that nobody wants; it never says less than what is needed.
final class IssueBudget: Sendable {
  private let told = Mutex<[RoutePlan.Finding: Int]>([:])

  /// Whether more of a finding is to be told.
  func wants(_ finding: RoutePlan.Finding, _ limit: Int) -> Bool {
    limit == .max || told.withLock { $0[finding, default: 0] } < limit
  }

  /// Says that findings were told.
  func tell(_ findings: [RoutePlan.Finding: Int]) {
    guard !findings.isEmpty else { return }
    told.withLock { $0.merge(findings, uniquingKeysWith: +) }
  }
}
