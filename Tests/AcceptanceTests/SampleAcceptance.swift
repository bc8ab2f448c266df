import Foundation
import Testing

@Suite("The sample responses")
struct SampleAcceptance {
  private static let isFull = ProcessInfo.processInfo.environment["SONDE_FULL"] == "1"
  private static let surveys = [
    "customer-insight", "employee-climate", "initiative-register", "loyalty-readiness", "loyalty", "service-quality",
    "service-tree",
  ]
  private static let waves = ["2026-spring", "2026-autumn"]
  private static let folder = Command.package.appendingPathComponent("Surveys/samples")

  private static func files(_ wave: String, in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(wave).path).sorted()
  }

  /// One survey, or all with `SONDE_FULL=1` in the environment.
  @Test("the script that made the waves makes them again, byte for byte")
  func theyAreMadeAgain() throws {
    let scratch = try Scratch()
    let arguments = ["Surveys/samples/make", scratch.folder.path] + (Self.isFull ? [] : ["loyalty"])
    let command = try Command.run(
      arguments, environment: ["SONDE": Command.executable.path], by: URL(fileURLWithPath: "/bin/sh"))
    #expect(command.status == 0, "\(command.messages)")
    for wave in Self.waves {
      let made = try Self.files(wave, in: scratch.folder)
      #expect(made.count == (Self.isFull ? 7 : 1))
      for name in made {
        let again = try Data(contentsOf: scratch.url("\(wave)/\(name)"))
        let kept = try Data(contentsOf: Self.folder.appendingPathComponent("\(wave)/\(name)"))
        #expect(again == kept, "\(wave)/\(name) is not what Surveys/samples/make makes: run it after a change")
      }
    }
  }

  @Test("every survey has two waves from four sites, and the whole is small", arguments: surveys)
  func theyAreWhole(survey: String) throws {
    for wave in Self.waves {
      let name = try #require(try Self.files(wave, in: Self.folder).first { $0.hasPrefix("\(survey).") })
      let text = try String(contentsOf: Self.folder.appendingPathComponent("\(wave)/\(name)"), encoding: .utf8)
      for unit in ["north", "south", "east", "west"] { #expect(text.contains(unit), "\(wave)/\(name): \(unit)") }
      #expect(text.utf8.count < 200_000)
    }
  }

  @Test("the waves hold every kind of damage, and what is whole is reported", arguments: surveys)
  func theyAreReported(survey: String) throws {
    let files = try Self.waves.map { wave -> String in
      let name = try #require(try Self.files(wave, in: Self.folder).first { $0.hasPrefix("\(survey).") })
      return "Surveys/samples/\(wave)/\(name)"
    }
    let report = try Command.run(["report", "Surveys/\(survey).xml", "--lang", "en"] + files)
    let isDamaged = !["loyalty-readiness", "initiative-register"].contains(survey)
    #expect(report.status == (isDamaged ? 1 : 0), "\(report.messages)")
    #expect(!report.output.isEmpty)
    if survey == "loyalty" || survey == "service-quality" {
      #expect(report.messages.contains(": rejected: "))
      #expect(report.messages.contains("is not an answer") || report.messages.contains("is off the route"))
    }
  }
}
