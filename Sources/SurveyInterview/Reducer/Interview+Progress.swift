import SurveyModel

/// How far the respondent is. Counts are of questions on the present route; parts and pages of text are not counted.
public struct InterviewProgress: Sendable, Hashable {
  /// A place in a count.
  public struct Count: Sendable, Hashable {
    /// The place, from 1; for a page of text, that of the question after it.
    public let place: Int

    /// How many there are on the present route.
    public let total: Int

    /// Whether answers still to come can change the total.
    public let isApproximate: Bool

    /// Makes a place.
    public init(place: Int, total: Int, isApproximate: Bool) {
      self.place = place
      self.total = total
      self.isApproximate = isApproximate
    }
  }

  /// The outermost section, by index in the survey; `nil` for a question outside any.
  public let section: Int?

  /// The section among those that have questions on the route.
  public let sections: Count?

  /// The question within its outermost section, or among all when it is in none.
  public let questions: Count

  /// The question among all.
  public let overall: Count

  /// About how many minutes are left, where the survey says how long it takes.
  public let minutesLeft: Int?
}

extension Interview {
  /// How far the respondent is; `nil` unless at an item.
  public var progress: InterviewProgress? {
    guard let item = currentItem else { return nil }
    let section = plan.outermostSection[item]
    var overall = (before: 0, total: 0)
    var inner = (before: 0, total: 0)
    var sections: [Int] = []
    // The question that a part belongs to has been reached.
    let reached = survey.items[item].parent ?? item
    for index in route where survey.items[index].role == .answer {
      let own = plan.outermostSection[index]
      if let own, own != sections.last { sections.append(own) }
      overall.total += 1
      if plan.place[index] < plan.place[reached] { overall.before += 1 }
      guard own == section else { continue }
      inner.total += 1
      if plan.place[index] < plan.place[reached] { inner.before += 1 }
    }
    func count(_ part: (before: Int, total: Int), lastDecisive: Int) -> InterviewProgress.Count {
      .init(
        place: min(part.before + 1, max(1, part.total)), total: part.total,
        isApproximate: lastDecisive >= plan.place[item])
    }
    let all = count(overall, lastDecisive: plan.lastDecisive)
    return InterviewProgress(
      section: section,
      sections: section.flatMap { sections.firstIndex(of: $0) }.map {
        .init(place: $0 + 1, total: sections.count, isApproximate: plan.lastDecisiveForSections >= plan.place[item])
      },
      questions: section.map { count(inner, lastDecisive: plan.lastDecisiveInSection[$0] ?? -1) } ?? all,
      overall: all,
      minutesLeft: survey.survey.minutes.map { minutes in
        overall.total == 0 ? 0 : (minutes * (overall.total - overall.before) + overall.total - 1) / overall.total
      })
  }
}
