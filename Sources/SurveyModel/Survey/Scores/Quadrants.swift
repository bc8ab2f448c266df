/// A typology of respondents on two scores, such as satisfaction and the intention to come back (Jones and Sasser,
/// 1995). A score on a cut is high. Conditions read the share of each type by its id, such as `typology.hostage`.
public struct Quadrants: Sendable, Hashable {
  /// On which side of a cut a score lies.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// On the cut or above it.
    case high
    /// Below the cut.
    case low
  }

  /// A type of respondents.
  public struct Quadrant: Sendable, Hashable {
    /// The id, such as `loyalist`.
    public let id: Name
    /// The title.
    public let title: LocalizedText?
    /// Where it lies on the first score.
    public let x: Side
    /// Where it lies on the second.
    public let y: Side
    /// Where it is declared.
    public let range: SourceRange

    /// Makes a quadrant.
    public init(id: Name, title: LocalizedText? = nil, x: Side, y: Side, range: SourceRange = .none) {
      self.id = id
      self.title = title
      self.x = x
      self.y = y
      self.range = range
    }
  }

  /// One of the two scores.
  public struct Axis: Sendable, Hashable {
    /// The dimension or index.
    public let ref: Name
    /// From where on it is high, in percent.
    public let cut: Ratio
    /// Where the cut stands.
    public let range: SourceRange

    /// Makes an axis.
    public init(_ ref: Name, cut: Ratio, range: SourceRange = .none) {
      self.ref = ref
      self.cut = cut
      self.range = range
    }

    /// The side of a score.
    public func side(of percent: Ratio) -> Side { percent >= cut ? .high : .low }
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The first score.
  public let x: Axis
  /// The second.
  public let y: Axis
  /// The types.
  public let quadrants: [Quadrant]

  /// Makes a typology.
  public init(id: Name, title: LocalizedText? = nil, x: Axis, y: Axis, quadrants: [Quadrant]) {
    self.id = id
    self.title = title
    self.x = x
    self.y = y
    self.quadrants = quadrants
  }
}
