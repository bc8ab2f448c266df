/// A number as it is and as it is printed.
public struct ReportNumber: Sendable, Hashable {
  /// The number, not rounded.
  public let value: Double
  /// The number as the report prints it.
  public let text: String
}

/// A score with what one must know to read it.
public struct ReportFigure: Sendable, Hashable {
  /// What the number counts.
  public enum Unit: String, Sendable, Hashable {
    /// Percent of maximum possible, 0 to 100.
    case percent
    /// The items' own unit.
    case raw
    /// A share of answers, 0 to 100.
    case share
    /// A difference of shares, −100 to 100.
    case net
  }

  /// A 95 % interval; its texts stay inside the range that is possible, its values are as the formula gives them.
  public struct Interval: Sendable, Hashable {
    /// The lower limit.
    public let lower: ReportNumber
    /// The upper limit.
    public let upper: ReportNumber
  }

  /// A named range.
  public struct Band: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// Its title.
    public let title: String
  }

  /// A staged level.
  public struct Level: Sendable, Hashable {
    /// The level; over several assessments the lower median.
    public let value: Int
    /// The greatest level there is.
    public let greatest: Int
    /// Over several assessments: the least given.
    public let low: Int?
    /// Over several assessments: the greatest given.
    public let high: Int?
  }

  /// The id of what was scored.
  public let id: String
  /// Its title.
  public let label: String
  /// What the number counts.
  public let unit: Unit
  /// Its place among the steps of a maturity, 1 first.
  public let place: Int?
  /// The score; `nil` when there is none.
  public let value: ReportNumber?
  /// The least possible.
  public let least: Double
  /// The greatest possible.
  public let greatest: Double
  /// How many answers the score rests on; `nil` for a single response.
  public let count: Int?
  /// The 95 % interval; `nil` for a single response.
  public let interval: Interval?
  /// The band, where bands are declared.
  public let band: Band?
  /// The staged level, for a step.
  public let level: Level?
  /// The target, for a step.
  public let target: ReportNumber?
  /// Whether less is better.
  public let isLowerBetter: Bool
  /// What limits the number, in words: why there is none, or what it rests on.
  public let notes: [String]

  /// The share of the way from the least to the greatest, 0 to 1, for a bar.
  public var fraction: Double? { value.map { fraction(of: $0.value) } }

  /// Where a value lies between the least and the greatest, 0 to 1.
  public func fraction(of value: Double) -> Double {
    greatest > least ? min(1, max(0, (value - least) / (greatest - least))) : 0
  }

  init(
    id: String, label: String, unit: Unit, place: Int? = nil, value: ReportNumber?, least: Double = 0,
    greatest: Double = 100,
    count: Int? = nil, interval: Interval? = nil, band: Band? = nil, level: Level? = nil,
    target: ReportNumber? = nil, isLowerBetter: Bool = false, notes: [String] = []
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.place = place
    self.value = value
    self.least = least
    self.greatest = greatest
    self.count = count
    self.interval = interval
    self.band = band
    self.level = level
    self.target = target
    self.isLowerBetter = isLowerBetter
    self.notes = notes
  }
}
