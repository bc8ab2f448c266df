/// A JSON text as a tree.
///
/// Values inside arrays and objects are ``JSONNode``s, which know where they stood. Values made by a program are
/// written as literals:
///
/// ```swift
/// let point: JSONValue = ["id": "q1", "codes": [1, 2, nil], "mean": 2.5, "final": true]
/// ```
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONNode])
  case object(JSONObject)
}

/// A value and the place it was read from.
///
/// Places do not take part in equality: two texts that say the same are equal however they are laid out.
public struct JSONNode: Sendable, Hashable {
  /// The value.
  public let value: JSONValue

  /// Where the value begins: bytes from the start of the bytes that were parsed; 0 for a value that was not read.
  public let offset: Int

  /// Makes a node.
  public init(_ value: JSONValue, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// Whether the values are equal, wherever they stand.
  public static func == (left: JSONNode, right: JSONNode) -> Bool { left.value == right.value }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }

  /// The members, if this is an object.
  public var object: JSONObject? { if case .object(let object) = value { object } else { nil } }

  /// The elements, if this is an array.
  public var array: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }

  /// The text, if this is a string.
  public var string: String? { if case .string(let text) = value { text } else { nil } }

  /// The number, if this is one.
  public var number: JSONNumber? { if case .number(let number) = value { number } else { nil } }

  /// The truth value, if this is one.
  public var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }

  /// Whether this is `null`.
  public var isNull: Bool { value == .null }

  /// The member of a key; `nil` when this is no object or has no such key.
  public subscript(key: String) -> JSONNode? { object?[key] }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }

  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

  /// A number; `null` when it is not finite.
  public init(floatLiteral value: Double) { self = value.json }

  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements.map { JSONNode($0) }) }

  /// An object with its members in the order given.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONMember(key: $0.0, node: JSONNode($0.1)) }))
  }
}
