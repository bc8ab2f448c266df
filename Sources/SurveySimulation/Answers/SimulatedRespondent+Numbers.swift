import SurveyInterview
import SurveyModel

/// Numbers, and the shares of a total.
extension SimulatedRespondent {
  /// A number within limits.
  ///
  /// Percentages and short ranges are answered as scales are. Numbers with much room are mostly small: of the purchases
  /// in a year, from 0 to 1000, hardly anybody made 500.
  mutating func number(within limits: NumberLimits, of item: Int, _ attempt: Int) -> AnswerValue? {
    let step = limits.spacing
    let least = limits.minimum ?? min(0, (limits.maximum ?? 0) - 1000 * step)
    let greatest = limits.maximum ?? least + 1000 * step
    guard step > 0, greatest >= least, let room = (greatest - least) / step,
      let steps = Int(exactly: room.doubleValue.rounded(.down))
    else { return nil }
    let place: Int =
      if attempt > 0, attempt % 4 == 1 {
        chance.below(steps + 1)
      } else if steps <= 20 || limits.unit == "%" {
        min(steps, Int(self.place(of: item) * Double(steps + 1)))
      } else {
        chance.skewed(through: steps)
      }
    return .number((least + Ratio(place) * step).doubleValue)
  }

  /// A share of what is still to be given, such that the shares after it can make the total; the last one takes the rest.
  mutating func share(
    of item: Int, _ rule: AllocationSum, _ limits: NumberLimits, _ attempt: Int, _ interview: Interview
  ) -> AnswerValue? {
    guard let rest = interview.remainder(for: item) else { return nil }
    let open = rule.items.count { $0 != item && interview.isOnRoute($0) && interview.answer(of: $0) == nil }
    guard open > 0 else { return .number(rest.doubleValue) }
    let (least, most) = (limits.minimum ?? 0, limits.maximum ?? rule.total)
    let low = max(least, rest - most * Ratio(open))
    let high = min(most, rest - least * Ratio(open))
    guard low < high else { return .number(low.doubleValue) }
    // People share out in round numbers.
    let unit: Ratio = !limits.isInteger ? Ratio(1, over: 20).map { $0 * rule.total } ?? 1 : rule.total >= 50 ? 5 : 1
    let inclination = max(0, 1 + 0.6 * plan.keying.ease[item] + 0.5 * chance.normal())
    let wanted = rest.doubleValue / Double(open + 1) * inclination
    let rounded = Ratio(Int((wanted / unit.doubleValue).rounded())) * unit
    return .number(min(max(rounded, low), high).doubleValue)
  }
}

extension NumberLimits {
  /// The distance between neighbouring numbers.
  var spacing: Ratio {
    if let step { return step }
    if isInteger { return 1 }
    return (0..<(decimals ?? 1)).reduce(1) { spacing, _ in spacing / 10 ?? spacing }
  }
}
