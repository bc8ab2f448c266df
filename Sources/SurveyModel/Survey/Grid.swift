/// What every row of a grid is answered with.
public enum GridAnswer: Sendable, Hashable {
  /// One point of a scale.
  case scale(Name)
  /// One choice of a list.
  case choices(Name)
}

/// A row of a grid: an item of its own, with the id `grid.row`.
public struct GridRow: Sendable, Hashable {
  /// The row's id within its grid.
  public let id: Name

  /// The ids that it had in earlier versions.
  public let formerIDs: [Name]

  /// What respondents read for it.
  public let label: LocalizedText

  /// The condition under which it is on the route, where its grid is.
  public let relevance: SourceFragment?

  /// Whether it keeps its place when the others are shuffled.
  public let isFixed: Bool

  /// Makes a row.
  public init(
    id: Name, formerIDs: [Name] = [], label: LocalizedText, relevance: SourceFragment? = nil, isFixed: Bool = false
  ) {
    self.id = id
    self.formerIDs = formerIDs
    self.label = label
    self.relevance = relevance
    self.isFixed = isFixed
  }
}

extension Question {
  /// The rows of a grid; none for any other question.
  public var rows: [GridRow] {
    if case .grid(_, let rows) = kind { rows } else { [] }
  }
}
