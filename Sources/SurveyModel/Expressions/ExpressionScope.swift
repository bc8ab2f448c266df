/// What names mean where an expression stands.
protocol ExpressionScope {
  /// What a name stands for; `nil` when it stands for nothing.
  func symbol(named name: String) -> ExpressionSymbol?

  /// The names that would have been right, for "did you mean".
  var names: [String] { get }

  /// What a name of an earlier version is called now.
  func currentName(ofFormer name: String) -> String?

  /// Whether a choice, or what a choice says of itself, is written like a name.
  func isCode(_ name: String) -> Bool

  /// What names stand for here, as messages say it.
  var kind: String { get }

  /// What `.` stands for: the item whose value is judged; `nil` where there is no candidate.
  var candidate: ExpressionSymbol? { get }

  /// The number of the pass of a loop that it stands in, from 1; `nil` outside loops.
  var position: Int? { get }

  /// Whether an item is answered with a point of a scale.
  func isPoint(_ item: Int) -> Bool

  /// A choice list by index.
  func choiceList(_ index: Int) -> ChoiceList
}

extension ExpressionScope {
  var position: Int? { nil }
  func isPoint(_ item: Int) -> Bool { false }
  func currentName(ofFormer name: String) -> String? { nil }
  func isCode(_ name: String) -> Bool { false }
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
  /// A value that is fixed in each pass of a loop: the choice it is for, or its number.
  case fixed(Double, ExpressionType)
  /// The id of something inside a loop, which names nothing outside it.
  case insideLoop(LoopPath)
  /// An input of a scoring expression, with its type.
  case score(Int, ExpressionType)
  /// An item whose own declaration is faulty, so that nothing can be said about expressions on it.
  case faulty
  /// A score without the member that was asked for; with those it has.
  case scoreWithoutMember([String])
}

/// How something inside a loop is named from outside.
struct LoopPath: Hashable {
  /// The loop's id.
  let loop: String

  /// The name for all passes, which aggregates take.
  let all: String

  /// The name for one of the passes.
  var one: String?
}
