/// Named ranges of one or more scores in percent: half-open, the last closed.
public struct Bands: Sendable, Hashable {
  /// A range: `from ≤ score < to`; the last band of a set includes its end.
  public struct Band: Sendable, Hashable {
    /// The band's id.
    public let id: Name
    /// The title.
    public let title: LocalizedText?
    /// Where it begins, in percent.
    public let from: Ratio
    /// Where it ends, in percent.
    public let to: Ratio
    /// The element it was read from.
    public let range: SourceRange

    /// Makes a band.
    public init(id: Name, title: LocalizedText? = nil, from: Ratio, to: Ratio, range: SourceRange = .none) {
      self.id = id
      self.title = title
      self.from = from
      self.to = to
      self.range = range
    }
  }

  /// The scores that the bands name.
  public let scores: [Name]

  /// The bands, in ascending order.
  public let bands: [Band]

  /// The element they were read from.
  public let range: SourceRange

  /// Makes bands.
  public init(scores: [Name], bands: [Band], range: SourceRange = .none) {
    self.scores = scores
    self.bands = bands
    self.range = range
  }

  /// The index of the band of a score, decided on the exact value; `nil` outside all bands.
  public func index(of score: Ratio) -> Int? {
    // By index: a band is a title in several languages besides, which is not to be copied for every score.
    bands.indices.first { index in
      bands[index].from <= score
        && (score < bands[index].to || (index == bands.count - 1 && score == bands[index].to))
    }
  }
}
