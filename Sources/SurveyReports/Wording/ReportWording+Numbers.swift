import SurveyFormats
import SurveyModel

extension ReportWording {
  private var separator: DecimalText.Separator {
    switch language.base {
    case "fr", "it": .comma
    default: .point
    }
  }

  /// How many decimals a score deserves: none below 100 answers, else one; more only where the rounded number would
  /// stand on the other side of a band's edge or of the target than the exact one.
  func places(for value: Double, exact: Ratio?, count: Int, edges: [Ratio]) -> Int {
    let fewest = count < 100 ? 0 : 1
    guard let exact = exact ?? Ratio(Int128((value * 1e6).rounded()), over: 1_000_000) else { return fewest }
    for places in fewest...6 {
      let text = DecimalText.fixed(exact.numerator, over: exact.denominator, places: places)
      guard let shown = Ratio(decimal: text) else { return places }
      if edges.allSatisfy({ (exact < $0) == (shown < $0) }) { return places }
    }
    return 6
  }

  /// A number with so many decimals; from the exact fraction where it is known, so that it is rounded once.
  func number(_ value: Double, exact: Ratio? = nil, places: Int = 0) -> ReportNumber {
    let text =
      exact.map { DecimalText.fixed($0.numerator, over: $0.denominator, places: places, separator: separator) }
      ?? DecimalText.fixed(value, places: places, separator: separator)
    return ReportNumber(value: value, text: text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text)
  }

  /// An exact number, with the decimals it has.
  func number(exact: Ratio) -> ReportNumber {
    let text = exact.text.split(separator: "/").count > 1 ? nil : exact.text
    guard let text else { return number(exact.doubleValue, exact: exact, places: 1) }
    let shown = separator == .comma ? String(text.map { $0 == "." ? "," : $0 }) : text
    return ReportNumber(value: exact.doubleValue, text: shown.hasPrefix("-") ? "\u{2212}" + shown.dropFirst() : shown)
  }

  /// "17 %" in French, "17%" elsewhere.
  func percent(_ number: String) -> String { language.base == "fr" ? "\(number)\u{A0}%" : "\(number)%" }

  /// "64.9 out of 100".
  func outOf(_ number: String, _ greatest: String) -> String {
    pick(fr: "\(number) sur \(greatest)", it: "\(number) su \(greatest)", en: "\(number) out of \(greatest)")
  }

  /// The limits of an interval: `48.8–81.0`, and in words where a minus sign could be taken for the dash.
  func limits(_ interval: ReportFigure.Interval) -> String {
    let (lower, upper) = (interval.lower.text, interval.upper.text)
    guard interval.lower.value < 0 else { return "\(lower)–\(upper)" }
    return pick(fr: "de \(lower) à \(upper)", it: "da \(lower) a \(upper)", en: "\(lower) to \(upper)")
  }

  /// "95 % interval 48.8–81.0".
  func interval(_ interval: ReportFigure.Interval) -> String {
    let limits = limits(interval)
    return pick(
      fr: "intervalle à \(percent("95")) \(limits)", it: "intervallo al \(percent("95")) \(limits)",
      en: "\(percent("95")) interval \(limits)")
  }

  /// "level 2 of 4", or "level 2 (1–3)" over several assessments: short enough for a column.
  func shortLevel(_ level: ReportFigure.Level) -> String {
    guard let low = level.low, let high = level.high else { return self.level(level) }
    let value = pick(fr: "niveau \(level.value)", it: "livello \(level.value)", en: "level \(level.value)")
    return low == high ? value : "\(value) (\(low)–\(high))"
  }

  /// "level 2 of 4", over several assessments with the range in which it lies.
  func level(_ level: ReportFigure.Level) -> String {
    let value = pick(
      fr: "niveau \(level.value) sur \(level.greatest)", it: "livello \(level.value) su \(level.greatest)",
      en: "level \(level.value) of \(level.greatest)")
    guard let low = level.low, let high = level.high, low != high else { return value }
    return value
      + pick(
        fr: " (médiane\u{A0}; de \(low) à \(high))", it: " (mediana; da \(low) a \(high))",
        en: " (median; \(low) to \(high))")
  }
}

extension ReportWording {
  /// "1 to 7", the ends of a scale.
  func range(_ least: Double, _ greatest: Double) -> String {
    let (low, high) = (trimmed(least), trimmed(greatest))
    return pick(fr: "de \(low) à \(high)", it: "da \(low) a \(high)", en: "\(low) to \(high)")
  }

  private func trimmed(_ value: Double) -> String {
    number(value, places: value == value.rounded() ? 0 : 1).text
  }
}
