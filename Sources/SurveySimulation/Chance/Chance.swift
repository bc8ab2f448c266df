/// Random numbers that are the same for the same seed on every machine.
///
/// The source is SplitMix64 (Steele, Lea and Flood, 2014). What is made from its numbers uses whole numbers, and of
/// floating point only addition, multiplication and the square root, which IEEE 754 fixes to the last bit: logarithms
/// and cosines differ from one mathematical library to the next.
struct Chance: Sendable {
  private var state: UInt64

  /// A stream of its own for each combination of numbers, so that the tenth respondent is the same however many there
  /// are.
  init(_ seed: UInt64, _ numbers: UInt64...) {
    state = numbers.reduce(Self.mix(seed &+ Self.gamma)) { Self.mix(($0 ^ $1) &+ Self.gamma) }
  }

  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= Self.gamma
    return Self.mix(state)
  }

  /// A whole number from 0 to below a bound; 0 for a bound below 1.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    // The high half of the product: no number is favoured by more than bound / 2⁶⁴.
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 to below 1, in steps of 2⁻⁵³.
  mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Whether something of a probability happens.
  mutating func happens(_ probability: Double) -> Bool {
    // Certain and impossible things use up no number, so that an option that is off changes nothing.
    probability <= 0 ? false : probability >= 1 ? true : fraction() < probability
  }

  /// A number of mean 0 and standard deviation 1, nearly normal: the sum of twelve fractions less 6 (Irwin and Hall),
  /// from −6 to 6.
  mutating func normal() -> Double {
    var sum: UInt64 = 0
    for _ in 0..<6 {
      let bits = next()
      sum += (bits >> 32) + (bits & 0xFFFF_FFFF)
    }
    // Both numbers, and their difference, are exact in a double.
    return (Double(sum) - 25_769_803_776) / 4_294_967_296
  }

  /// A whole number from 0 to a bound, small ones far more often than great ones: as many of one binary digit as of two,
  /// and so on.
  mutating func skewed(through bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    let digits = below(Int.bitWidth - bound.leadingZeroBitCount + 1)
    return min(bound, below(1 << digits))
  }

  /// The index of one of some weights, as often as its weight says; `nil` when no weight is above 0.
  mutating func index(weighing weights: [Int]) -> Int? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = below(total)
    return weights.firstIndex { weight in
      rest -= weight
      return rest < 0
    }
  }

  /// One of some elements; `nil` where there is none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
