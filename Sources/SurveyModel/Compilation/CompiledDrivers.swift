/// A question after drivers, resolved.
public struct CompiledDrivers: Sendable, Hashable {
  /// The score that is to be explained, by index.
  public let outcome: Int

  /// The scores that may explain it, by index, in document order.
  public let drivers: [Int]
}
