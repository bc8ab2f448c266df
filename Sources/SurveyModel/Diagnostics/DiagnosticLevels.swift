/// How seriously each kind of problem is taken, where that is other than its code says.
public struct DiagnosticLevels: Sendable, Hashable {
  /// How seriously a kind of problem is taken.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// It is not reported.
    case off
    case note, warning, error

    fileprivate var severity: Diagnostic.Severity? {
      switch self {
      case .off: nil
      case .note: .note
      case .warning: .warning
      case .error: .error
      }
    }
  }

  private var levels: [DiagnosticCode: Level] = [:]

  /// Every kind is taken as its code says.
  public init() {}

  /// Takes a kind of problem as seriously as wanted; the last word on a code counts.
  ///
  /// - Parameters:
  ///   - code: A kind that is no error: those cannot be taken less seriously, and are not changed.
  ///   - level: How seriously.
  public mutating func set(_ code: DiagnosticCode, to level: Level) {
    if code.isNegotiable { levels[code] = level }
  }

  /// Diagnostics as seriously as they are taken, without those that are switched off.
  public func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !levels.isEmpty else { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      guard let level = levels[diagnostic.code] else { return diagnostic }
      return level.severity.map { diagnostic.with(severity: $0) }
    }
  }
}
