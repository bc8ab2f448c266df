import Foundation
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring
import Testing

/// The law of the batch: whatever is in a file, however it is cut and by however many threads it is read, what is said of
/// it is what the reader and the scorer of single responses say.
@Suite("Batch: the same as response by response")
struct BatchLawTests {
  private static let surveys = [
    BatchSurveys.scored, BatchSurveys.routed, BatchSurveys.composite, BatchSurveys.gated, BatchSurveys.plenty,
    BatchSurveys.dated,
    BatchSurveys.joint(
      "<analysis>\(BatchSurveys.agreement)\(BatchSurveys.drivers)\(BatchSurveys.trend)</analysis>\(BatchSurveys.weights)"
    ), BatchSurveys.flagged,
  ]

  private static func breakdowns(_ survey: Int) -> [String] {
    switch survey {
    case 0, 7: ["unit", "submitted:month", "unit,language"]
    case 1: ["day:month", "visited,day:week", "submitted:year"]
    default: ["version", "submitted:year"]
    }
  }

  private static func expectSame(_ fast: Verdict, _ slow: Verdict, _ what: String) {
    #expect(fast.accepted == slow.accepted, "\(what): accepted")
    #expect(fast.rejected == slow.rejected, "\(what): rejected")
    #expect(fast.withIssues == slow.withIssues, "\(what): with issues")
    let kinds = Set(fast.counts.keys).union(slow.counts.keys).sorted()
    let differing = kinds.filter { fast.counts[$0] != slow.counts[$0] }
    #expect(
      differing.isEmpty,
      "\(what): \(differing.map { "\($0): \(fast.counts[$0] ?? 0) for \(slow.counts[$0] ?? 0)" })")
    #expect(fast.answers == slow.answers, "\(what): answers")
    #expect(Self.difference(fast.scores, slow.scores) == nil, "\(what)")
    #expect(fast.scores == slow.scores as SegmentedAggregate, "\(what): scores")
    #expect(fast.rows == slow.rows, "\(what): rows")
    #expect(fast.rejectedRecords == slow.rejectedRecords, "\(what): rejected records")
  }

  /// Which part of two aggregates differs, in few words.
  private static func difference(_ fast: SegmentedAggregate, _ slow: SegmentedAggregate) -> String? {
    func part(_ a: ScoreAggregate, _ b: ScoreAggregate) -> String? {
      if (a.count, a.complete, a.prorated, a.incomplete) != (b.count, b.complete, b.prorated, b.incomplete) {
        return
          "counts \((a.count, a.complete, a.prorated, a.incomplete)) \((b.count, b.complete, b.prorated, b.incomplete))"
      }
      if a.items != b.items { return "items" }
      for index in a.scores.scores where a.scores[index] != b.scores[index] { return "score \(index)" }
      if a.scores != b.scores { return "scores" }
      if a.maturities != b.maturities { return "maturities" }
      if a.topBoxes != b.topBoxes { return "top boxes" }
      if a.netScores != b.netScores { return "net scores" }
      if a.gaps != b.gaps { return "gaps" }
      if a.importancePerformances != b.importancePerformances { return "maps" }
      if a.quadrants != b.quadrants { return "quadrants" }
      if a.flags != b.flags { return "flags" }
      if a.reliabilities != b.reliabilities { return "reliabilities" }
      if a.weights != b.weights { return "weights" }
      if a.agreements != b.agreements { return "agreements" }
      if a.drivers != b.drivers { return "drivers" }
      return nil
    }
    if let found = part(fast.total, slow.total) { return "total: \(found)" }
    for (index, pair) in zip(fast.breakdowns, slow.breakdowns).enumerated() {
      let (a, b) = (pair.0.sorted, pair.1.sorted)
      if a.map(\.key) != b.map(\.key) { return "keys of \(index): \(a.map(\.key)) \(b.map(\.key))" }
      for (left, right) in zip(a, b) {
        if let found = part(left.aggregate, right.aggregate) { return "\(index) \(left.key): \(found)" }
      }
    }
    return nil
  }

  @Test("Tables and lines, sound and odd, in chunks of many sizes, on several threads", arguments: 0..<8)
  func sameVerdict(survey: Int) throws {
    let bench = try BatchBench(Self.surveys[survey], by: Self.breakdowns(survey))
    let isFull = ProcessInfo.processInfo.environment["SONDE_FULL"] != nil
    let rows = isFull ? 240 : 60
    let hasSets = [0, 4].contains(survey)
    for (round, oddity) in [0, 2, 10, 40].enumerated() {
      var random = RandomResponses(
        bench.survey, seed: UInt64(survey * 100 + round), oddity: oddity, isInParts: hasSets && round > 0)
      for (format, text) in [
        (ResponseFormat.table, random.table(rows: rows)),
        (.table, random.table(rows: rows / 2, lineEnd: "\r\n", delimiter: ";")),
        (.table, random.table(rows: rows / 4, lineEnd: "\r")), (.jsonLines, random.lines(rows: rows)),
      ] {
        let slow = bench.oneByOne(text, format)
        let all = try bench.batch(text, format, issuesInFull: .max)
        Self.expectSame(all, slow, "survey \(survey), oddity \(oddity), \(format), all issues")
        #expect(all.issues == slow.issues)
        // Some make tallies of what they have counted after every block.
        for (threads, chunk, told, most) in [
          (1, 1 << 20, 0, 1 << 22), (2, 4096, 3, 1), (3, 700, 0, 1), (2, 97, 20, 1 << 22),
        ] {
          Self.expectSame(
            try bench.batch(text, format, threads: threads, chunk: chunk, issuesInFull: told, mostCounts: most), slow,
            "survey \(survey), oddity \(oddity), \(format), \(threads) threads, chunks of \(chunk)")
        }
      }
    }
  }

  @Test("Sound responses are read many at a time")
  func isFast() throws {
    for content in [
      BatchSurveys.scored, BatchSurveys.routed, BatchSurveys.composite, BatchSurveys.gated, BatchSurveys.plenty,
      BatchSurveys.dated, BatchSurveys.flagged,
    ] {
      let bench = try BatchBench(content)
      #expect(bench.isFast)
      #expect(bench.isFast(writing: .lines(ScoreTable(bench.survey))))
    }
    for (found, wanted) in [
      ("today() ge '2026-02-01'", "now() ge '2026-02-01T00:00'"),
      ("r2\" scale", "r2\" relevant=\"now() gt '2026-01-01T00:00'\" scale"),
    ] {
      #expect(try !BatchBench(BatchSurveys.dated.replacing(found, with: wanted)).isFast)
    }
    #expect(try BatchBench(BatchSurveys.routed, by: ["visited,day:week,language"]).isFast)
    #expect(try !BatchBench(BatchSurveys.joint(BatchSurveys.weights)).isFast)
    for question in [BatchSurveys.agreement, BatchSurveys.drivers, BatchSurveys.trend] {
      #expect(try !BatchBench(BatchSurveys.joint("<analysis>\(question)</analysis>")).isFast)
    }
  }

  @Test("A carriage return without a line feed early in a file moves no line and no record behind it")
  func loneReturns() throws {
    let bench = try BatchBench(BatchSurveys.scored)
    let rows = (1...60).map { row in
      let end = row == 3 || row == 20 ? "\r" : row == 7 ? "\r\n\r\n" : "\n"
      return (row % 9 == 5 ? "north,7,\"a\rb\"" : row % 11 == 0 ? "nowhere,3,x" : "south,4,y") + end
    }
    let text = "unit,a1,words\n" + rows.joined()
    let slow = bench.oneByOne(text, .table)
    #expect(slow.accepted == 60 && slow.issues.count > 8)
    for chunk in [40, 97, 1 << 18] {
      let fast = try bench.batch(text, .table, threads: 2, chunk: chunk, issuesInFull: .max)
      #expect(fast.issues == slow.issues, "chunks of \(chunk)")
      #expect(fast.rows == slow.rows, "chunks of \(chunk)")
    }
  }
}
