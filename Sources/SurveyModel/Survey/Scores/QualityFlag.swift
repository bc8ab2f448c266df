/// A reason to look at a response twice. Nothing is ever left out because of one.
public struct QualityFlag: Sendable, Hashable {
  /// What is looked for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The same answer to all items that were answered, at least so many, of which one is reversed.
    case straightline
    /// So many equal answers in a row, in the order asked; an empty answer breaks the row.
    case longstring
    /// Less time than so many seconds for each answer, or than a share of the median of all responses.
    case speeder
    /// The same answers as an earlier response, at least so many and not all equal.
    case duplicate
    /// The id of a later response, which is the one to keep.
    case sameID = "same-id"
    /// Answers that should agree are so many points of percent apart.
    case inconsistent

    /// The threshold where none is declared (Huang and others, 2012, for the time; Curran, 2016, for the row, which also
    /// counts from four fifths of the items on).
    public var usual: Ratio {
      switch self {
      case .straightline: 5
      case .longstring: 10
      case .speeder: 2
      case .duplicate: 20
      case .sameID: 1
      case .inconsistent: 75
      }
    }

    /// Whether it is about certain items, which must be named.
    public var needsItems: Bool {
      switch self {
      case .straightline, .longstring, .inconsistent: true
      case .speeder, .duplicate, .sameID: false
      }
    }

    /// Whether a response can raise it by itself, as carelessness does; a copy is one only beside another.
    public var isSign: Bool { self != .duplicate && self != .sameID }
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// What is looked for.
  public let kind: Kind
  /// Questions, grids and dimensions whose items are looked at.
  public let over: [Name]
  /// From where on it is raised; the usual threshold, when left out.
  public let threshold: Ratio?
  /// For a speeder: also raised where the whole response took less than this share of the median time of all.
  public let medianShare: Ratio?
  /// For a straightline: how many of the items must be answered; all, when left out.
  public let missing: MissingRule?
  /// Where it is declared.
  public let range: SourceRange

  /// Makes a flag.
  public init(
    id: Name, title: LocalizedText? = nil, kind: Kind, over: [Name] = [], threshold: Ratio? = nil,
    medianShare: Ratio? = nil, missing: MissingRule? = nil, range: SourceRange = .none
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.over = over
    self.threshold = threshold
    self.medianShare = medianShare
    self.missing = missing
    self.range = range
  }
}
