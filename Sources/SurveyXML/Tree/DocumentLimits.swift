/// How much of a document is read before it is refused.
struct DocumentLimits: Sendable {
  /// The size of a file in bytes.
  var maximumBytes = 16 << 20

  /// How deeply elements may be nested.
  var maximumDepth = 64

  /// How many attributes an element may have; libxml2 compares each with each.
  var maximumAttributes = 256

  /// The length of a start tag in bytes.
  var maximumTagBytes = 64 << 10
}
