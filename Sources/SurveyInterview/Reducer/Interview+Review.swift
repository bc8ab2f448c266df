public import SurveyModel

/// All answers on one page, before anything is sent.
public struct InterviewReview: Sendable, Hashable {
  /// The answers of one section.
  public struct Part: Sendable, Hashable {
    /// The section, by index; `nil` for questions outside any.
    public let section: Int?

    /// The entries, in order.
    public internal(set) var entries: [Entry]
  }

  /// One question or part of a question on the route.
  public struct Entry: Sendable, Hashable {
    /// The item, by index.
    public let item: Int

    /// The question's number on the route, from 1; its parts have the same.
    public let number: Int

    /// Which part of the question, from 1; 0 for the question itself.
    public let part: Int

    /// The answer as it counts; `nil` when it was not met yet, or when nothing of it is offered any more.
    public let answer: Answer?

    /// Why it keeps the response from being submitted.
    public let faults: [Fault]

    /// Why it is asked about once more.
    public let concerns: [Concern]
  }

  /// The sections in order.
  public internal(set) var parts: [Part] = []

  /// The items whose answers are kept but count for nothing.
  public let parked: [Int]

  /// All entries in order.
  public var entries: [Entry] { parts.flatMap(\.entries) }

  /// How many entries keep the response from being submitted.
  public var blockerCount: Int { parts.reduce(0) { $0 + $1.entries.count { !$0.faults.isEmpty } } }
}

extension Interview {
  /// All answers on the route, section by section, with what is wrong.
  public func makeReview() -> InterviewReview {
    var review = InterviewReview(parked: parked)
    var number = 0
    var part = 0
    for index in route where survey.items[index].takesAnswer {
      let item = survey.items[index]
      if item.parent == nil {
        number += 1
        part = 0
      } else {
        part += 1
      }
      let entry = InterviewReview.Entry(
        item: index, number: number, part: part, answer: standingAnswer(of: index), faults: faults(of: index),
        concerns: concerns(of: index))
      if let last = review.parts.indices.last, review.parts[last].section == item.section {
        review.parts[last].entries.append(entry)
      } else {
        review.parts.append(.init(section: item.section, entries: [entry]))
      }
    }
    return review
  }
}
