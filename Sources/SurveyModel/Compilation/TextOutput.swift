/// A value that an `<output>` puts into a text.
public enum TextOutput: Sendable, Hashable {
  /// The answer to an item, as its respondent reads it; with `isLabel`, the label of a scale's point without its number.
  case answer(item: Int, isLabel: Bool)
  /// The value of an expression, by its index among those of the program.
  case computed(Int)
}

/// The values that texts of a survey show.
public struct TextOutputs: Sendable {
  /// Whose text it is: the same text of a loop shows another value in each pass.
  public enum Owner: Sendable, Hashable {
    /// A question, by index in ``CompiledSurvey/questions``.
    case question(Int)
    /// A section, by index in ``CompiledSurvey/sections``.
    case section(Int)
  }

  private struct Place: Hashable {
    let owner: Owner
    let range: SourceRange
  }

  private var outputs: [Place: TextOutput] = [:]

  /// The expressions that a program computes for texts.
  var computed: [TypedExpression] = []

  /// The items that those expressions read.
  public var itemsRead: Set<Int> { Set(computed.flatMap(\.itemsRead)) }

  /// Whether no text shows a value.
  public var isEmpty: Bool { outputs.isEmpty }

  /// What an `<output>` shows in a text of an owner.
  public func output(_ value: SourceFragment, of owner: Owner) -> TextOutput? {
    outputs[Place(owner: owner, range: value.range)]
  }

  mutating func add(_ expression: TypedExpression, at value: SourceFragment, of owner: Owner) {
    let place = Place(owner: owner, range: value.range)
    switch expression.node {
    case .item(let item): outputs[place] = .answer(item: item, isLabel: false)
    case .label(let labelled):
      if case .item(let item) = labelled.node {
        outputs[place] = .answer(item: item, isLabel: true)
      } else {
        outputs[place] = .computed(computed.count)
        computed.append(labelled)
      }
    default:
      outputs[place] = .computed(computed.count)
      computed.append(expression)
    }
  }
}
