extension ValueType {
  /// Regular expressions (XML Schema's dialect), all of which a value matches; none where any text will do, and for
  /// keywords, which are lists.
  ///
  /// They say what can be said about the characters: a schema takes 2026-02-30, which the reader does not.
  var lexicalPatterns: [String] {
    let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    let time = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
    let tag = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"
    return switch self {
    case .id: ["[A-Za-z][A-Za-z0-9_\\-]*"]
    case .reference, .code: ["[^\\s|]+"]
    case .references, .formerNames, .expression, .pattern: [".*\\S.*"]
    case .number: ["-?[0-9]{1,9}(\\.[0-9]{1,9})?"]
    case .positiveNumber: ["[0-9]{1,9}(\\.[0-9]{1,9})?", ".*[1-9].*"]
    case .share: ["0{1,9}(\\.[0-9]{1,9})?|0{0,8}1(\\.0{1,9})?"]
    case .integer: ["-?[0-9]{1,9}"]
    case .count: ["[0-9]{1,9}"]
    case .date: ["today\\(\\)|\(day)"]
    case .day: [day]
    case .time: [time]
    case .dateTime: ["now\\(\\)|\(day)T\(time)"]
    case .language: [tag]
    case .languages: ["\\s*\(tag)(\\s+\(tag))*\\s*"]
    case .missingRule:
      ["half|all|n:[0-9]{1,9}|share:(0{1,9}\\.[0-9]{1,9}|0{0,8}1(\\.0{1,9})?)", "half|all|.*[1-9].*"]
    case .attributeNames:
      ["\\s*[A-Za-z][A-Za-z0-9_\\-]*(:number)?(\\s+[A-Za-z][A-Za-z0-9_\\-]*(:number)?)*\\s*"]
    case .keyword, .keywords, .text: []
    }
  }

  /// The words of a list, and whether several may be given.
  var keywords: (words: [Keyword], isList: Bool)? {
    switch self {
    case .keyword(let words): (words, false)
    case .keywords(let words): (words, true)
    default: nil
    }
  }

  /// What a schema calls the type.
  var schemaName: String {
    switch self {
    case .id: "id"
    case .reference: "reference"
    case .references: "references"
    case .formerNames: "former-names"
    case .code: "code"
    case .expression: "expression"
    case .pattern: "regular-expression"
    case .number: "number"
    case .positiveNumber: "positive-number"
    case .share: "share-of-one"
    case .integer: "integer"
    case .count: "count"
    case .date: "date-or-today"
    case .day: "day"
    case .time: "time-of-day"
    case .dateTime: "date-and-time-or-now"
    case .language: "language-tag"
    case .languages: "language-tags"
    case .missingRule: "missing-rule"
    case .attributeNames: "attribute-names"
    case .keyword, .keywords, .text: "string"
    }
  }

  /// One of each type that has a pattern, in the order of their names.
  static let patterned: [ValueType] = {
    var types: [String: ValueType] = [:]
    for type in Vocabulary.elements.flatMap({ $0.attributes.map(\.type) }) where !type.lexicalPatterns.isEmpty {
      types[type.schemaName] = type
    }
    return types.sorted { $0.key < $1.key }.map(\.value)
  }()
}

extension AttributeSpec {
  /// The documentation, with what holds where the attribute is not given.
  var fullDocumentation: String {
    guard let defaultValue, !defaultValue.isEmpty else { return documentation }
    return documentation + " Default: \(defaultValue)."
  }
}

extension ElementKind {
  /// What a schema calls the element's type: the name, unless two kinds share it.
  var schemaName: String {
    switch self {
    case .adviceText: "advice-text"
    case .pipedTitle, .pipedIntro, .pipedLabel, .pipedEmphasis, .pipedStrong: "piped-" + name
    default: name
    }
  }

  /// What tells it from another kind of the same name, for people.
  var distinction: String? {
    switch self {
    case .adviceText: "in `<advice>` and in assessments"
    case .pipedTitle, .pipedIntro, .pipedLabel, .pipedEmphasis, .pipedStrong: "where respondents meet it underway"
    default: nil
    }
  }
}
