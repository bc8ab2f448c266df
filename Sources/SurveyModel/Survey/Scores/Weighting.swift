/// How respondents are weighted, so that together they stand for a population of which something is known.
public struct Weighting: Sendable, Hashable {
  /// Where the weights come from.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// From several margins at once, by iterative proportional fitting (Deming and Stephan, 1940).
    case rake
    /// From one margin whose cells have known shares (Holt and Smith, 1979).
    case poststratify
    /// From an item that holds each respondent's weight.
    case column
  }

  /// What is known of the population: how it is spread over the answers to a question, or over the combinations of the
  /// answers to several.
  public struct Margin: Sendable, Hashable {
    /// A part of the population.
    public struct Share: Sendable, Hashable {
      /// The codes of its answers, one for each question; none for those who have no answer to all of them.
      public let codes: [Name]
      /// How many it is, in any unit that the margin's shares have in common.
      public let value: Ratio
      /// Where it is declared.
      public let range: SourceRange

      /// Makes a share.
      public init(codes: [Name], value: Ratio, range: SourceRange = .none) {
        self.codes = codes
        self.value = value
        self.range = range
      }
    }

    /// The questions.
    public let items: [Name]
    /// The shares.
    public let shares: [Share]
    /// Where it is declared.
    public let range: SourceRange

    /// Makes a margin.
    public init(of items: [Name], shares: [Share], range: SourceRange = .none) {
      self.items = items
      self.shares = shares
      self.range = range
    }
  }

  /// Where the weights come from.
  public let method: Method
  /// The margins.
  public let margins: [Margin]
  /// For a column: the item that holds the weights.
  public let item: Name?
  /// The most that a weight may be, as a multiple of the median; no such limit, when left out.
  public let trim: Ratio?
  /// Where it is declared.
  public let range: SourceRange

  /// Makes a weighting.
  public init(
    _ method: Method, margins: [Margin] = [], item: Name? = nil, trim: Ratio? = nil, range: SourceRange = .none
  ) {
    self.method = method
    self.margins = margins
    self.item = item
    self.trim = trim
    self.range = range
  }
}
