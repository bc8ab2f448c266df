/// One step of a ``SurveyProgram``: what it computes for every row of a block, and into which register.
///
/// Registers are columns of one lane; a step's arguments say which lane they are in by their names. A register holds a
/// value and whether the value is known; unknown is how a missing answer travels through a calculation.
enum Operation: Sendable, Hashable {
  // Loading
  case constant(Double, into: Int)
  case constantText(String, into: Int)
  case today(into: Int)
  case now(into: Int)
  case answered(item: Int, into: Int)
  case state(item: Int, into: Int)
  case countAnswered(items: [Int], into: Int)
  case copyNumber(Int, into: Int)
  case copyText(Int, into: Int)
  // Logic: unknown counts as false, and results are always known
  case and(Int, Int, into: Int)
  case or(Int, Int, into: Int)
  case not(Int, into: Int)
  case comparison(Comparison, Int, Int, into: Int)
  case textComparison(isEqual: Bool, Int, Int, into: Int)
  case membership(Int, [Double], into: Int)
  case textMembership(Int, [String], into: Int)
  case has(set: Int, Int, into: Int)
  case contains(Int, Int, isPrefix: Bool, into: Int)
  case matches(Int, String, into: Int)
  case addsUp(AllocationSum, into: Int)
  case anyHolds([Int], into: Int)
  // Calculation: unknown if an argument is
  case arithmetic(Arithmetic, Int, Int, into: Int)
  case countSelected(set: Int, into: Int)
  case rank(set: Int, Int, into: Int)
  case numeric(NumericFunction, [Int], into: Int)
  case length(Int, into: Int)
  case transform(TextFunction, Int, into: Int)
  // Choice among values
  case chooseNumber(condition: Int, Int, Int, into: Int)
  case chooseText(condition: Int, Int, Int, into: Int)
  case coalesceNumbers([Int], into: Int)
  case coalesceTexts([Int], into: Int)
  case aggregate(Aggregate, [Int], into: Int)
  case concat([Int], into: Int)
  // Items
  /// Takes an item off the route where the relevance does not hold: not asked, unknown.
  case gate(item: Int, relevance: Int)
  /// Takes the choices out of an item's answer that its offer does not have.
  case restrict(item: Int)
  /// Sets the state of a calculated item from its register: known is `value`, unknown is `skipped`.
  case settle(item: Int, relevance: Int?)
}
