/// An expression with its meaning: every name resolved, every operator settled for the types it works on.
public struct TypedExpression: Sendable, Hashable {
  /// What is computed at this place.
  public indirect enum Node: Sendable, Hashable {
    /// A number, a day's number, a time's seconds, a choice's index or a state's raw value.
    case constant(Double)
    /// What is fixed in each pass of a loop: its number, or the index of the choice it is for.
    case fixed(Double)
    /// A text.
    case constantText(String)
    /// An item's value, by the item's index.
    case item(Int)
    /// A score's number, by the index of the input in ``ScoreInput`` order.
    case score(Int)
    /// The day on which the survey is answered.
    case today
    /// The moment at which the survey is answered.
    case now
    /// Whether an item is in state `value`.
    case answered(Int)
    /// The state of an item.
    case state(Int)
    /// How many of the items are in state `value`.
    case countAnswered([Int])
    /// Arithmetic on numbers; missing when either side is.
    case arithmetic(Arithmetic, TypedExpression, TypedExpression)
    /// The order or equality of two values of the number lane; false when either is missing.
    case comparison(Comparison, TypedExpression, TypedExpression)
    /// The equality of two texts; false when either is missing.
    case textComparison(isEqual: Bool, TypedExpression, TypedExpression)
    /// Whether a value is one of some constants.
    case membership(TypedExpression, [Double])
    /// Whether a text is one of some constants.
    case textMembership(TypedExpression, [String])
    /// Whether a set holds a choice.
    case has(TypedExpression, Int)
    /// The place of a choice in a ranking; missing when it has none.
    case rank(TypedExpression, Int)
    /// How many choices a set holds.
    case countSelected(TypedExpression)
    /// Both.
    case and(TypedExpression, TypedExpression)
    /// Either.
    case or(TypedExpression, TypedExpression)
    /// Not; a missing condition counts as false.
    case not(TypedExpression)
    /// The second when the first holds, else the third.
    case conditional(TypedExpression, TypedExpression, TypedExpression)
    /// The first that is not missing.
    case coalesce([TypedExpression])
    /// An aggregate that skips what is missing.
    case aggregate(Aggregate, [TypedExpression])
    /// A function of numbers or days.
    case numeric(NumericFunction, [TypedExpression])
    /// A function whose result or arguments are texts.
    case textual(TextFunction, [TypedExpression])
    /// Whether a whole text matches a regular expression.
    case matches(TypedExpression, String)
    /// The label of an answer, in the respondent's language; only texts show it.
    case label(TypedExpression)
    /// Whether the shares of an allocation add up.
    case addsUp(AllocationSum)
  }

  /// The node.
  public let node: Node

  /// The type of the result.
  public let type: ExpressionType

  /// Where it stands in the expression's text.
  public let range: Range<Int>
}

/// An operation on two numbers.
public enum Arithmetic: Sendable, Hashable {
  case add, subtract, multiply, divide, modulo
}

/// A comparison of two values.
public enum Comparison: Sendable, Hashable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// A function over any number of numbers; missing ones are skipped, and nothing left is missing, never 0.
public enum Aggregate: Sendable, Hashable {
  case sum, mean, minimum, maximum
}

/// A function whose arguments and result are numbers or days.
public enum NumericFunction: Sendable, Hashable {
  case absolute, round, date, daysBetween, monthsBetween, yearsBetween
  /// The day of a moment.
  case day
}

/// A function of texts.
public enum TextFunction: Sendable, Hashable {
  case length, contains, startsWith, concat, lower, upper, trim
}

extension TypedExpression.Node {
  /// A value that is always missing: the first of nothing.
  static var missing: TypedExpression.Node { .coalesce([]) }
}

extension TypedExpression {
  /// The items that the expression reads, in order of index, each once.
  public var itemsRead: [Int] {
    var items: Set<Int> = []
    visit { node in
      switch node {
      case .item(let item), .answered(let item), .state(let item): items.insert(item)
      case .countAnswered(let counted): items.formUnion(counted)
      case .addsUp(let sum): items.formUnion(sum.items)
      default: break
      }
    }
    return items.sorted()
  }

  /// The inputs of scores that the expression reads, in order of index, each once.
  public var scoresRead: [Int] {
    var inputs: Set<Int> = []
    visit { node in if case .score(let input) = node { inputs.insert(input) } }
    return inputs.sorted()
  }

  /// The items without whose values the expression cannot be computed as it was meant: those that it reads outside
  /// functions made for missing values, which are `coalesce()`, `if()`, the aggregates, `answered()` and `state()`.
  public var itemsNeeded: [Int] {
    switch node {
    case .item(let item): [item]
    case .coalesce, .conditional, .aggregate: []
    default: Set(children.flatMap(\.itemsNeeded)).sorted()
    }
  }

  /// Whether the result depends on nothing: no item, no score, not the clock.
  public var isConstant: Bool {
    var isConstant = true
    visit { node in
      switch node {
      case .item, .answered, .state, .countAnswered, .score, .today, .now, .addsUp, .fixed: isConstant = false
      default: break
      }
    }
    return isConstant
  }

  private func visit(_ body: (Node) -> Void) {
    body(node)
    for child in children { child.visit(body) }
  }

  /// The expressions directly inside this one.
  var children: [TypedExpression] {
    switch node {
    case .constant, .fixed, .constantText, .item, .score, .today, .now, .answered, .state, .countAnswered, .addsUp: []
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .textComparison(_, let a, let b),
      .and(let a, let b), .or(let a, let b):
      [a, b]
    case .membership(let a, _), .textMembership(let a, _), .has(let a, _), .rank(let a, _),
      .countSelected(let a), .not(let a), .matches(let a, _), .label(let a):
      [a]
    case .conditional(let a, let b, let c): [a, b, c]
    case .coalesce(let all), .aggregate(_, let all), .numeric(_, let all), .textual(_, let all): all
    }
  }
}
