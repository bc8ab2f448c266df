/// What is asked of many responses together, beyond what each score says by itself.
public struct Analysis: Sendable, Hashable {
  /// How well the items of dimensions go together.
  public struct Reliability: Sendable, Hashable {
    /// The dimensions.
    public let dimensions: [Name]
    /// Where it is declared.
    public let range: SourceRange

    /// Makes a question after reliability.
    public init(of dimensions: [Name], range: SourceRange = .none) {
      self.dimensions = dimensions
      self.range = range
    }
  }

  /// The questions after reliability, in document order.
  public let reliabilities: [Reliability]

  /// The questions after agreement, in document order.
  public let agreements: [Agreement]

  /// The questions after drivers, in document order.
  public let drivers: [Drivers]

  /// The questions after differences, in document order.
  public let comparisons: [GroupComparison]

  /// The least group of respondents that results are shown of, where it is declared.
  public let minimumGroup: Int?

  /// Makes an analysis.
  public init(
    reliabilities: [Reliability] = [], agreements: [Agreement] = [], drivers: [Drivers] = [],
    comparisons: [GroupComparison] = [], minimumGroup: Int? = nil
  ) {
    self.reliabilities = reliabilities
    self.agreements = agreements
    self.drivers = drivers
    self.comparisons = comparisons
    self.minimumGroup = minimumGroup
  }
}
