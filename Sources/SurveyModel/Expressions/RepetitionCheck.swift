/// Whether matching a regular expression can take time that doubles with each character.
///
/// A matcher that goes back over its choices tries every way to share a text out between the passes of a repeated group.
/// Where the group holds something that stands exactly once, such as the comma of `([0-9]+,)*`, there is one way; where
/// all its parts repeat or may be left out, as in `(a+)+`, there are more with each character.
struct RepetitionCheck {
  /// Whether some repeated group has only parts that repeat or may be left out.
  private(set) var isRunaway = false

  /// What a group has shown so far.
  private struct Group {
    /// Whether something in it repeats without limit.
    var repeats = false
    /// Whether something in the present alternative stands exactly once.
    var hasOnce = false
    /// Whether an alternative repeats and has nothing that stands once.
    var isLoose = false
    /// Whether every alternative before the present one has something that stands once.
    var allHaveOnce = true
    /// Whether something in the present alternative repeats.
    var alternativeRepeats = false

    mutating func endAlternative() {
      isLoose = isLoose || alternativeRepeats && !hasOnce
      allHaveOnce = allHaveOnce && hasOnce
      hasOnce = false
      alternativeRepeats = false
    }
  }

  private enum Quantifier {
    case once, optional, unbounded
  }

  private let characters: [Character]
  private var position = 0

  /// Looks through an expression that is known to be one.
  init(_ pattern: String) {
    characters = Array(pattern)
    var open: [Group] = [Group()]
    while position < characters.count {
      let character = characters[position]
      position += 1
      switch character {
      case "(":
        open.append(Group())
        skipGroupKind()
      case ")":
        guard open.count > 1, var group = open.popLast() else { continue }
        group.endAlternative()
        let quantifier = quantifier()
        if quantifier == .unbounded, group.isLoose { isRunaway = true }
        let last = open.count - 1
        open[last].repeats = open[last].repeats || group.repeats || quantifier == .unbounded
        open[last].alternativeRepeats = open[last].alternativeRepeats || group.repeats || quantifier == .unbounded
        open[last].hasOnce = open[last].hasOnce || quantifier == .once && group.allHaveOnce
      case "|": open[open.count - 1].endAlternative()
      case "^", "$": continue
      default:
        if character == "[" { skipClass() } else if character == "\\" { position += 1 }
        let last = open.count - 1
        switch quantifier() {
        case .once: open[last].hasOnce = true
        case .optional: break
        case .unbounded:
          open[last].repeats = true
          open[last].alternativeRepeats = true
        }
      }
    }
  }

  /// What follows an atom; a possessive quantifier never goes back, and so counts as standing once.
  private mutating func quantifier() -> Quantifier {
    guard position < characters.count else { return .once }
    var found: Quantifier
    switch characters[position] {
    case "*", "+": found = .unbounded
    case "?": found = .optional
    case "{":
      guard let end = characters[position...].firstIndex(of: "}") else { return .once }
      let bounds = characters[(position + 1)..<end]
      found = bounds.last == "," ? .unbounded : bounds.first == "0" ? .optional : .once
      position = end
    default: return .once
    }
    position += 1
    if position < characters.count, characters[position] == "+" {
      found = .once
      position += 1
    } else if position < characters.count, characters[position] == "?" {
      position += 1
    }
    return found
  }

  /// Goes past `?:` and alike at the beginning of a group.
  private mutating func skipGroupKind() {
    guard position < characters.count, characters[position] == "?" else { return }
    position += 1
    if position < characters.count, "<P".contains(characters[position]),
      let end = characters[position...].firstIndex(where: { ">=!".contains($0) })
    {
      position = end
    }
    position += 1
  }

  /// Goes past a class of characters, its opening bracket already taken.
  private mutating func skipClass() {
    var depth = 1
    while position < characters.count, depth > 0 {
      switch characters[position] {
      case "\\": position += 1
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      position += 1
    }
  }
}
