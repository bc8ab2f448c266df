/// The values that an expression can have, as far as declarations limit them.
struct Reach {
  /// The least value; `nil` where nothing limits it.
  let least: Double?

  /// The greatest value; `nil` where nothing limits it.
  let greatest: Double?

  /// Whether a value between the two is one; all are, where nothing else is known.
  var isPoint: @Sendable (Double) -> Bool = { _ in true }

  /// The limits as messages say them, after the name of what is limited.
  let words: String

  /// The item whose declaration says so.
  var item: Int?

  /// Whether some value makes a comparison with a constant true, and whether some value makes it false.
  ///
  /// A value at the very edge is left alone where it makes a comparison true for every answer: `vision ge 0` is how an
  /// author may say that there is an answer.
  ///
  /// - Returns: `true` for a comparison that holds for every answer, `false` for one that never holds, `nil` for one
  ///   that depends on the answer.
  func outcome(of comparison: Comparison, with constant: Double) -> Bool? {
    let least = least ?? -.infinity
    let greatest = greatest ?? .infinity
    let isOutside = constant < least || constant > greatest
    switch comparison {
    case .equal: return isOutside || !isPoint(constant) ? false : nil
    case .notEqual: return isOutside || !isPoint(constant) ? true : nil
    case .less: return constant <= least ? false : constant > greatest ? true : nil
    case .lessOrEqual: return constant < least ? false : constant > greatest ? true : nil
    case .greater: return constant >= greatest ? false : constant < least ? true : nil
    case .greaterOrEqual: return constant > greatest ? false : constant < least ? true : nil
    }
  }
}

extension Comparison {
  /// The comparison with its sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
