extension Analysis {
  /// What goes together with a score, and how much of it each part explains.
  public struct Drivers: Sendable, Hashable {
    /// The score that is to be explained.
    public let outcome: Name
    /// The scores that may explain it.
    public let drivers: [Name]
    /// Where it is declared.
    public let range: SourceRange

    /// Makes a question after drivers.
    public init(of outcome: Name, by drivers: [Name], range: SourceRange = .none) {
      self.outcome = outcome
      self.drivers = drivers
      self.range = range
    }
  }
}
