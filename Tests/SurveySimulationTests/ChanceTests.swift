import Testing

@testable import SurveySimulation

/// Where everything that is made up comes from.
@Suite struct ChanceTests {
  static let draws = 20_000

  @Test func streamsAreTheSameForTheSameNumbersAndDifferForOthers() {
    func first(_ chance: Chance) -> UInt64 {
      var chance = chance
      return chance.next()
    }
    #expect(first(Chance(7, 1, 2)) == first(Chance(7, 1, 2)))
    let streams = [
      Chance(7, 1, 2), Chance(7, 2, 1), Chance(8, 1, 2), Chance(7, 1), Chance(7, 12), Chance(0), Chance(1),
    ]
    #expect(Set(streams.map(first)).count == streams.count)
  }

  /// The mean of n draws is within four standard errors, which one run in 16 000 is not; the seed is fixed.
  @Test func normalNumbersHaveMeanZeroAndVarianceOne() {
    var chance = Chance(1)
    let numbers = (0..<Self.draws).map { _ in chance.normal() }
    let mean = numbers.reduce(0, +) / Double(Self.draws)
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.draws)
    #expect(mean.magnitude < 4 / Double(Self.draws).squareRoot())
    // The variance of squares is about 2, less the tails that a sum of twelve lacks.
    #expect((variance - 1).magnitude < 4 * (2 / Double(Self.draws)).squareRoot())
    // Φ(1) − Φ(−1) = 0.6827.
    let inside = Double(numbers.count { $0.magnitude < 1 }) / Double(Self.draws)
    #expect((inside - 0.6827).magnitude < 0.015)
  }

  @Test func wholeNumbersComeEvenlyAndWithinTheirBounds() {
    var chance = Chance(2)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<Self.draws { counts[chance.below(6)] += 1 }
    // χ² with five degrees of freedom is above 20.5 once in a thousand times.
    let expected = Double(Self.draws) / 6
    #expect(counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected } < 20.5)
    #expect(chance.below(1) == 0)
    #expect(chance.below(0) == 0)
  }

  @Test func weightsDecideHowOften() {
    var chance = Chance(3)
    var counts = Array(repeating: 0, count: 4)
    for _ in 0..<Self.draws { counts[chance.index(weighing: [1, 0, 3, 4]) ?? 1] += 1 }
    #expect(counts[1] == 0)
    for (count, share) in zip(counts, [0.125, 0, 0.375, 0.5]) {
      #expect((Double(count) / Double(Self.draws) - share).magnitude < 0.02)
    }
    #expect(chance.index(weighing: [0, 0]) == nil)
    #expect(chance.index(weighing: []) == nil)
  }

  @Test func skewedNumbersAreMostlySmallAndReachTheBound() {
    var chance = Chance(4)
    let numbers = (0..<Self.draws).map { _ in chance.skewed(through: 1000) }
    #expect(numbers.allSatisfy { (0...1000).contains($0) })
    #expect(numbers.count { $0 < 32 } > Self.draws / 2)
    #expect(numbers.contains { $0 > 900 })
    #expect(chance.skewed(through: 0) == 0)
    #expect((0..<200).contains { _ in chance.skewed(through: 1) == 1 })
  }

  @Test func whatIsCertainOrImpossibleTakesNoNumber() {
    var chance = Chance(5)
    var other = chance
    #expect(!chance.happens(0) && chance.happens(1) && chance.happens(2) && !chance.happens(-1))
    #expect(chance.next() == other.next())
  }
}
