/// What tells responses apart by their answers, or by their ids, without keeping either: 128 bits.
///
/// The fingerprint of several parts is the sum of theirs, so that it can be made answer by answer or column by column. It
/// guards against mix-ups, not attacks: among a thousand million responses, two that differ have the same with a chance of
/// about one in 10²⁰.
public struct ResponseFingerprint: Sendable, Hashable, Comparable, BitwiseCopyable {
  private var bits: UInt128

  /// The fingerprint of nothing.
  init() { bits = 0 }

  /// The fingerprint of a text at a place, such as an item.
  ///
  /// Twice as many bits as ``SurveyModel/Fingerprint`` has, by the same kind of hash (FNV-1a, and one with another
  /// multiplier), each finished as MurmurHash3 does, so that sums do not cancel.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - place: The place, which makes equal texts at other places differ.
  @inlinable
  public init(_ bytes: some Sequence<UInt8>, at place: Int = 0) {
    var first = 0xCBF2_9CE4_8422_2325 ^ Self.finished(UInt64(truncatingIfNeeded: place))
    var second = ~first
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
      second = (second ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    }
    self.init(first, second)
  }

  /// The fingerprint of a number at a place.
  init(_ number: Double, at place: Int) {
    // Zero is one number, with whichever sign.
    let (bits, place) = ((number + 0).bitPattern, Self.finished(UInt64(truncatingIfNeeded: place)))
    self.init((bits ^ place) &* 0x100_0000_01B3, (bits ^ ~place) &* 0x9E37_79B9_7F4A_7C15)
  }

  @usableFromInline
  init(_ first: UInt64, _ second: UInt64) {
    bits = UInt128(Self.finished(first)) << 64 | UInt128(Self.finished(second))
  }

  /// Mixes all bits (Appleby, MurmurHash3, 2011).
  @usableFromInline
  static func finished(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits = (bits ^ bits >> 33) &* 0xFF51_AFD7_ED55_8CCD
    bits = (bits ^ bits >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return bits ^ bits >> 33
  }

  static func &+= (left: inout ResponseFingerprint, right: ResponseFingerprint) { left.bits &+= right.bits }

  /// An order without meaning, by which equal ones come to lie side by side.
  public static func < (left: ResponseFingerprint, right: ResponseFingerprint) -> Bool { left.bits < right.bits }
}
