/// Makes up texts that match a regular expression.
///
/// Understands what patterns of questions are made of: literals, classes, groups, alternatives and counts. What else an
/// expression may hold, such as looking ahead, gives no text, and the respondent looks for another answer.
struct PatternText: Sendable {
  private indirect enum Part: Sendable {
    case characters([Character])
    case sequence([Part])
    case alternatives([Part])
    case repeated(Part, ClosedRange<Int>)
  }

  private let root: Part

  /// How often something is repeated at most that may be repeated without limit.
  private static let furtherRepeats = 4

  /// Reads an expression; `nil` when it holds something that is not understood.
  init?(_ pattern: String) {
    var reader = Reader(characters: Array(pattern))
    guard let root = reader.alternatives(), reader.isAtEnd else { return nil }
    self.root = root
  }

  /// A text that matches.
  ///
  /// - Parameter chance: Where its choices come from.
  func text(_ chance: inout Chance) -> String {
    var text = ""
    Self.write(root, to: &text, &chance)
    return text
  }

  private static func write(_ part: Part, to text: inout String, _ chance: inout Chance) {
    switch part {
    case .characters(let characters): if let one = chance.pick(characters) { text.append(one) }
    case .sequence(let parts): for part in parts { write(part, to: &text, &chance) }
    case .alternatives(let parts): if let one = chance.pick(parts) { write(one, to: &text, &chance) }
    case .repeated(let part, let limits):
      for _ in 0..<limits.lowerBound + chance.below(limits.count) { write(part, to: &text, &chance) }
    }
  }

  // MARK: - Reading

  private struct Reader {
    let characters: [Character]
    var position = 0

    private static let digits: [Character] = Array("0123456789")
    private static let letters: [Character] = Array("abcdefghijklmnopqrstuvwxyz")
    private static let capitals: [Character] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let signs: [Character] = Array(" !\"#%&'()*+,-./:;<=>?@_~")
    private static let all = letters + capitals + digits + signs

    var isAtEnd: Bool { position == characters.count }

    init(characters: [Character]) { self.characters = characters }

    private var next: Character? { isAtEnd ? nil : characters[position] }

    private mutating func take() -> Character? {
      guard let next else { return nil }
      position += 1
      return next
    }

    private mutating func skip(_ character: Character) -> Bool {
      guard next == character else { return false }
      position += 1
      return true
    }

    mutating func alternatives() -> Part? {
      var parts: [Part] = []
      repeat {
        guard let part = sequence() else { return nil }
        parts.append(part)
      } while skip("|")
      return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func sequence() -> Part? {
      var parts: [Part] = []
      while let next, next != "|", next != ")" {
        // The whole text has to match in any case.
        if skip("^") || skip("$") { continue }
        guard let atom = atom(), let part = counted(atom) else { return nil }
        parts.append(part)
      }
      return .sequence(parts)
    }

    private mutating func atom() -> Part? {
      switch take() {
      case "(":
        if skip("?") {
          // Only groups that capture nothing; names and looking around are left to others.
          guard skip(":") else { return nil }
        }
        guard let part = alternatives(), skip(")") else { return nil }
        return part
      case "[": return characterClass()
      case "\\": return escape().map { .characters($0) }
      case ".": return .characters(Self.letters + Self.digits)
      case let literal?: return .characters([literal])
      case nil: return nil
      }
    }

    private mutating func counted(_ atom: Part) -> Part? {
      let limits: ClosedRange<Int>
      switch next {
      case "?": limits = 0...1
      case "*": limits = 0...PatternText.furtherRepeats
      case "+": limits = 1...1 + PatternText.furtherRepeats
      case "{":
        guard let end = characters[position...].firstIndex(of: "}") else { return nil }
        let bounds = String(characters[position + 1..<end]).split(separator: ",", omittingEmptySubsequences: false)
        guard let first = bounds.first, let least = Int(first), bounds.count <= 2, (0...1000).contains(least) else {
          return nil
        }
        let most = bounds.count == 1 ? least : bounds[1].isEmpty ? least + PatternText.furtherRepeats : Int(bounds[1])
        guard let most, (least...1000).contains(most) else { return nil }
        limits = least...most
        position = end
      default: return atom
      }
      position += 1
      // Whether a count is greedy makes no difference to what matches a whole text made up for it.
      if !skip("?") { _ = skip("+") }
      return .repeated(atom, limits)
    }

    /// What an escape stands for; its backslash is taken.
    private mutating func escape() -> [Character]? {
      switch take() {
      case "d": Self.digits
      case "w": Self.letters + Self.digits
      case "s": [" "]
      case "D": Self.letters
      case "W": [" ", "-"]
      case "S": Self.letters + Self.digits
      case "t": ["\t"]
      case "n": ["\n"]
      case "p": property()
      // Of letters and digits the others have a meaning of their own, such as a boundary or a reference.
      case let literal? where !literal.isLetter && !literal.isNumber: [literal]
      default: nil
      }
    }

    private mutating func property() -> [Character]? {
      guard skip("{"), let end = characters[position...].firstIndex(of: "}") else { return nil }
      let name = String(characters[position..<end])
      position = end + 1
      return switch name {
      case "L", "Letter", "Alphabetic": Self.letters
      case "Lu", "Uppercase": Self.capitals
      case "Ll", "Lowercase": Self.letters
      case "N", "Nd": Self.digits
      default: nil
      }
    }

    private mutating func characterClass() -> Part? {
      let isNegated = skip("^")
      var members: [Character] = []
      while let character = take() {
        if character == "]" {
          let chosen = isNegated ? Self.all.filter { !members.contains($0) } : members
          return chosen.isEmpty ? nil : .characters(chosen)
        }
        // Classes inside classes, and operations on them, are hardly ever written.
        if character == "[" { return nil }
        guard character == "\\" else {
          guard next == "-", position + 1 < characters.count, characters[position + 1] != "]" else {
            members.append(character)
            continue
          }
          position += 1
          guard let last = take(), last != "\\", let range = Self.range(character, last) else { return nil }
          members += range
          continue
        }
        guard let escaped = escape() else { return nil }
        members += escaped
      }
      return nil
    }

    private static func range(_ first: Character, _ last: Character) -> [Character]? {
      guard let low = first.unicodeScalars.first?.value, let high = last.unicodeScalars.first?.value, low <= high,
        high - low < 1000
      else { return nil }
      return (low...high).compactMap { Unicode.Scalar($0).map(Character.init) }
    }
  }
}
