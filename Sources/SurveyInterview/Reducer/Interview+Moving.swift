import SurveyModel

/// Moving along the route.
extension Interview {
  mutating func goBack() -> [InterviewNotice] {
    switch position {
    case .intro, .done: return [.atStart]
    case .review:
      guard let last = route.last else { return [.atStart] }
      position = .item(last)
      return []
    case .item(let item):
      let place = routeIndex(atOrAfter: plan.place[item])
      guard place > 0 else { return [.atStart] }
      position = .item(route[place - 1])
      return []
    }
  }

  mutating func goForward(confirming pending: Pending?) -> [InterviewNotice] {
    switch position {
    case .intro: moveOn(from: nil)
    case .review, .done: break
    case .item(let item):
      if survey.items[item].takesAnswer {
        guard response.answers[item] != nil, offerFaults[item] == nil else { return skip(confirming: pending) }
      } else {
        seenPages.insert(item)
      }
      let place = routeIndex(atOrAfter: plan.place[item] + 1)
      position = place < route.count ? .item(route[place]) : .review
    }
    return []
  }

  mutating func go(to item: Int) -> [InterviewNotice] {
    guard survey.items.indices.contains(item), isOnRoute[item], survey.items[item].isAsked else {
      return [.notOnRoute(item: item)]
    }
    position = .item(item)
    return []
  }

  /// Goes to the first item after an answered one that still wants attention, else to the review.
  mutating func moveOn(from item: Int?, reconsidering part: Int? = nil) {
    if let part, isOnRoute[part] {
      position = .item(part)
      return
    }
    let next = route[routeIndex(atOrAfter: item.map { plan.place[$0] + 1 } ?? 0)...].first { isOpen($0) }
    position = next.map { .item($0) } ?? .review
  }

  /// The first item on the route, anywhere on it, that wants attention.
  public var firstOpenItem: Int? { route.first { isOpen($0) } }

  /// Whether an item was not met yet, or something is wrong with its answer.
  func isOpen(_ item: Int) -> Bool {
    // The route may be long and nearly all of it answered, so that the common cases come first and copy nothing.
    if !brokenItems.isEmpty, brokenItems.contains(item) {
      if !faults(of: item, atEnd: false).isEmpty { return true }
      if !confirmed.contains(item), !allConcerns(of: item, atEnd: false).isEmpty { return true }
    }
    if !offerFaults.isEmpty, offerFaults[item] != nil { return true }
    switch response.answers[item] {
    case .value?: return false
    case .dontKnow?, .refused?, .notApplicable?: return false
    case .skipped?:
      return survey.items[item].requirement == .yes
        || !confirmed.contains(item) && emptinessConcern(of: item) != nil
    case nil, .notAsked?, .invalid?: return survey.items[item].takesAnswer || !seenPages.contains(item)
    }
  }

  /// The index on the route of the first item at or after a place, by halving.
  func routeIndex(atOrAfter place: Int) -> Int {
    var (low, high) = (0, route.count)
    while low < high {
      let middle = (low + high) / 2
      if plan.place[route[middle]] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
