/// Where to work first: how good each aspect is, against how much it counts (Martilla and James, 1977). It has a meaning
/// for many responses together.
public struct ImportancePerformance: Sendable, Hashable {
  /// An aspect.
  public struct Aspect: Sendable, Hashable {
    /// The dimension or index that says how good it is.
    public let performance: Name
    /// The dimension or index that says how much it counts, where no allocation or ranking does.
    public let importance: Name?
    /// The choice whose points or rank say how much it counts; the one of the performance's name, when left out.
    public let points: Name?

    /// Makes an aspect.
    public init(performance: Name, importance: Name? = nil, points: Name? = nil) {
      self.performance = performance
      self.importance = importance
      self.points = points
    }
  }

  /// Where the two lines stand that divide the aspects.
  public enum Cross: String, Sendable, Hashable, CaseIterable {
    /// At the means of the aspects, which divides them.
    case mean
    /// In the middle of what is possible, which often leaves all of them in one field.
    case mid
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The aspects.
  public let aspects: [Aspect]
  /// The allocation or ranking that says how much they count.
  public let importance: Name?
  /// Where the lines stand.
  public let cross: Cross

  /// Makes an importance-performance map.
  public init(
    id: Name, title: LocalizedText? = nil, aspects: [Aspect], importance: Name? = nil, cross: Cross = .mean
  ) {
    self.id = id
    self.title = title
    self.aspects = aspects
    self.importance = importance
    self.cross = cross
  }
}
