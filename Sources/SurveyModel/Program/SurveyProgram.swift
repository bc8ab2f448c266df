/// A survey's conditions, calculations and constraints as one flat list of column operations in topological order.
///
/// Run on a block of one row after each event it is the interview; run on blocks of thousands of rows it is the batch.
/// There is no other evaluator.
public struct SurveyProgram: Sendable {
  /// Where an item's value is kept.
  struct ItemRegister: Sendable, Hashable {
    let lane: Lane?
    let register: Int
  }

  /// How many registers each lane needs; the first ``inputCount`` of each hold the items' values.
  struct LaneSizes: Sendable, Hashable {
    var numbers = 0
    var texts = 0
    var sets = 0
  }

  /// What runs whenever an answer changes: relevance, variables, constraints.
  var operations: [Operation] = []

  /// What runs once the scores are known: the conditions of advice.
  var adviceOperations: [Operation] = []

  /// What texts show, run when one is shown.
  var outputOperations: [Operation] = []

  /// The lists and texts that the operations name.
  var operands = Operands()

  /// The registers of all items, by item index.
  var itemRegisters: [ItemRegister] = []

  /// The relevance of each item, by item index; `nil` for one that is always on the route.
  var itemRelevance: [Int?] = []

  /// What each item offers, by item index; `nil` for one whose choices are always offered.
  var itemOffer: [ChoiceOffer?] = []

  /// The relevance of each section, by section index; `nil` for one that is always on the route.
  var sectionRelevance: [Int?] = []

  /// The outcome of each constraint.
  var constraintRegisters: [Int] = []

  /// The defaults that are computed, by item.
  var defaultRegisters: [Int: ItemRegister] = [:]

  /// The inputs of scoring expressions.
  var scoreRegisters: [Int] = []

  /// The outcome of each advice's condition.
  var adviceRegisters: [Int] = []

  /// What texts show, by the index of the output.
  var outputRegisters: [ItemRegister] = []

  /// The registers that hold item values.
  var inputs = LaneSizes()

  /// All registers.
  var sizes = LaneSizes()

  /// Whether anything that runs with the answers reads the clock.
  public var readsClock: Bool {
    operations.contains { operation in
      switch operation {
      case .today, .now: true
      default: false
      }
    }
  }
}
