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

  /// Whether something is wrong with its filter that also explains where nothing is offered.
  var isReported = false

  /// Whether there are answers beside which nothing is left to choose.
  var canBeEmpty: Bool { conditionOfChoice.allSatisfy { $0 != nil } }

  /// The condition of a choice.
  func condition(ofChoice choice: Int) -> TypedExpression? { conditionOfChoice[choice].map { conditions[$0] } }

  /// The conditions that a filter alone makes, by their indices in the filter.
  private var indexOfFilter: [Int: Int] = [:]

  /// Adds the next choice.
  ///
  /// - Parameters:
  ///   - own: Its own condition.
  ///   - relevance: Where that is written.
  ///   - filter: The filter of the question.
  ///   - filtered: What the filter asks of the choice, by index.
  mutating func append(
    own: TypedExpression? = nil, _ relevance: SourceFragment? = nil, filter: ChoiceFilter? = nil,
    _ filtered: Int? = nil,
    isExclusive: Bool
  ) {
    self.isExclusive.append(isExclusive)
    if let own, let relevance { note(own, in: relevance) }
    let asked = filtered.flatMap { index in filter.map { (index, $0.conditions[index], $0.fragment) } }
    guard let (index, condition, fragment) = asked else {
      conditionOfChoice.append(own.map { add($0) })
      return
    }
    if indexOfFilter[index] == nil { note(condition, in: fragment) }
    if let own {
      conditionOfChoice.append(add(TypedExpression(node: .and(condition, own), type: .boolean, range: own.range)))
    } else {
      let known = indexOfFilter[index] ?? add(condition)
      indexOfFilter[index] = known
      conditionOfChoice.append(known)
    }
  }

  private mutating func add(_ condition: TypedExpression) -> Int {
    conditions.append(condition)
    return conditions.count - 1
  }

  private mutating func note(_ condition: TypedExpression, in fragment: SourceFragment) {
    for item in condition.itemsRead where !reads.contains(where: { $0.item == item }) { reads.append((item, fragment)) }
  }
}

extension SurveyCompiler {
  /// Works out what each question offers.
  mutating func resolveOffers() {
    for index in listIndex.values.sorted() { reportClashes(of: choiceLists[index]) }
    for (index, question) in questions.enumerated() {
      guard let name = question.choiceListName else {
        if let filter = question.filter { report(.filterOfScale, at: filter.range) }
        continue
      }
      let first = items.firstIndexOfQuestion(index)
      guard let list = listIndex[name.text], items.indices.contains(first), items[first].question == index else {
        continue
      }
      if let offer = offer(of: question, choosingFrom: list, in: items[first].section) {
        offerOfQuestion[index] = offers.count
        offers.append(offer)
      }
    }
  }

  private mutating func offer(of question: Question, choosingFrom list: Int, in section: Int?) -> OfferedChoices? {
    let own = ownConditions(ofList: list, in: section)
    let filter = question.filter.flatMap { self.filter($0, of: question, choosingFrom: list, in: section) }
    guard own != nil || filter != nil else { return nil }
    var offer = OfferedChoices()
    offer.isReported = filter?.isReported == true
    for (index, choice) in choiceLists[list].choices.enumerated() {
      offer.append(
        own: own?[index], choice.relevance, filter: filter, filter?.ofChoice[index], isExclusive: choice.isExclusive)
    }
    // One's own words are always offered.
    if question.hasOther { offer.append(isExclusive: false) }
    return offer
  }

  /// The conditions of a list's choices, typed once for each pass of a loop, in which names mean what they mean there.
  private mutating func ownConditions(ofList list: Int, in section: Int?) -> [TypedExpression?]? {
    let relevances = choiceLists[list].choices.map(\.relevance)
    guard relevances.contains(where: { $0 != nil }) else { return nil }
    let place = ListPlace(list: list, pass: section.flatMap { passOfSection[$0] })
    if let known = choiceConditions[place] { return known }
    let scope = scope(in: section)
    let conditions = relevances.map { $0.flatMap { condition($0, in: scope) } }
    choiceConditions[place] = conditions
    return conditions
  }

  /// A list as one pass of a loop uses it; as the survey does, without a pass.
  struct ListPlace: Hashable {
    let list: Int
    let pass: Int?
  }

  /// What an item offers, where its answer is a choice, or several.
  func offerOfItem(_ index: Int) -> (offer: Int, amount: ChoiceOffer.Amount)? {
    guard let offer = offerOfQuestion[items[index].question] else { return nil }
    switch items[index].kind {
    case .choice: return (offer, .one)
    case .choices(_, let minimum, _): return (offer, .several(atLeast: minimum))
    case .ranking(_, let count): return (offer, .ordered(count))
    case .point, .number, .text, .date, .time, .datetime, .calculated, .none: return nil
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
    case .rating, .yesno, .grid, .check, .number, .text, .date, .time, .datetime, .statement, .variable, .passes: nil
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
