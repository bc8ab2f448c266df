import Foundation
import SurveyModel
import Testing

/// Surveys that are right, with one random change each: whatever is wrong then is said where the change is.
///
/// 150 mutants, or 1,000 with `SONDE_FULL=1` in the environment.
@Suite("Mutants of the shipped surveys")
struct MutationTests {
  static let count = ProcessInfo.processInfo.environment["SONDE_FULL"] == "1" ? 1_000 : 150

  @Test("a mutant is valid, or an error points at the change")
  func mutants() throws {
    let surveys = try Fixture.shipped.map { name in
      Markup([UInt8](try Data(contentsOf: Fixture.surveys.appendingPathComponent(name))))
    }
    var random = Random(seed: 2026)
    var shares: [Mutant.Kind: Share] = [:]
    for number in 0..<Self.count {
      let kind = Mutant.Kind.allCases[number % Mutant.Kind.allCases.count]
      guard let mutant = Mutant(kind, of: surveys[number / 3 % surveys.count], &random) else { continue }
      let found = Checked(mutant.bytes, name: "mutant.xml", in: Fixture.surveys)
      let errors = found.diagnostics.filter { $0.severity == .error }
      shares[kind, default: Share()].count(errors, mutant)
      guard !errors.isEmpty else {
        #expect(found.isUsable)
        continue
      }
      let lines = errors.map { error in
        ([error.range] + error.notes.map(\.range)).map { found.sources.position(of: $0).line }
      }
      let isFound = lines.joined().contains { $0 == mutant.line || mutant.others.contains($0) }
      #expect(
        isFound,
        "\(kind) of \(mutant.tokens.prefix(3)) in line \(mutant.line) as number \(number):\n\(found.text.prefix(2_000))"
      )
    }
    for kind in Mutant.Kind.allCases { if let share = shares[kind] { print("\(kind.rawValue): \(share)") } }
    print("all: \(shares.values.reduce(Share(), +))")
  }

  /// How many mutants are valid, and how many messages name what was changed.
  struct Share: CustomStringConvertible {
    var valid = 0
    var faulty = 0
    var named = 0
    var errors = 0

    mutating func count(_ found: [Diagnostic], _ mutant: Mutant) {
      errors += found.count
      guard !found.isEmpty else {
        valid += 1
        return
      }
      faulty += 1
      let words = found.map {
        ([$0.problem.message, $0.suggestion ?? ""] + $0.notes.map(\.message)).joined(separator: " ")
      }
      if words.contains(where: { text in mutant.tokens.contains { text.contains($0) } }) { named += 1 }
    }

    static func + (left: Share, right: Share) -> Share {
      Share(
        valid: left.valid + right.valid, faulty: left.faulty + right.faulty, named: left.named + right.named,
        errors: left.errors + right.errors)
    }

    var description: String {
      let share = faulty == 0 ? 100 : 100 * named / faulty
      return "\(valid) valid, \(faulty) faulty with \(errors) errors; \(named) (\(share) %) name what was changed"
    }
  }
}
