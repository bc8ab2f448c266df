/// A question after agreement, resolved.
public struct CompiledAgreement: Sendable, Hashable {
  /// An item that is rated.
  public struct Item: Sendable, Hashable {
    /// The item, by index.
    public let item: Int

    /// The least rating.
    public let least: Ratio

    /// The greatest rating.
    public let greatest: Ratio

    /// Whether it is worded against the others, so that its ratings are turned.
    public let isReversed: Bool
  }

  /// The scores as they were named, by index.
  public let scores: [Int]

  /// The items, each once, in document order.
  public let items: [Item]

  /// How many different ratings an item can have; `nil` where items differ, or are no points of a scale.
  public let optionCount: Int?

  /// Where the unit is read that a response assesses; `nil` where all assess the same one.
  public let unit: CompiledBreakdown?
}
