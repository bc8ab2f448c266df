/// All there is to know about one kind of element: what the reader checks, what schemas allow, what documentation says.
struct ElementSpec: Sendable {
  /// What an element holds besides elements.
  enum Text: Sendable {
    /// Nothing but white space.
    case none
    /// Text alone.
    case plain
    /// Text that respondents or readers see: `<em>`, `<strong>` and `<br/>` may stand in it.
    case mixed
    /// As ``mixed``, and `<output>` puts in what the respondent answered.
    case piped

    var isMixed: Bool { self == .mixed || self == .piped }
  }

  /// How often a part may stand.
  enum Occurrence: Sendable {
    case optional, one, any, some

    var isRequired: Bool { self == .one || self == .some }
    var isRepeatable: Bool { self == .any || self == .some }
  }

  /// A part of an element's content: one kind of child, or several that may be mixed.
  struct Part: Sendable {
    let kinds: [ElementKind]
    let occurrence: Occurrence
    /// Whether the part is one text given once a language.
    let isLocalized: Bool
    let set: ElementSet

    private init(_ kinds: [ElementKind], _ occurrence: Occurrence, isLocalized: Bool = false) {
      self.kinds = kinds
      self.occurrence = occurrence
      self.isLocalized = isLocalized
      set = ElementSet(kinds)
    }

    static func optional(_ kind: ElementKind) -> Part { Part([kind], .optional) }
    static func any(_ kinds: ElementKind...) -> Part { Part(kinds, .any) }
    static func any(_ kinds: [ElementKind]) -> Part { Part(kinds, .any) }
    static func some(_ kinds: ElementKind...) -> Part { Part(kinds, .some) }

    /// A text that must be there, in as many languages as the survey has.
    static func text(_ kind: ElementKind) -> Part { Part([kind], .some, isLocalized: true) }

    /// A text that may be there, in as many languages as the survey has.
    static func optionalText(_ kind: ElementKind) -> Part { Part([kind], .any, isLocalized: true) }
  }

  /// Attributes and, perhaps, a child element, exactly one of which must be there.
  struct Alternative: Sendable {
    let attributes: [AttributeName]
    var part: ElementKind?
  }

  let kind: ElementKind
  let name: String
  let documentation: String
  let attributes: [AttributeSpec]

  /// The parts in the order in which they are best written. The reader takes them in any order, because none changes
  /// what a survey means; what counts is the order of questions, points, items and the like among themselves.
  let parts: [Part]
  let text: Text
  /// Whether it takes the attributes that the list around it declares.
  let takesDeclared: Bool
  let alternative: Alternative?

  /// All kinds that may stand in the element, in the order of its parts.
  let allowedKinds: [ElementKind]
  /// Their names.
  let allowedNames: [String]
  /// The same kinds as a set.
  let allowed: ElementSet
  /// The kinds of which only one may stand in it.
  let single: ElementSet

  init(
    _ kind: ElementKind, _ documentation: String, attributes: [AttributeSpec] = [],
    parts: [Part] = [], text: Text = .none, takesDeclared: Bool = false,
    alternative: Alternative? = nil
  ) {
    self.kind = kind
    name = kind.name
    self.documentation = documentation
    self.attributes = attributes
    self.parts =
      switch text {
      case .mixed: [.any(.emphasis, .strong, .lineBreak)]
      case .piped: [.any(.pipedEmphasis, .pipedStrong, .lineBreak, .output)]
      case .none, .plain: parts
      }
    self.text = text
    self.takesDeclared = takesDeclared
    self.alternative = alternative
    allowedKinds = self.parts.flatMap(\.kinds)
    allowedNames = allowedKinds.map(\.name)
    allowed = ElementSet(allowedKinds)
    single = ElementSet(self.parts.filter { !$0.occurrence.isRepeatable }.flatMap(\.kinds))
  }

  /// The names of all attributes.
  var attributeNames: [String] { attributes.map(\.name.rawValue) }

  /// The attribute of a name.
  func attribute(_ name: AttributeName) -> AttributeSpec? { attributes.first { $0.name == name } }
}

/// One attribute of one kind of element.
struct AttributeSpec: Sendable {
  let name: AttributeName
  let type: ValueType
  let isRequired: Bool
  /// What holds where the attribute is not given, as an author would write it.
  let defaultValue: String?
  let documentation: String

  /// An attribute that may be given.
  static func optional(
    _ name: AttributeName, _ type: ValueType, _ documentation: String, default defaultValue: String? = nil
  ) -> AttributeSpec {
    AttributeSpec(
      name: name, type: type, isRequired: false, defaultValue: defaultValue, documentation: documentation)
  }

  /// An attribute that must be given.
  static func required(_ name: AttributeName, _ type: ValueType, _ documentation: String) -> AttributeSpec {
    AttributeSpec(name: name, type: type, isRequired: true, defaultValue: nil, documentation: documentation)
  }
}
