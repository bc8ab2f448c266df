import ArgumentParser
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring
import SurveySimulation

/// `sonde simulate`: made-up respondents of a survey.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make up responses, to rehearse a survey and its reports.",
    discussion: """
      Made-up respondents follow the route as people do: nothing off it is answered, no check is broken, what is
      required has an answer. The same survey, options and seed give the same bytes on every machine; nothing is taken
      from the clock or the locale. Texts are short and neutral, in French, Italian or English, and about no person.

      What respondents are like decides their answers on scales. --trait is how much so: with 0.7, three questions of one
      dimension have an alpha of about 0.70. --level moves all answers up or down, in standard deviations. --set
      gives an item one of some values: with *3 three times as often as one without, with :+0.5 by people who answer
      everything that much better.

      --coverage shows how many respondents reach each question, choice, band, type, flag and advice, and what nobody
      reaches, with the reason where the checker knows one; no responses are written then unless -o says where. With
      --strict nothing may be left that nobody reaches, but for what the checker explains. Shares are written as 3% or
      0.03.

      Examples:
        sonde simulate Surveys/service-quality.xml --count 500 --seed 7 -o responses.csv
        sonde simulate Surveys/loyalty.xml --set unit=north*3:+0.5,south,west:-0.5 --straightline 2% --bad 1%
        sonde simulate Surveys/service-tree.xml --count 2000 --coverage
        sonde simulate Surveys/loyalty.xml --count 300 | sonde report Surveys/loyalty.xml -

      Exit codes: 0 done; 1 a question, or with --strict anything, is reached by nobody (--coverage), or respondents found
      no answer to a question; 64 wrong usage; 73 the output exists.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, json
  }

  @Argument(help: ArgumentHelp("The survey definition.", valueName: "survey"))
  var survey: String

  @Option(name: .shortAndLong, help: "How many respondents.")
  var count = 100

  @Option(help: ArgumentHelp("What chance is made from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to write; '-' is standard output.")
  var output: String?

  @Option(help: "How to write the responses; by the ending of --output where it has one, else 'csv'.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "The languages of the respondents, each as often, as in fr,it; by default the survey's own.", valueName: "tags"))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      "How often a question is left without an answer; open texts twenty times as often.", valueName: "share"))
  var missing = Share(0.03)

  @Option(help: ArgumentHelp("How many give one point of the scale to everything.", valueName: "share"))
  var straightline = Share(0)

  @Option(help: ArgumentHelp("How many take less than two seconds an answer.", valueName: "share"))
  var hurry = Share(0)

  @Option(help: ArgumentHelp("How many send the answers of the one before once more.", valueName: "share"))
  var `repeat` = Share(0)

  @Option(
    help: ArgumentHelp(
      "How many records are damaged: unknown codes, answers off the route, other surveys, cut or not submitted.",
      valueName: "share"))
  var bad = Share(0)

  @Option(
    help: ArgumentHelp("How much answers depend on what the respondent is like, 0 to 0.99.", valueName: "loading"))
  var trait = 0.7

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much better than the middle they answer, in standard deviations; worse below 0.", valueName: "number"))
  var level = 0.0

  @Option(
    help: ArgumentHelp("What an item is answered with: one of some values.", valueName: "item=value,…"))
  var set: [String] = []

  @Option(help: ArgumentHelp("The first day on which responses are submitted.", valueName: "date"))
  var from: Day?

  @Option(help: ArgumentHelp("The last day on which responses are submitted.", valueName: "date"))
  var to: Day?

  @Option(help: ArgumentHelp("What the ids of the responses begin with.", valueName: "text"))
  var ids = "s"

  @Flag(help: "Show what of the survey is reached, by how many.")
  var coverage = false

  @Flag(help: "With --coverage, fail also for a choice, band, type, flag or advice that nobody reaches.")
  var strict = false

  @Flag(help: "Replace an output that exists.")
  var force = false

  func validate() throws {
    if strict, !coverage { throw ValidationError("--strict judges what --coverage shows; give both.") }
    guard (1...100_000_000).contains(count) else { throw ValidationError("--count is at least 1.") }
    guard (0...0.99).contains(trait) else { throw ValidationError("--trait is from 0 to 0.99.") }
    guard (-5...5).contains(level) else { throw ValidationError("--level is from -5 to 5 standard deviations.") }
    guard ids.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }) else {
      throw ValidationError("--ids takes letters, digits, '-', '_' and '.'.")
    }
  }

  func run() throws {
    let (compiled, loaded) = try SurveyLoader.usable(survey)
    let format = format ?? output?.split(separator: ".").last.flatMap { Format(rawValue: String($0)) } ?? .csv
    let settings = try settings(for: compiled, format)
    var simulation = Simulation(of: compiled, settings)
    var rehearsal = coverage ? Rehearsal(compiled) : nil
    do throws(FileError) {
      // What is shown goes to standard output, so that responses go there only when they are asked for.
      if let target = output ?? (coverage ? nil : FileAccess.standard) {
        let file = try OutputFile(target, force: force)
        var writer = SimulatedRecords(format, of: compiled)
        try file.write(writer.beginning)
        while let record = simulation.next() {
          try file.write(writer.bytes(of: record))
          rehearsal?.add(record)
        }
        try file.write(writer.end)
        try file.finish()
      } else {
        while let record = simulation.next() { rehearsal?.add(record) }
      }
    } catch {
      throw Console.fail(error).code
    }
    var status = ExitStatus.success
    if let rehearsal {
      let text = rehearsal.text(loaded)
      Console.print(text.text)
      if !rehearsal.coverage.reachesAllItems || strict && !text.unexplained.isEmpty { status = .negative }
    }
    for (item, respondents) in simulation.abandoned.sorted(by: { $0.key < $1.key }) {
      let who = respondents == 1 ? "1 respondent" : "\(respondents) respondents"
      Console.message(
        "\(who) found no answer to '\(compiled.items[item].id)' that the survey accepts; its checks may ask too much")
      status = .negative
    }
    if status != .success { throw status.code }
  }

  private func settings(for survey: CompiledSurvey, _ format: Format) throws -> SimulationSettings {
    let usual = SimulationSettings.usualPeriod
    // One end alone gives as many days as usual.
    let first = from?.date ?? to.map { CalendarDate(dayNumber: $0.date.dayNumber - 89) } ?? usual.lowerBound
    let last = to?.date ?? from.map { CalendarDate(dayNumber: $0.date.dayNumber + 89) } ?? usual.upperBound
    guard first <= last else { throw ValidationError("--from is after --to.") }
    var settings = SimulationSettings(count: count, seed: seed, period: first...last)
    settings.languages = try (lang ?? "").split(separator: ",").map { try Languages.chosen(String($0), for: survey) }
    settings.trait = trait
    settings.level = level
    settings.missing = missing.value
    settings.straightlining = straightline.value
    settings.hurrying = hurry.value
    settings.repeating = `repeat`.value
    settings.damage = bad.value
    settings.idPrefix = ids
    if format == .csv { settings.states = ResponseTable(of: survey).states }
    for text in set {
      do throws(GivenAnswers.Fault) {
        settings.given.append(try GivenAnswers(text, of: survey, now: LocalDateTime(last)))
      } catch {
        throw ValidationError("--set \(DiagnosticRenderer.safe(text)): \(DiagnosticRenderer.safe(error.message))")
      }
    }
    return settings
  }
}

/// A share of all: `3%` or `0.03`.
struct Share: ExpressibleByArgument, CustomStringConvertible {
  /// From 0 to 1.
  let value: Double

  init(_ value: Double) { self.value = value }

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Double(plain: isPercent ? argument.dropLast() : argument[...]) else { return nil }
    let value = isPercent ? number / 100 : number
    guard (0...1).contains(value) else { return nil }
    self.value = value
  }

  var description: String { "\((value * 100).formattedShort)%" }
  var defaultValueDescription: String { description }
}

extension Double {
  /// The number without decimals that are not there.
  fileprivate var formattedShort: String { self == rounded() ? String(Int(self)) : String(self) }
}

/// A day as `YYYY-MM-DD`.
struct Day: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(iso: argument) else { return nil }
    self.date = date
  }
}
