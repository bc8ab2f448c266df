extension Analysis {
  /// How far several assessors of the same unit agree.
  ///
  /// What is rated are the items of dimensions and maturities; who rates are the responses that name the same unit.
  public struct Agreement: Sendable, Hashable {
    /// The dimensions and maturities.
    public let scores: [Name]
    /// The question whose answer is the unit that is assessed; all responses assess the same one, when left out.
    public let unit: Name?
    /// Where it is declared.
    public let range: SourceRange

    /// Makes a question after agreement.
    public init(of scores: [Name], by unit: Name? = nil, range: SourceRange = .none) {
      self.scores = scores
      self.unit = unit
      self.range = range
    }
  }
}
