/// A key and its value.
public struct JSONMember: Sendable, Hashable {
  /// The key, unescaped.
  public let key: String

  /// Where the key's quotation mark stands: bytes from the start of the bytes that were parsed.
  public let keyOffset: Int

  /// The value and its place.
  public let node: JSONNode

  /// Makes a member.
  public init(key: String, keyOffset: Int = 0, node: JSONNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.node = node
  }

  /// Whether key and value are equal, wherever they stand.
  public static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key == right.key && left.node == right.node
  }

  /// Hashes key and value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(node)
  }
}

/// The members of a JSON object in the order in which they were written, which is part of equality.
///
/// Keys are compared as Swift compares strings: two spellings that Unicode holds equal are one key, because nobody
/// could tell them apart.
public struct JSONObject: Sendable, Hashable {
  /// The members, in order.
  public private(set) var members: [JSONMember] = []

  /// Where each key stands in ``members``; filled once a linear search would be slower.
  private var indices: [String: Int] = [:]

  private static let linearLimit = 48

  /// Makes an empty object.
  public init() {}

  /// Makes an object; of members with the same key the first stays.
  public init(_ members: some Sequence<JSONMember>) {
    for member in members { append(member) }
  }

  /// Adds a member at the end.
  ///
  /// - Parameter member: The member.
  /// - Returns: `nil`, or the member that has the key already; then nothing is added.
  @discardableResult
  public mutating func append(_ member: JSONMember) -> JSONMember? {
    if let index = index(of: member.key) { return members[index] }
    members.append(member)
    if members.count > Self.linearLimit {
      if indices.isEmpty { for (index, member) in members.enumerated() { indices[member.key] = index } }
      indices[member.key] = members.count - 1
    }
    return nil
  }

  /// The value of a key.
  public subscript(key: String) -> JSONNode? { index(of: key).map { members[$0].node } }

  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }

  private func index(of key: String) -> Int? {
    indices.isEmpty ? members.firstIndex { $0.key == key } : indices[key]
  }

  /// Whether both hold equal members in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }

  /// Hashes the members.
  public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
