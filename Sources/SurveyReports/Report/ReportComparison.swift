/// The segments of a breakdown, or successive waves, in one score: a table.
public struct ReportComparison: Sendable, Hashable {
  /// What stands in the rows.
  public enum Kind: String, Sendable, Hashable {
    /// Segments, each beside the others.
    case compare
    /// Waves, each beside the one before.
    case trend
  }

  /// How large an effect is, free of units.
  public struct Effect: Sendable, Hashable {
    /// Its name: `g` (Hedges), `V` (Cramér) or `d_z` (Cohen).
    public let name: String
    /// The number.
    public let number: ReportNumber
  }

  /// A segment or a wave.
  public struct Row: Sendable, Hashable {
    /// The values that its responses have in common, as codes.
    public let key: [String]
    /// The same in words.
    public let label: String
    /// Whether it is hidden, so that there is nothing else.
    public let isHidden: Bool
    /// How many answers it rests on.
    public let count: Int?
    /// The score.
    public let value: ReportNumber?
    /// Its 95 % interval.
    public let interval: ReportFigure.Interval?
    /// The difference to the others, or to the wave before.
    public let difference: ReportNumber?
    /// Its 95 % interval.
    public let differenceInterval: ReportFigure.Interval?
    /// The size of the effect.
    public let effect: Effect?
    /// The p-value as it is, before the family is taken into account.
    public let pValue: Double?
    /// The q-value.
    public let qValue: ReportNumber?
    /// The difference that would have been seen.
    public let detectable: ReportNumber?
    /// How far one can go: `notable`, `small`, `undetected` or `untested`.
    public let verdict: String?
    /// What limits the numbers, in words.
    public let notes: [String]
  }

  /// What is held against what.
  public let kind: Kind
  /// The id of the score.
  public let score: String
  /// Its title.
  public let label: String
  /// What tells the rows apart.
  public let breakdown: String
  /// The same in words.
  public let breakdownLabel: String
  /// What the numbers count.
  public let unit: ReportFigure.Unit
  /// The segments or waves, in order.
  public let rows: [Row]
}
