/// A list of choices, or a response scale: choices whose values are numbers in order.
public struct ChoiceList: Sendable, Hashable {
  /// The name that questions use; for a list inside a question, the question's id.
  public let id: Name

  /// Whether the choices are the points of a scale.
  public let isScale: Bool

  /// Whether it was declared inside the one question that uses it.
  public let isInline: Bool

  /// The choices, in document order; the points of a scale in ascending order of value.
  public let choices: [Choice]

  /// Whether its choices are shown in random order, the same one by every question that does not say otherwise.
  public let isRandom: Bool

  /// What its choices say of themselves beside code and label, for filters; none in a scale.
  public let attributes: [ChoiceAttribute]

  /// The values of a scale's points as doubles, which is what every answer is compared with.
  let numbers: [Double]

  /// The indices of the choices by their codes, in ascending order: what every answer is looked up in.
  private let indicesByCode: [Int]

  /// Makes a list.
  public init(
    id: Name, isScale: Bool, isInline: Bool = false, isRandom: Bool = false, attributes: [ChoiceAttribute] = [],
    choices: [Choice]
  ) {
    numbers = choices.compactMap { $0.value?.doubleValue }
    indicesByCode = choices.indices.sorted { left, right in
      let (first, second) = (choices[left].code.text, choices[right].code.text)
      return first == second ? left < right : first < second
    }
    self.id = id
    self.isScale = isScale
    self.isInline = isInline
    self.isRandom = isRandom
    self.attributes = attributes
    self.choices = choices
  }

  /// The least and the greatest value of a scale; `nil` for a list that is none, or is empty.
  public var bounds: (least: Ratio, greatest: Ratio)? {
    let values = choices.compactMap(\.value)
    guard isScale, let least = values.min(), let greatest = values.max() else { return nil }
    return (least, greatest)
  }

  /// The index of the choice with a code; of the first one where a code stands twice.
  public func index(ofCode code: String) -> Int? {
    var (low, high) = (0, indicesByCode.count)
    while low < high {
      let middle = (low + high) / 2
      if choices[indicesByCode[middle]].code.text < code { low = middle + 1 } else { high = middle }
    }
    guard low < indicesByCode.count, choices[indicesByCode[low]].code.text == code else { return nil }
    return indicesByCode[low]
  }

  /// The index of the point of a scale that has a value; `nil` where none has it, and in a list that is no scale.
  public func index(ofNumber number: Double) -> Int? {
    numbers.count == choices.count
      ? numbers.firstIndex(of: number) : choices.firstIndex { $0.value?.doubleValue == number }
  }

  /// The choice that had a code in an earlier version; `nil` for a code that it has now.
  func renamed(from code: String) -> Choice? {
    index(ofCode: code) == nil ? choices.first { $0.formerCodes.contains { $0.text == code } } : nil
  }
}

/// What each choice of a list may say of itself, such as the country of a city, so that filters can ask for it.
public struct ChoiceAttribute: Sendable, Hashable {
  /// The attribute's name.
  public let name: Name

  /// Whether its values are numbers; texts, otherwise, which stand for codes beside a choice.
  public let isNumber: Bool

  /// Makes an attribute.
  public init(_ name: Name, isNumber: Bool = false) {
    self.name = name
    self.isNumber = isNumber
  }
}

/// One choice of a list, or one point of a scale.
public struct Choice: Sendable, Hashable {
  /// What responses store; the same in every language.
  public let code: Name

  /// The codes that it had in earlier versions, under which responses are still read.
  public let formerCodes: [Name]

  /// The number a scale's point stands for; `nil` in a list that is not a scale.
  public let value: Ratio?

  /// What respondents read; `nil` for a point that only its number names.
  public let label: LocalizedText?

  /// Whether choosing it excludes all others.
  public let isExclusive: Bool

  /// The condition under which it is offered; always, when there is none.
  public let relevance: SourceFragment?

  /// Whether it keeps its place when the others are shuffled.
  public let isFixed: Bool

  /// The values of the list's attributes, in their order; `nil` for one that it does not have.
  public let attributes: [Name?]

  /// Makes a choice.
  public init(
    code: Name, formerCodes: [Name] = [], value: Ratio? = nil, label: LocalizedText?, isExclusive: Bool = false,
    relevance: SourceFragment? = nil, isFixed: Bool = false, attributes: [Name?] = []
  ) {
    self.code = code
    self.formerCodes = formerCodes
    self.value = value
    self.label = label
    self.isExclusive = isExclusive
    self.relevance = relevance
    self.isFixed = isFixed
    self.attributes = attributes
  }
}
