/// Distributions of answers over the same categories.
public struct ReportDistributions: Sendable, Hashable {
  /// A category.
  public struct Category: Sendable, Hashable {
    /// A short name for the head of a column, such as a scale's value.
    public let key: String
    /// What it means; empty for a point of a scale without a label.
    public let label: String
    /// The range of values that it stands for, in words.
    public let range: String?

    init(key: String, label: String, range: String? = nil) {
      self.key = key
      self.label = label
      self.range = range
    }
  }

  /// One distribution.
  public struct Row: Sendable, Hashable {
    /// The id of the item or score.
    public let id: String
    /// Its title.
    public let label: String
    /// How many there are in all categories.
    public let count: Int
    /// How many are in each category.
    public let counts: [Int]
    /// Shares of each category in percent, as printed; empty without answers.
    public let shares: [ReportNumber]
    /// What is not in any category, in words.
    public let notes: [String]
  }

  /// The categories, in order.
  public let categories: [Category]
  /// The distributions.
  public let rows: [Row]
}

/// A recommendation that applies.
public struct ReportAdvice: Sendable, Hashable {
  /// The id of the score that it is about.
  public let score: String?
  /// That score's title.
  public let label: String?
  /// Where it stands among all advice: 1 first.
  public let priority: Int
  /// What to do.
  public let text: String
}

/// A checklist item to work on.
public struct ReportAction: Sendable, Hashable {
  /// The item's id.
  public let item: String
  /// The item's text.
  public let text: String
  /// The step it belongs to, by id.
  public let step: String
  /// The state of the answer, as responses name it.
  public let state: String
  /// The level claimed, or counted for a "don't know".
  public let level: Int?
  /// The level that the step needs next; `nil` for an item that only lacks support.
  public let nextLevel: Int?
  /// What supports the level.
  public let evidence: String?
  /// Who acts on it; `nil` when nobody does yet.
  public let owner: String?
  /// Until when, `YYYY-MM-DD`.
  public let due: String?
  /// Where the item stands, in words.
  public let status: String
  /// In whose hands it is, in words; empty for an item that only lacks support.
  public let responsibility: String
}
