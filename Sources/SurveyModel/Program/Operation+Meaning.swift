extension Comparison {
  /// Whether the comparison holds between two known values.
  func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

extension Arithmetic {
  /// The result; `nil` for a division by zero and for what is too large for a number.
  func result(_ left: Double, _ right: Double) -> Double? {
    let result: Double
    switch self {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    case .divide:
      guard right != 0 else { return nil }
      result = left / right
    case .modulo:
      guard right != 0 else { return nil }
      result = left.truncatingRemainder(dividingBy: right)
    }
    return result.isFinite ? result : nil
  }
}

extension Aggregate {
  /// The aggregate of what is not missing; `nil` when nothing is left.
  func result(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let result =
      switch self {
      case .sum: values.reduce(0, +)
      case .mean: values.reduce(0, +) / Double(values.count)
      case .minimum: values.min() ?? 0
      case .maximum: values.max() ?? 0
      }
    return result.isFinite ? result : nil
  }
}

extension NumericFunction {
  /// The result; `nil` where there is none, such as the 30th of February.
  func result(_ arguments: [Double]) -> Double? {
    switch self {
    case .absolute: return arguments[0].magnitude
    case .round:
      var scale = 1.0
      for _ in 0..<(arguments.count > 1 ? Int(arguments[1]) : 0) { scale *= 10 }
      let result = (arguments[0] * scale).rounded(.toNearestOrAwayFromZero) / scale
      return result.isFinite ? result : nil
    case .date:
      let parts = arguments.compactMap { Int(exactly: $0) }
      guard parts.count == 3 else { return nil }
      return CalendarDate(year: parts[0], month: parts[1], day: parts[2]).map { Double($0.dayNumber) }
    case .day: return LocalDateTime(secondNumber: Int(arguments[0])).date.number
    case .daysBetween: return arguments[1] - arguments[0]
    case .monthsBetween: return Double(months(arguments))
    case .yearsBetween: return Double(months(arguments) / 12)
    }
  }

  private func months(_ arguments: [Double]) -> Int {
    CalendarDate(dayNumber: Int(arguments[0])).months(to: CalendarDate(dayNumber: Int(arguments[1])))
  }
}

extension TextFunction {
  /// The result of a function from text to text.
  func transformed(_ text: String) -> String {
    switch self {
    case .lower: return text.lowercased()
    case .upper: return text.uppercased()
    case .trim:
      let start = text.drop { $0.isWhitespace }
      return String(start.reversed().drop { $0.isWhitespace }.reversed())
    case .length, .contains, .startsWith, .concat: return text
    }
  }
}
