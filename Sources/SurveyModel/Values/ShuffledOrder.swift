/// A random order that depends on a seed and on names alone.
///
/// Each part of a whole draws a number, and the parts are shown in ascending order of their numbers; a part that is fixed
/// keeps its place. The number is `mix(mix(seed + γ) xor h + γ)`, where `mix` and `γ` are those of SplitMix64 (Steele,
/// Lea and Flood, 2014) and `h` is the FNV-1a hash, 64 bits, of the whole's name, a line feed and the part's name in
/// UTF-8. So it is the same on every machine, and adding, removing or filtering a part leaves the others in their order.
enum ShuffledOrder {
  /// The parts of a whole in the order in which they are shown, by index.
  ///
  /// - Parameters:
  ///   - parts: The names of the parts.
  ///   - whole: The name of the whole.
  ///   - seed: The seed.
  ///   - isFixed: Whether a part keeps its place.
  static func of(_ parts: [String], in whole: String, seed: UInt64, isFixed: (Int) -> Bool) -> [Int] {
    let loose = parts.indices.filter { !isFixed($0) }
    let drawn = loose.map { (draw: draw(for: parts[$0], in: whole, seed: seed), part: $0) }
    var order = Array(parts.indices)
    // Two equal draws are as good as impossible, and still in one order only.
    for (place, next) in zip(loose, drawn.sorted { ($0.draw, $0.part) < ($1.draw, $1.part) }) {
      order[place] = next.part
    }
    return order
  }

  /// The number that a part draws.
  static func draw(for part: String, in whole: String, seed: UInt64) -> UInt64 {
    mix((mix(seed &+ gamma) ^ Fingerprint.number(of: "\(whole)\n\(part)".utf8)) &+ gamma)
  }

  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
