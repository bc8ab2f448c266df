/// Which choices a question offers, as conditions on the answers before it.
struct OfferedChoices {
  /// The distinct conditions.
  private(set) var conditions: [TypedExpression] = []

  /// For each choice: its condition, by index; `nil` for one that is always offered.
  private(set) var conditionOfChoice: [Int?] = []

  /// For each choice, whether it stands alone.
  private(set) var isExclusive: [Bool] = []

  /// Every item that a condition reads, with an expression that does.
  private(set) var reads: [(item: Int, fragment: SourceFragment)] = []

  /// Whether there are answers beside which nothing is left to choose.
  var canBeEmpty: Bool { conditionOfChoice.allSatisfy { $0 != nil } }

  /// The condition of a choice.
  func condition(ofChoice choice: Int) -> TypedExpression? { conditionOfChoice[choice].map { conditions[$0] } }

  /// Adds the next choice.
  ///
  /// - Parameters:
  ///   - condition: The condition, or that of an earlier choice by index; `nil` for a choice that is always offered.
  ///   - fragment: Where it is written.
  mutating func append(_ condition: TypedExpression?, in fragment: SourceFragment?, isExclusive: Bool) {
    self.isExclusive.append(isExclusive)
    guard let condition, let fragment else {
      conditionOfChoice.append(nil)
      return
    }
    conditionOfChoice.append(conditions.count)
    conditions.append(condition)
    for item in condition.itemsRead where !reads.contains(where: { $0.item == item }) { reads.append((item, fragment)) }
  }
}

extension SurveyCompiler {
  /// Types the conditions of choices, then works out what each question offers.
  mutating func resolveOffers() {
    let scope = scope()
    for index in listIndex.values.sorted() {
      let relevances = choiceLists[index].choices.map(\.relevance)
      guard relevances.contains(where: { $0 != nil }) else { continue }
      choiceConditions[index] = relevances.map { $0.flatMap { condition($0, in: scope) } }
    }
    for (index, question) in questions.enumerated() {
      guard let name = question.choiceListName, let list = listIndex[name.text] else { continue }
      if let offer = offer(of: question, choosingFrom: list) {
        offerOfQuestion[index] = offers.count
        offers.append(offer)
      }
    }
  }

  private func offer(of question: Question, choosingFrom list: Int) -> OfferedChoices? {
    guard let conditions = choiceConditions[list] else { return nil }
    var offer = OfferedChoices()
    for (choice, condition) in zip(choiceLists[list].choices, conditions) {
      offer.append(condition, in: choice.relevance, isExclusive: choice.isExclusive)
    }
    // One's own words are always offered.
    if question.hasOther { offer.append(nil, in: nil, isExclusive: false) }
    return offer
  }

  /// What an item offers, where its answer is a choice, or several.
  func offerOfItem(_ index: Int) -> (offer: Int, amount: ChoiceOffer.Amount)? {
    guard let offer = offerOfQuestion[items[index].question] else { return nil }
    switch items[index].kind {
    case .choice: return (offer, .one)
    case .choices(_, let minimum, _): return (offer, .several(atLeast: minimum))
    case .ranking(_, let count): return (offer, .ordered(count))
    case .point, .number, .text, .date, .calculated, .none: return nil
    }
  }

  func offer(of index: Int) -> OfferedChoices? { offerOfItem(index).map { offers[$0.offer] } }
}

extension Question {
  /// The list that its answer is chosen from, put in order or shared out over; `nil` for a scale and for other kinds.
  var choiceListName: Name? {
    switch kind {
    case .single(let choices, _), .multiple(let choices, _, _, _), .ranking(let choices, _),
      .allocation(let choices, _), .grid(.choices(let choices), _):
      choices
    case .rating, .yesno, .grid, .check, .number, .text, .date, .statement, .variable: nil
    }
  }

  /// Whether a last choice opens a text.
  var hasOther: Bool {
    switch kind {
    case .single(_, let hasOther), .multiple(_, let hasOther, _, _): hasOther
    default: false
    }
  }
}
