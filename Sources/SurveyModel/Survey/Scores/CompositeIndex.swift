/// A composite of dimensions and indices in percent: the weighted mean of those that are scored.
public struct CompositeIndex: Sendable, Hashable {
  /// A component.
  public struct Component: Sendable, Hashable {
    /// The dimension or index.
    public let ref: Name
    /// Its weight, not negative; where respondents weight, a factor of their points.
    public let weight: Ratio
    /// The choice whose points or rank give its weight; the one of the component's own name, when left out.
    public let points: Name?

    /// Makes a component.
    public init(ref: Name, weight: Ratio = 1, points: Name? = nil) {
      self.ref = ref
      self.weight = weight
      self.points = points
    }
  }

  /// What becomes of a respondent who gave no points or ranks, or whose points do not add up.
  public enum WithoutWeights: String, Sendable, Hashable, CaseIterable {
    /// No score.
    case unscored
    /// A score with the declared weights alone.
    case equal
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The components.
  public let components: [Component]
  /// How many components must be scored.
  public let missing: MissingRule
  /// The allocation or ranking by which each respondent weights the components.
  public let weights: Name?
  /// What becomes of a respondent without such weights.
  public let withoutWeights: WithoutWeights

  /// Makes an index.
  public init(
    id: Name, title: LocalizedText? = nil, components: [Component], missing: MissingRule = .half,
    weights: Name? = nil, withoutWeights: WithoutWeights = .unscored
  ) {
    self.id = id
    self.title = title
    self.components = components
    self.missing = missing
    self.weights = weights
    self.withoutWeights = withoutWeights
  }
}
