/// The stable name of a kind of problem: what messages print in brackets and what options switch on and off.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  // Reading
  case emptyFile = "empty-file"
  case fileTooLarge = "file-too-large"
  case notUTF8 = "not-utf8"
  case notWellFormed = "not-well-formed"
  case externalEntity = "external-entity"
  case tooDeep = "too-deep"
  case tooLarge = "too-large"
  // Structure
  case wrongNamespace = "wrong-namespace"
  case newerFormat = "newer-format"
  case unknownElement = "unknown-element"
  case misplacedElement = "misplaced-element"
  case missingPart = "missing-part"
  case repeatedPart = "repeated-part"
  case unexpectedText = "unexpected-text"
  case unknownAttribute = "unknown-attribute"
  case missingAttribute = "missing-attribute"
  case badValue = "bad-value"
  case badName = "bad-name"
  case reservedName = "reserved-name"
  case controlCharacter = "control-char"
  // Names
  case duplicateID = "duplicate-id"
  case repeatedReference = "repeated-reference"
  case badRename = "bad-rename"
  case nameCase = "name-case"
  case unknownReference = "unknown-reference"
  case loopReference = "loop-reference"
  case unknownChoice = "unknown-choice"
  case unknownList = "unknown-list"
  case unusedList = "unused-list"
  case duplicateChoice = "duplicate-choice"
  case duplicateLabel = "duplicate-label"
  case loneChoice = "lone-choice"
  case noEffect = "no-effect"
  case noExclusive = "no-exclusive"
  case scaleLabels = "scale-labels"
  case neverOffered = "never-offered"
  case noChoiceLeft = "no-choice-left"
  // Habits
  case duplicatePrompt = "duplicate-prompt"
  case longText = "long-text"
  // Earlier versions
  case breaksResponses = "breaks-responses"
  // Expressions
  case expressionSyntax = "expression-syntax"
  case unknownFunction = "unknown-function"
  case wrongArity = "wrong-arity"
  case typeMismatch = "type-mismatch"
  case badPattern = "bad-pattern"
  case constantCondition = "constant-condition"
  case valueOutOfReach = "value-out-of-reach"
  // The question graph
  case forwardReference = "forward-reference"
  case selfReference = "self-reference"
  case dependencyCycle = "dependency-cycle"
  case uncertainOrder = "uncertain-order"
  // Limits
  case emptyRange = "empty-range"
  case sumImpossible = "sum-impossible"
  case badDefault = "bad-default"
  case emptySection = "empty-section"
  case loopTooLarge = "loop-too-large"
  // Languages
  case missingTranslation = "missing-translation"
  case placeholderMismatch = "placeholder-mismatch"
  case undeclaredLanguage = "undeclared-language"
  case repeatedLanguage = "repeated-language"
  // Scoring
  case bandGap = "band-gap"
  case bandOverlap = "band-overlap"
  case bandOutOfReach = "band-out-of-reach"
  case groupOverlap = "group-overlap"
  case groupGap = "group-gap"
  case mapGap = "map-gap"
  case gatedCondition = "gated-condition"
  case notScorable = "not-scorable"
  case notCategorical = "not-categorical"
  case negativeWeight = "negative-weight"
  case zeroWeight = "zero-weight"
  case badMargin = "bad-margin"
  case codeCollision = "code-collision"
  // Imports
  case importMissing = "import-missing"
  case importCycle = "import-cycle"
  // Allowances
  case badAllowance = "bad-allowance"
  case unusedAllowance = "unused-allowance"

  /// How serious problems of this kind are.
  public var severity: Diagnostic.Severity {
    switch self {
    case .nameCase, .unusedList, .duplicateLabel, .loneChoice, .noEffect, .missingTranslation, .placeholderMismatch,
      .constantCondition, .valueOutOfReach, .emptySection, .bandOutOfReach, .groupGap, .mapGap, .zeroWeight,
      .badAllowance, .unusedAllowance, .breaksResponses, .noExclusive, .scaleLabels, .duplicatePrompt, .neverOffered,
      .noChoiceLeft:
      .warning
    case .longText: .note
    default: .error
    }
  }
}

extension DiagnosticCode {
  /// Whether the file could not be read at all, as opposed to a mistake in what it says.
  public var isAboutReading: Bool {
    switch self {
    case .emptyFile, .fileTooLarge, .notUTF8, .notWellFormed, .externalEntity, .tooDeep, .tooLarge: true
    default: false
    }
  }
}
