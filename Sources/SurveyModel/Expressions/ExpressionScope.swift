/// What names mean where an expression stands.
protocol ExpressionScope {
  /// What a name stands for; `nil` when it stands for nothing.
  func symbol(named name: String) -> ExpressionSymbol?

  /// The names that would have been right, for "did you mean".
  var names: [String] { get }

  /// What names stand for here, as messages say it.
  var kind: String { get }

  /// What `.` stands for: the item whose value is judged; `nil` where there is no candidate.
  var candidate: ExpressionSymbol? { get }

  /// A choice list by index.
  func choiceList(_ index: Int) -> ChoiceList
}

/// What a name stands for.
enum ExpressionSymbol: Hashable {
  /// An item, with its type.
  case item(Int, ExpressionType)
  /// A page of text: it has a place on the route but no value.
  case statement
  /// A section, which has no value either.
  case section
  /// A question whose answers are its parts, with their ids.
  case composite([String])
  /// An input of a scoring expression.
  case score(Int)
  /// An item whose own declaration is faulty, so that nothing can be said about expressions on it.
  case faulty
  /// A score without the member that was asked for; with those it has.
  case scoreWithoutMember([String])
}
