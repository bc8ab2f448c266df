internal import SurveyModel

/// What elements that do not fit were probably meant to be. Each name is looked at once for each kind of parent.
struct StrayNames {
  /// What there is to say about a name.
  struct Stray {
    let problem: Problem
    let suggestion: String?
    /// Whether nothing but the suggestion can have been meant.
    let isCertain: Bool
    /// What it must have meant; `nil` where that is anyone's guess.
    let kind: ElementKind?
  }

  private struct Key: Hashable {
    let name: Int32
    let parent: ElementKind
  }

  private var strays: [Key: Stray] = [:]

  /// A file with more distinct wrong names than this is no misspelt survey, and looking for likenesses takes time.
  private static let maximumSuggestions = 500

  /// What there is to say about an element.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - number: The name's number in the tree.
  ///   - known: The kinds of that name, none of which may stand in the parent.
  ///   - parent: The parent's row.
  mutating func meaning(
    ofElement name: String, number: Int32, known: [ElementKind], in parent: ElementSpec
  ) -> Stray {
    let key = Key(name: number, parent: parent.kind)
    if let stray = strays[key] { return stray }
    let stray = Self.stray(name, known: known, in: parent, maySuggest: strays.count < Self.maximumSuggestions)
    strays[key] = stray
    return stray
  }

  private static func stray(
    _ name: String, known: [ElementKind], in parent: ElementSpec, maySuggest: Bool
  ) -> Stray {
    // A parent of the same name may be of another kind, such as the label of a loop's pass and that of a choice.
    let places = places(of: known).filter { $0 != parent.name }
    if !places.isEmpty {
      return Stray(
        problem: .misplacedElement(name, parent: parent.name, belongsIn: places), suggestion: nil, isCertain: false,
        kind: nil)
    }
    let allowed = parent.allowedNames
    let habit = Vocabulary.habits[name].flatMap { allowed.contains($0) ? $0 : nil }
    let suggestion = habit ?? (maySuggest ? NameSuggestion.nearest(to: name, among: allowed) : nil)
    let isCertain =
      suggestion.map {
        Vocabulary.synonyms.contains(name) || NameSuggestion.isCertain($0, for: name, among: allowed)
      } ?? false
    return Stray(
      problem: .unknownElement(name, parent: parent.name, allowed: allowed), suggestion: suggestion,
      isCertain: isCertain,
      kind: zip(allowed, parent.allowedKinds).first { $0.0 == suggestion }?.1)
  }

  /// The names of the elements in which any of some kinds may stand, each once.
  private static func places(of kinds: [ElementKind]) -> [String] {
    let names = kinds.flatMap { Vocabulary.parents(of: $0) }
    return names.enumerated().filter { index, name in !names[..<index].contains(name) }.map(\.element)
  }
}
