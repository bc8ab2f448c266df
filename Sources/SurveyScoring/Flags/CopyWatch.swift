/// Knows the responses that came so far by their fingerprints, so that it can say of the next one whether it is a copy.
public struct CopyWatch: Sendable {
  /// The first response with each fingerprint, where ids are kept.
  private var ids: [ResponseFingerprint: String] = [:]
  /// The fingerprints, where ids are not.
  private var known: Set<ResponseFingerprint> = []
  private let keepsIDs: Bool

  /// Makes a watch that has seen nothing yet.
  ///
  /// - Parameter keepsIDs: Whether it is to say which response is the original; else it says so with an empty id, and
  ///   takes half the memory.
  public init(keepsIDs: Bool) { self.keepsIDs = keepsIDs }

  /// The earlier response of which the next one is a copy; `nil` for one that is the first of its kind.
  public mutating func original(of fingerprint: ResponseFingerprint, id: String) -> String? {
    guard keepsIDs else { return known.insert(fingerprint).inserted ? nil : "" }
    if let original = ids[fingerprint] { return original }
    ids[fingerprint] = id
    return nil
  }
}
