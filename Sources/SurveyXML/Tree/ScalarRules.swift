/// Which characters a definition may hold.
enum ScalarRules {
  /// Characters that XML itself refuses: most of the C0 controls, and two that are no characters.
  static func isForbidden(_ scalar: UInt32) -> Bool {
    scalar < 0x20 && scalar != 0x09 && scalar != 0x0A && scalar != 0x0D
      || scalar == 0xFFFE || scalar == 0xFFFF || (0xD800...0xDFFF).contains(scalar) || scalar > 0x10FFFF
  }

  /// Characters that XML takes and a survey does not: controls, and changes of writing direction, which can make a text
  /// read differently from what it is.
  static func isUnwanted(_ scalar: UInt32) -> Bool {
    (0x7F...0x9F).contains(scalar) || (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar)
  }
}
