/// Something that can say what it is in JSON.
///
/// A type of one's own joins with one line:
///
/// ```swift
/// extension Band: JSONRepresentable {
///   public var json: JSONValue { ["id": .string(id), "n": count.json] }
/// }
/// ```
public protocol JSONRepresentable {
  /// The value as JSON.
  var json: JSONValue { get }
}

extension JSONValue: JSONRepresentable {
  /// The value itself.
  public var json: JSONValue { self }
}

extension JSONNode: JSONRepresentable {
  /// The value, without its place.
  public var json: JSONValue { value }
}

extension JSONNumber: JSONRepresentable {
  /// The number, digit for digit.
  public var json: JSONValue { .number(self) }
}

extension Bool: JSONRepresentable {
  /// `true` or `false`.
  public var json: JSONValue { .bool(self) }
}

extension Int: JSONRepresentable {
  /// A number.
  public var json: JSONValue { .number(JSONNumber(self)) }
}

extension Double: JSONRepresentable {
  /// The shortest number that reads back as this one; `null` when it is not finite.
  public var json: JSONValue { JSONNumber(self).map { .number($0) } ?? .null }
}

extension String: JSONRepresentable {
  /// A string.
  public var json: JSONValue { .string(self) }
}

extension Substring: JSONRepresentable {
  /// A string.
  public var json: JSONValue { .string(String(self)) }
}

extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
  /// The value; `null` for `nil`.
  public var json: JSONValue { self?.json ?? .null }
}

extension Array: JSONRepresentable where Element: JSONRepresentable {
  /// An array.
  public var json: JSONValue { .array(map { JSONNode($0.json) }) }
}
