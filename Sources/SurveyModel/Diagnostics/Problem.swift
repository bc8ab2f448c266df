/// What is wrong, as facts. The words are in ``message``; nothing else writes them.
public enum Problem: Sendable, Hashable {
  // Reading
  case emptyFile
  case fileTooLarge(bytes: Int, limit: Int)
  case notUTF8(byte: UInt8)
  case otherEncoding(String)
  case notWellFormed(String)
  case documentType
  case tooDeep(limit: Int)
  case tooManyAttributes(limit: Int)
  case tagTooLong(limit: Int)
  // Structure
  case wrongNamespace(element: String, found: String?, expected: String)
  case newerFormat(found: Int, known: Int)
  case unknownElement(String, parent: String?, allowed: [String])
  case misplacedElement(String, parent: String, belongsIn: [String])
  case missingPart(element: String, part: String)
  case emptyText(element: String)
  case repeatedPart(element: String, part: String)
  case attributeAndPart(element: String, attribute: String, part: String)
  case attributesExclude(element: String, first: String, second: String)
  case attributeAndText(element: String, attribute: String)
  case unexpectedText(element: String, wrapper: String?)
  case unknownAttribute(String, element: String, allowed: [String])
  case missingAttribute(String, element: String, expected: String)
  case badValue(attribute: String, value: String, expected: String)
  case badName(String, hint: String)
  case reservedName(String)
  case controlCharacter(scalar: UInt32)
  // Names
  case duplicateID(String)
  case repeatedReference(String, whole: String)
  case repeatedBands(String)
  case badRename(String)
  case nameCase(String, other: String)
  case unknownReference(String, kind: String, hint: String? = nil)
  case loopReference(String, loop: String, all: String, one: String?)
  case unknownMember(String, score: String, members: [String])
  case unknownChoice(String, item: String, codes: [String])
  case unknownState(String, states: [String])
  case unknownList(String, isScale: Bool, known: [String])
  case listIsNoScale(String)
  case unusedList(String)
  case duplicateChoice(String)
  case duplicateLabel(String, language: String)
  case loneChoice(list: String)
  case idleExclusive(code: String)
  case notExclusive(code: String)
  case forgottenLabels(scale: String, points: Int, bare: [String])
  case idleFixed(String)
  case attributeClash(String)
  case filterWithoutAttribute(list: String, attributes: [String])
  case filterOfScale
  case neverOffered(String, question: String, attribute: String?)
  case nothingEverOffered(String, list: String)
  case nothingOffered(String, by: String, codes: [String])
  // Earlier versions
  case unknownToVersion(String, responses: Int?)
  case answerOfEarlierVersion(String, item: String, responses: Int)
  // Habits
  case duplicatePrompt(String, other: String)
  case longText(String, count: Int, limit: Int)
  // Expressions
  case expressionSyntax(String)
  case unknownFunction(String)
  case wrongArity(function: String, expected: String, found: Int)
  case typeMismatch(String)
  case badPattern(String)
  case constantCondition(always: Bool)
  case outOfReach(String, subject: String, reach: String, always: Bool)
  case idleLimit(String)
  case idleSetting(String)
  // The question graph
  case forwardReference(from: String, to: String)
  case selfReference(String)
  case dependencyCycle([String])
  case uncertainOrder(from: String, to: String, in: String)
  // Limits
  case emptyRange(String)
  case sumImpossible(String)
  case badDefault(String)
  case emptySection(String, isLoop: Bool)
  case loopTooLarge(String, limit: String)
  // Languages
  case differentOutputs(language: String, missing: [String], added: [String])
  case missingTranslation(language: String, missing: Int, total: Int)
  case undeclaredLanguage(String, declared: [String])
  case repeatedLanguage(String, element: String)
  // Scoring
  case bandGap(from: String, to: String)
  case bandOverlap(from: String, to: String)
  case bandOutOfReach(String)
  case groupOverlap(first: String, second: String)
  case groupGap(String, values: [String])
  case mapGap(String, map: String, codes: [String])
  case repeatedEntry(String, map: String)
  case unusedMap(String)
  case idleAttribute(String, because: String)
  case quadrantOverlap(first: String, second: String)
  case quadrantGap(String, sides: [String])
  case unknownPoints(String, question: String, codes: [String])
  case gatedCondition(String)
  case notScorable(String, reason: String)
  case notCategorical(String, reason: String)
  case negativeWeight(String)
  case zeroWeights(String)
  case badMargin(String)
  case codeCollision(code: String, state: String, item: String)
  case sharedCode(code: String, first: String, second: String)
  // Assessments
  case shortChain
  case verdictOverlap(first: String, second: String)
  case verdictGap(sides: [String])
  // Imports
  case importMissing(String, place: String, reason: String)
  case importCycle([String])
  case libraryTranslation(library: String, language: String, missing: Int, total: Int)
  // Allowances
  case badAllowance(String)
  case unusedAllowance(String)

