import SurveyModel
import Testing

@testable import SurveyXML

/// The table must be complete, and agree with the model it is read into.
@Suite("Vocabulary")
struct VocabularyTests {
  @Test func everyRowIsItsOwn() {
    #expect(Vocabulary.elements.map(\.kind) == ElementKind.allCases)
    #expect(ElementKind.allCases.count <= 128, "ElementSet holds 128 kinds")
  }

  @Test func everythingIsDocumented() {
    for element in Vocabulary.elements {
      #expect(isSentence(element.documentation), "\(element.name)")
      for attribute in element.attributes {
        #expect(isSentence(attribute.documentation), "\(element.name)/\(attribute.name)")
        for keyword in attribute.keywords {
          #expect(isSentence(keyword.documentation), "\(element.name)/\(attribute.name)=\(keyword.word)")
        }
        if let value = attribute.defaultValue, !attribute.isExpression {
          #expect(attribute.type.accepts(value), "\(element.name)/\(attribute.name)=\(value)")
        }
      }
    }
  }

  @Test func everythingIsReachable() {
    var reached: Set<ElementKind> = Set(Vocabulary.roots)
    var open = Vocabulary.roots
    while let kind = open.popLast() {
      for child in Vocabulary.spec(kind).parts.flatMap(\.kinds) where reached.insert(child).inserted {
        open.append(child)
      }
    }
    #expect(reached == Set(ElementKind.allCases))
    let used = Set(Vocabulary.elements.flatMap { $0.attributes.map(\.name) })
    #expect(used == Set(AttributeName.allCases))
  }

  /// Within one element, a name must mean one thing, and be named once.
  @Test func contentIsUnambiguous() {
    for element in Vocabulary.elements {
      let names = element.parts.flatMap(\.kinds).map { Vocabulary.spec($0).name }
      #expect(Set(names).count == names.count, "\(element.name)")
      #expect(Set(element.attributeNames).count == element.attributes.count, "\(element.name)")
    }
  }

  @Test func keywordsAreThoseOfTheModel() {
    #expect(words(.dimension, .method) == Dimension.Method.allCases.map(\.rawValue))
    #expect(words(.dimension, .report) == Dimension.Unit.allCases.map(\.rawValue))
    #expect(words(.dimension, .direction) == Dimension.Direction.allCases.map(\.rawValue))
    #expect(words(.map, .several) == ScoreMap.Several.allCases.map(\.rawValue))
    #expect(words(.entry, .state) == ScoreMap.Entry.states.map(\.name))
    #expect(words(.index, .withoutWeights) == CompositeIndex.WithoutWeights.allCases.map(\.rawValue))
    #expect(words(.importancePerformance, .cross) == ImportancePerformance.Cross.allCases.map(\.rawValue))
    #expect(words(.quadrant, .x) == Quadrants.Side.allCases.map(\.rawValue))
    #expect(words(.flag, .type) == QualityFlag.Kind.allCases.map(\.rawValue))
    #expect(words(.maturity, .dontKnow) == Maturity.DontKnowRule.allCases.map(\.rawValue))
    #expect(words(.variable, .type) == Variable.DeclaredType.allCases.map(\.rawValue))
    #expect(Set(words(.section, .required)) == Set(Requirement.allCases.map(\.rawValue)))
    #expect(words(.section, .allow) == AnswerState.offered.map(\.name))
  }

  @Test(
    arguments: [
      ("q7", nil), ("a-b_c", nil), ("", "it is empty"), ("q 7", "it has a space; write 'q-7'"),
      ("7q", "it begins with a digit; write 'q7q'"), ("a.b", "a dot separates the parts of an answer; write 'a-b'"),
      ("fedeltà", "it takes a letter from a to z, then letters, digits, - and _"),
      ("-x", "it takes a letter from a to z, then letters, digits, - and _; write 'q-x'"),
    ] as [(String, String?)])
  func names(_ name: String, _ hint: String?) {
    #expect(NameRule.problem(with: name) == hint.map { .badName(name, hint: $0) })
  }

  @Test(arguments: Vocabulary.reservedWords.sorted())
  func reservedWords(_ word: String) {
    #expect(NameRule.problem(with: word) == .reservedName(word))
  }

  private func isSentence(_ text: String) -> Bool { text.count > 3 && text.hasSuffix(".") }

  private func words(_ kind: ElementKind, _ name: AttributeName) -> [String] {
    Vocabulary.spec(kind).attribute(name)?.keywords.map(\.word) ?? []
  }
}

extension AttributeSpec {
  fileprivate var isExpression: Bool {
    if case .expression = type { true } else { false }
  }

  fileprivate var keywords: [ValueType.Keyword] {
    switch type {
    case .keyword(let keywords), .keywords(let keywords): keywords
    default: []
    }
  }
}
