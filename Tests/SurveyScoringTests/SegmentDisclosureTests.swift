import SurveyModel
import SurveyScoring
import SurveyTestSupport
import Testing

/// What is shown of segments: nothing from which a small group could be worked out, score by score.
@Suite struct SegmentDisclosureTests {
  private static func results(
    _ cells: [(key: [SegmentValue], answers: [Int?])], minimum: Int, by text: String = "version"
  ) throws -> SegmentResults {
    let kit = try SegmentKit()
    let breakdown = try kit.survey.breakdown(text)
    let segmentation = Segmentation(kit.survey, [breakdown])
    var aggregate = SegmentedAggregate(kit.scorer.plan, segmentation)
    for (key, answers) in cells {
      for answer in answers {
        let block = block(kit.survey, ["x": answer.map { .value(.number(Double($0))) } ?? .skipped])
        aggregate.add(kit.scorer.score(block), keys: [SegmentKey(key)])
      }
    }
    return SegmentResults(
      aggregate, segmentation: segmentation, plan: kit.scorer.plan,
      comparisons: [CompiledComparison(.compare, of: kit.survey.scoring.comparable, by: [breakdown])],
      minimum: minimum, now: LocalDateTime(today))
  }

  private static func answers(_ count: Int, missing: Int = 0) -> [Int?] {
    (0..<count).map { $0 % 11 } + Array(repeating: nil, count: missing)
  }

  private static func shown(_ results: SegmentResults) -> [String] {
    results.breakdowns[0].segments.filter { $0.results != nil }
      .map { $0.key.values.map { $0.text ?? "-" }.joined(separator: " ") }
  }

  @Test func smallSegmentsTakeTheNextSmallestWithThem() throws {
    let three: [(key: [SegmentValue], answers: [Int?])] = [
      ([.text("a")], Self.answers(20)), ([.text("b")], Self.answers(12)), ([.text("c")], Self.answers(4)),
    ]
    #expect(Self.shown(try Self.results(three, minimum: 10)) == ["a"])
    #expect(Self.shown(try Self.results(three, minimum: 4)) == ["a", "b", "c"])
    // Those without a segment are one more cell, which can stand in.
    let missing = three + [(key: [.missing], answers: Self.answers(11))]
    let results = try Self.results(missing, minimum: 10)
    #expect(Self.shown(results) == ["a", "b"])
    #expect(results.comparisons[0].segments.map(\.isHidden) == [false, false, true])
    // Comparisons rest on what is shown alone: a against b.
    let pair = try Self.results(Array(three.prefix(2)), minimum: 10)
    #expect(
      results.comparisons.map { $0.segments.prefix(2).map(\.difference) }
        == pair.comparisons.map { $0.segments.map(\.difference) })
  }

  /// Everybody of b is there, but only 3 answered: the score is hidden, and that of the next smallest too.
  @Test func aScoreThatFewHaveIsHiddenByItself() throws {
    let results = try Self.results(
      [
        ([.text("a")], Self.answers(20)), ([.text("b")], Self.answers(3, missing: 12)),
        ([.text("c")], Self.answers(15)),
      ], minimum: 10)
    #expect(Self.shown(results) == ["a", "b", "c"])
    #expect(results.breakdowns[0].segments.map(\.hiddenScores.isEmpty) == [true, false, false])
    #expect(results.breakdowns[0].segments.map(\.hiddenItems) == [[], [0], [0]])
    for comparison in results.comparisons {
      #expect(comparison.segments.map(\.isHidden) == [false, true, true])
      #expect(comparison.segments.allSatisfy { $0.difference == nil })
      #expect(comparison.segments[1].count == nil && comparison.segments[1].value == nil)
    }
  }

  /// The totals of each value of each crossed key are known as well: by hand, the 4 take a row, a column and a corner.
  @Test func crossedSegments() throws {
    let sizes = [4, 15, 30, 20, 40, 50, 60, 70, 80]
    let cells = sizes.enumerated().map { index, size in
      (key: [SegmentValue.number(Ratio(index / 3)), .number(Ratio(index % 3))], answers: Self.answers(size))
    }
    let results = try Self.results(cells, minimum: 10, by: "x,y")
    #expect(Self.shown(results) == ["0 2", "1 2", "2 0", "2 1", "2 2"])
  }

  @Test func everythingIsShownWhereNothingWasPromised() throws {
    let results = try Self.results([([.text("a")], Self.answers(1)), ([.text("b")], Self.answers(1))], minimum: 1)
    #expect(Self.shown(results) == ["a", "b"])
    #expect(results.breakdowns[0].segments.allSatisfy { $0.hiddenScores.isEmpty && $0.hiddenItems.isEmpty })
  }

  /// For any sizes, in each score: what is hidden are several segments and together not below the minimum, or all.
  @Test func noScoreOfAHiddenSegmentCanBeWorkedOut() throws {
    var generator = SplitMix64(seed: 12)
    let kit = try SegmentKit()
    let segmentation = Segmentation(kit.survey, [try kit.survey.breakdown("version")])
    let (answered, missing) = (
      kit.scorer.score(block(kit.survey, ["x": 7])), kit.scorer.score(block(kit.survey, ["x": .skipped]))
    )
    for _ in 0..<2000 {
      var aggregate = SegmentedAggregate(kit.scorer.plan, segmentation)
      var counts: [(answered: Int, missing: Int)] = []
      for index in 0..<Int.random(in: 1...6, using: &generator) {
        // Small and empty groups are as frequent as others.
        let count = (
          Int.random(in: 0...[0, 9, 30][index % 3], using: &generator), Int.random(in: 0...20, using: &generator)
        )
        guard count.0 + count.1 > 0 else { continue }
        counts.append(count)
        let keys = [SegmentKey([index == 5 ? SegmentValue.missing : .number(Ratio(index))])]
        for (scores, times) in [(answered, count.0), (missing, count.1)] where times > 0 {
          aggregate.add(scores, keys: keys, times: times)
        }
      }
      let segments = SegmentResults(
        aggregate, segmentation: segmentation, plan: kit.scorer.plan, comparisons: [], minimum: 10,
        now: LocalDateTime(today)
      ).breakdowns[0].segments
      #expect(segments.count == counts.count)
      for score in 0..<4 {
        let cells = zip(segments, counts.map(\.answered)).map { segment, count in
          (isHidden: segment.results == nil || segment.hiddenScores.contains(score), count: count)
        }.filter { $0.count > 0 }
        let hidden = cells.filter(\.isHidden).map(\.count)
        #expect(
          hidden.isEmpty || hidden.count == cells.count || (hidden.count > 1 && hidden.reduce(0, +) >= 10))
        #expect(cells.allSatisfy { $0.isHidden || $0.count >= 10 })
      }
    }
  }
}
