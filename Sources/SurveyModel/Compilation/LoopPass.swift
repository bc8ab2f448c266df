/// One pass of a loop, while a survey is compiled: what names mean in it.
struct LoopPass {
  /// The path of its loop, in which the codes of the loops around are left out: `outer.inner`.
  let loop: String

  /// The code of the choice, or the number of the pass.
  let code: String

  /// What the ids of its items begin with, with the last dot: `outer.a.inner.b.`.
  let prefix: String

  /// The pass around its loop, by index.
  let outer: Int?

  /// Its number within the loop, from 1.
  let position: Int

  /// The name that stands for the choice or the number.
  let variable: String?

  /// What that name means.
  let value: ExpressionSymbol

  /// The item in which a respondent wrote what the pass is for, where its choice is "other".
  var ownWords: Int?

  /// When a pass is on the route.
  enum Rule {
    /// When a choice is made in an item.
    case chosen(item: Int, choice: Int)
    /// When the count of the loop, by its section, is as high as the number of the pass.
    case counted(loop: Int, number: Int)
    /// When the respondent added the entry: when the item that asks is answered with yes.
    case added(asking: Int)
  }
}

/// How often a loop is asked that counts its passes.
struct LoopCount {
  /// The count as written.
  let fragment: SourceFragment

  /// The most passes there are.
  let maximum: Int

  /// Where that is said.
  let limits: SourceRange

  /// The count with its meaning; `nil` where it is faulty, or not looked at yet.
  var value: TypedExpression?
}

/// An entry that a respondent may add to a roster.
public struct RosterEntry: Sendable, Hashable {
  /// The item that asks whether there is this entry: a yes-no question.
  public let question: Int

  /// The items of the entry.
  public let items: Range<Int>

  /// The item that asks whether there is the entry before it, where respondents may add that one too.
  public let previous: Int?
}

extension CompiledSurvey {
  /// The entries of rosters that responses have although nobody asked for them: tables made elsewhere have the columns
  /// of an entry, and none that says whether it is there.
  ///
  /// - Parameter answers: The answers, by item.
  /// - Returns: The items to be answered with yes, in ascending order.
  public func impliedEntries(answers: [Answer?]) -> [Int] {
    guard !entries.isEmpty else { return [] }
    func holdsSomething(_ item: Int) -> Bool {
      switch answers[item]?.state {
      case nil, .skipped, .notAsked: false
      default: true
      }
    }
    var implied: Set<Int> = []
    // Backwards, because a later entry implies those before it.
    for entry in entries.reversed() where !holdsSomething(entry.question) {
      if implied.contains(entry.question) || entry.items.contains(where: holdsSomething) {
        implied.insert(entry.question)
      }
      if implied.contains(entry.question), let previous = entry.previous, !holdsSomething(previous) {
        implied.insert(previous)
      }
    }
    return implied.sorted()
  }
}
