/// A short hash that tells texts apart: FNV-1a, 64 bits, as 16 hexadecimal digits. It guards against mix-ups, not
/// attacks.
public enum Fingerprint {
  /// The fingerprint of some bytes.
  public static func of(_ bytes: some Sequence<UInt8>) -> String { text(hash(bytes, 0xCBF2_9CE4_8422_2325)) }

  /// The fingerprint of a definition: its files one after the other.
  static func of(_ sources: SourceMap) -> String {
    text(sources.sources.reduce(0xCBF2_9CE4_8422_2325) { hash($1.bytes, $0) })
  }

  /// The same hash as a number.
  public static func number(of bytes: some Sequence<UInt8>) -> UInt64 { hash(bytes, 0xCBF2_9CE4_8422_2325) }

  private static func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
    // Through one buffer where the bytes stand in one, as those of texts nearly always do.
    bytes.withContiguousStorageIfAvailable { next($0, start) } ?? next(bytes, start)
  }

  private static func next(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private static func text(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
