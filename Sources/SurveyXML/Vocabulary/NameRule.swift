internal import SurveyModel

/// What an id may look like.
///
/// Ids become columns of tables, so only letters that every program takes are letters here: a to z and A to Z.
enum NameRule {
  /// What is wrong with an id, if anything is.
  static func problem(with id: String) -> Problem? {
    if Vocabulary.reservedWords.contains(id) { return .reservedName(id) }
    guard let first = id.utf8.first else { return .badName(id, hint: "it is empty") }
    if isLetter(first), id.utf8.allSatisfy(isInner) { return nil }
    return .badName(id, hint: reason(id) + advice(id))
  }

  private static func reason(_ id: String) -> String {
    if id.utf8.contains(where: MarkupBytes.isSpace) { return "it has a space" }
    if let first = id.utf8.first, isDigit(first) { return "it begins with a digit" }
    if id.utf8.contains(UInt8(ascii: ".")) { return "a dot separates the parts of an answer" }
    return "it takes a letter from a to z, then letters, digits, - and _"
  }

  private static func advice(_ id: String) -> String {
    var name = [UInt8]()
    for byte in id.utf8 where byte < 0x80 {
      if isInner(byte) { name.append(byte) } else if !name.isEmpty { name.append(UInt8(ascii: "-")) }
    }
    guard let first = name.first, id.utf8.allSatisfy({ $0 < 0x80 }) else { return "" }
    let text = String(decoding: name, as: UTF8.self)
    return "; write '\(isLetter(first) ? text : "q" + text)'"
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isInner(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
