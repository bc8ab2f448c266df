/// One step of a ``SurveyProgram``: what it computes for every row of a block, and into which register.
///
/// Registers are columns of one lane; a step's arguments say which lane they are in by their names. A register holds a
/// value and whether the value is known; unknown is how a missing answer travels through a calculation. Lists and texts are
/// kept in the program's ``Operands`` and named by their places, so that a step is plain numbers: every answer of an
/// interview runs all of them, and counting references would cost more than they do.
enum Operation: Sendable, Hashable {
  // Loading
  case constant(Double, into: Int)
  case constantText(text: Int, into: Int)
  case today(into: Int)
  case now(into: Int)
  case answered(item: Int, into: Int)
  case state(item: Int, into: Int)
  case countAnswered(list: Int, into: Int)
  case copyNumber(Int, into: Int)
  case copyText(Int, into: Int)
  // Logic: unknown counts as false, and results are always known
  case and(Int, Int, into: Int)
  case or(Int, Int, into: Int)
  case not(Int, into: Int)
  case comparison(Comparison, Int, Int, into: Int)
  case textComparison(isEqual: Bool, Int, Int, into: Int)
  case membership(Int, numbers: Int, into: Int)
  case textMembership(Int, texts: Int, into: Int)
  case has(set: Int, Int, into: Int)
  case contains(Int, Int, isPrefix: Bool, into: Int)
  case matches(Int, pattern: Int, into: Int)
  case addsUp(sum: Int, into: Int)
  case anyHolds(list: Int, into: Int)
  // Calculation: unknown if an argument is
  case arithmetic(Arithmetic, Int, Int, into: Int)
  case countSelected(set: Int, into: Int)
  case rank(set: Int, Int, into: Int)
  case numeric(NumericFunction, list: Int, into: Int)
  case length(Int, into: Int)
  case transform(TextFunction, Int, into: Int)
  // Choice among values
  case chooseNumber(condition: Int, Int, Int, into: Int)
  case chooseText(condition: Int, Int, Int, into: Int)
  case coalesceNumbers(list: Int, into: Int)
  case coalesceTexts(list: Int, into: Int)
  case aggregate(Aggregate, list: Int, into: Int)
  case concat(list: Int, into: Int)
  // Items
  /// Takes an item off the route where the relevance does not hold: not asked, unknown.
  case gate(item: Int, relevance: Int)
  /// Takes the choices out of an item's answer that its offer does not have.
  case restrict(item: Int)
  /// Sets the state of a calculated item from its register: known is `value`, unknown is `skipped`.
  case settle(item: Int, relevance: Int?)
}

/// The lists and texts that the operations of a program name by their places.
struct Operands: Sendable, Hashable {
  /// Lists of registers, or of items.
  private(set) var lists: [[Int]] = []

  /// The numbers that memberships look among.
  private(set) var numbers: [[Double]] = []

  /// The texts that memberships look among.
  private(set) var textLists: [[String]] = []

  /// Constant texts and patterns.
  private(set) var texts: [String] = []

  /// The rules of allocations.
  private(set) var sums: [AllocationSum] = []

  /// Keeps a list of registers or of items.
  ///
  /// - Returns: Its place.
  mutating func add(_ list: [Int]) -> Int {
    lists.append(list)
    return lists.count - 1
  }

  /// Keeps numbers.
  mutating func add(_ members: [Double]) -> Int {
    numbers.append(members)
    return numbers.count - 1
  }

  /// Keeps several texts.
  mutating func add(_ members: [String]) -> Int {
    textLists.append(members)
    return textLists.count - 1
  }

  /// Keeps a text.
  mutating func add(_ text: String) -> Int {
    texts.append(text)
    return texts.count - 1
  }

  /// Keeps a rule.
  mutating func add(_ sum: AllocationSum) -> Int {
    sums.append(sum)
    return sums.count - 1
  }
}