  /// The stable name of the kind of problem.
  public var code: DiagnosticCode {
    switch self {
    case .emptyFile: .emptyFile
    case .fileTooLarge: .fileTooLarge
    case .notUTF8, .otherEncoding: .notUTF8
    case .notWellFormed: .notWellFormed
    case .documentType: .externalEntity
    case .tooDeep: .tooDeep
    case .tooManyAttributes, .tagTooLong: .tooLarge
    case .wrongNamespace: .wrongNamespace
    case .newerFormat: .newerFormat
    case .unknownElement: .unknownElement
    case .misplacedElement: .misplacedElement
    case .missingPart, .emptyText, .shortChain: .missingPart
    case .repeatedPart, .attributeAndPart, .attributeAndText, .attributesExclude: .repeatedPart
    case .unexpectedText: .unexpectedText
    case .unknownAttribute: .unknownAttribute
    case .missingAttribute: .missingAttribute
    case .badValue: .badValue
    case .badName: .badName
    case .reservedName: .reservedName
    case .controlCharacter: .controlCharacter
    case .duplicateID, .attributeClash: .duplicateID
    case .repeatedReference, .repeatedBands, .repeatedEntry: .repeatedReference
    case .badRename: .badRename
    case .nameCase: .nameCase
    case .unknownReference, .unknownMember: .unknownReference
    case .unknownChoice, .unknownState, .unknownPoints: .unknownChoice
    case .loopReference: .loopReference
    case .unknownList, .listIsNoScale: .unknownList
    case .unusedList, .unusedMap: .unusedList
    case .duplicateChoice: .duplicateChoice
    case .duplicateLabel: .duplicateLabel
    case .loneChoice: .loneChoice
    case .notExclusive: .noExclusive
    case .forgottenLabels: .scaleLabels
    case .unknownToVersion, .answerOfEarlierVersion: .breaksResponses
    case .duplicatePrompt: .duplicatePrompt
    case .longText: .longText
    case .idleExclusive, .idleAttribute, .idleFixed, .idleSetting, .filterWithoutAttribute, .filterOfScale: .noEffect
    case .neverOffered: .neverOffered
    case .nothingOffered, .nothingEverOffered: .noChoiceLeft
    case .expressionSyntax: .expressionSyntax
    case .unknownFunction: .unknownFunction
    case .wrongArity: .wrongArity
    case .typeMismatch: .typeMismatch
    case .badPattern: .badPattern
    case .constantCondition: .constantCondition
    case .outOfReach, .idleLimit: .valueOutOfReach
    case .forwardReference: .forwardReference
    case .selfReference: .selfReference
    case .dependencyCycle: .dependencyCycle
    case .uncertainOrder: .uncertainOrder
    case .emptyRange: .emptyRange
    case .sumImpossible: .sumImpossible
    case .badDefault: .badDefault
    case .emptySection: .emptySection
    case .loopTooLarge: .loopTooLarge
    case .differentOutputs: .placeholderMismatch
    case .missingTranslation: .missingTranslation
    case .undeclaredLanguage: .undeclaredLanguage
    case .repeatedLanguage: .repeatedLanguage
    case .bandGap: .bandGap
    case .bandOverlap: .bandOverlap
    case .bandOutOfReach: .bandOutOfReach
    case .groupOverlap, .quadrantOverlap, .verdictOverlap: .groupOverlap
    case .groupGap, .quadrantGap, .verdictGap: .groupGap
    case .gatedCondition: .gatedCondition
    case .mapGap: .mapGap
    case .notScorable: .notScorable
    case .notCategorical: .notCategorical
    case .negativeWeight: .negativeWeight
    case .zeroWeights: .zeroWeight
    case .badMargin: .badMargin
    case .codeCollision, .sharedCode: .codeCollision
    case .importMissing: .importMissing
    case .importCycle: .importCycle
    case .libraryTranslation: .missingTranslation
    case .badAllowance: .badAllowance
    case .unusedAllowance: .unusedAllowance
    }
  }
}
