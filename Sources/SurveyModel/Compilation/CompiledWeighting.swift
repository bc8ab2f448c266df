/// The weighting of respondents, resolved.
public struct CompiledWeighting: Sendable, Hashable {
  /// A margin, resolved.
  public struct Margin: Sendable, Hashable {
    /// Its items, by index.
    public let items: [Int]

    /// Where each of them stands in ``CompiledWeighting/items``.
    public let places: [Int]

    /// The answers of each category, by index in the items' lists; none for those without an answer to all items.
    public let categories: [[Int]]

    /// The share of each category, in the unit that they have in common; not negative, not all 0.
    public let targets: [Ratio]

    /// The category of a respondent; `nil` for one without an answer who has no share of their own.
    ///
    /// - Parameter choices: The respondent's answers to ``CompiledWeighting/items``, by index in their lists; `nil`
    ///   where there is none.
    public func category(of choices: [Int?]) -> Int? {
      let own = places.compactMap { choices[$0] }
      return categories.firstIndex(of: own.count == places.count ? own : [])
    }
  }

  /// The weighting as declared.
  public let weighting: Weighting

  /// The margins.
  public let margins: [Margin]

  /// The items of all margins, each once, ascending: who answers them alike has the same weight.
  public let items: [Int]

  /// For a column: the item that holds the weights.
  public let weight: Int?
}
