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

  /// The values of a scale's points as doubles, which is what every answer is compared with.
  let numbers: [Double]

  /// Makes a list.
  public init(id: Name, isScale: Bool, isInline: Bool = false, choices: [Choice]) {
    numbers = choices.compactMap { $0.value?.doubleValue }
    self.id = id
    self.isScale = isScale
    self.isInline = isInline
    self.choices = choices
  }

  /// The least and the greatest value of a scale; `nil` for a list that is none, or is empty.
  public var bounds: (least: Ratio, greatest: Ratio)? {
    let values = choices.compactMap(\.value)
    guard isScale, let least = values.min(), let greatest = values.max() else { return nil }
    return (least, greatest)
  }

  /// The index of the choice with a code.
  public func index(ofCode code: String) -> Int? { choices.firstIndex { $0.code.text == code } }
}

/// One choice of a list, or one point of a scale.
public struct Choice: Sendable, Hashable {
  /// What responses store; the same in every language.
  public let code: Name

  /// The number a scale's point stands for; `nil` in a list that is not a scale.
  public let value: Ratio?

  /// What respondents read; `nil` for a point that only its number names.
  public let label: LocalizedText?

  /// Whether choosing it excludes all others.
  public let isExclusive: Bool

  /// Makes a choice.
  public init(code: Name, value: Ratio? = nil, label: LocalizedText?, isExclusive: Bool = false) {
    self.code = code
    self.value = value
    self.label = label
    self.isExclusive = isExclusive
  }
}
