public import SurveyModel
public import SurveyStatistics

/// What one group claims, less what another experiences.
public struct PerceptionGapResult: Sendable, Hashable {
  /// How the two compare.
  public enum Reading: String, Sendable, Hashable {
    /// More is claimed than is measured: the whole interval of the difference is above 0.
    case claimedHigher
    /// Less is claimed than is measured: the whole interval is below 0.
    case measuredHigher
    /// The interval holds 0.
    case undetected
    /// There is no interval, because a side has one answer, or neither varies.
    case undetermined
  }

  /// A difference of two means.
  public struct Difference: Sendable, Hashable {
    /// Claimed less measured, in points of percent.
    public let value: Double
    /// Its 95 % interval after Welch.
    public let interval: ConfidenceInterval?
    /// The smallest difference that so many answers would have shown: 2.8 standard errors, which is a power of four
    /// fifths.
    public let detectable: Double?
    /// How the two compare.
    public let reading: Reading
  }

  /// The gap as declared.
  public let gap: CompiledAssessment.Gap
  /// What is claimed.
  public let claimed: JoinedFigure
  /// What is measured.
  public let measured: JoinedFigure
  /// The difference; `nil` unless both are shown.
  public let difference: Difference?
  /// The same for the units for which both are shown, in the order of the units.
  public let units: [UnitGap]

  /// The gap of a unit.
  public struct UnitGap: Sendable, Hashable {
    /// The unit's code.
    public let unit: String
    /// What is claimed there.
    public let claimed: JoinedNumber
    /// What is measured there.
    public let measured: JoinedNumber
    /// The difference.
    public let difference: Difference
  }

  init(_ gap: CompiledAssessment.Gap, _ join: Joining) {
    let (claimed, measured) = (join.whole(gap.claimed), join.whole(gap.measured))
    self.gap = gap
    self.claimed = claimed
    self.measured = measured
    difference = claimed.number.flatMap { claimed in measured.number.map { Self.difference(claimed, $0) } }
    let measures = join.units(of: gap.measured)
    units = join.units(of: gap.claimed).compactMap { claim in
      guard let unit = claim.unit, let claimed = claim.figure.number,
        let measured = measures.first(where: { $0.unit == unit })?.figure.number
      else { return nil }
      return UnitGap(
        unit: unit, claimed: claimed, measured: measured, difference: Self.difference(claimed, measured))
    }
  }

  private static func difference(_ claimed: JoinedNumber, _ measured: JoinedNumber) -> Difference {
    let test = claimed.sample.flatMap { first in measured.sample.flatMap { WelchTest(first, $0) } }
    let exact = claimed.exact.flatMap { first in measured.exact.map { first - $0 } }
    let reading: Reading =
      switch test?.interval {
      case nil: .undetermined
      case let interval? where interval.lower > 0: .claimedHigher
      case let interval? where interval.upper < 0: .measuredHigher
      case _?: .undetected
      }
    return Difference(
      value: exact?.doubleValue ?? claimed.value - measured.value, interval: test?.interval,
      detectable: test.map { 2.8 * $0.standardError }, reading: reading)
  }
}
