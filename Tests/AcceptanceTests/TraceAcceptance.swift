import Foundation
import Testing

/// `sonde score --with-trace`, read as an analyst would who recomputes every number from what is shown.
@Suite("sonde score --with-trace")
struct TraceAcceptance {
  private typealias Object = [String: Any]

  /// Each response's scores.
  private func traced() throws -> [Object] {
    let command = try Command.sonde(
      "score", "Surveys/service-quality.xml", "Surveys/samples/service-quality.csv", "--format", "jsonl",
      "--with-trace")
    #expect(command.status == 0)
    #expect(command.messages.isEmpty)
    return try command.output.split(separator: "\n").map { line in
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Object)
      return try #require(record["scores"] as? Object)
    }
  }

  private func number(_ object: Object, _ key: String) -> Double? { (object[key] as? NSNumber)?.doubleValue }

  private func parts(_ trace: Object) -> [Object] { trace["parts"] as? [Object] ?? [] }

  @Test("what is stored is what the trace comes to, and every number has its place in the survey")
  func recomputed() throws {
    let responses = try traced()
    #expect(responses.count == 240)
    var dimensions = 0
    var indices = 0
    for scores in responses {
      for (id, value) in scores {
        let score = try #require(value as? Object)
        let trace = try #require(score["trace"] as? Object)
        #expect(trace["id"] as? String == id)
        #expect((trace["place"] as? String)?.hasPrefix("Surveys/service-quality.xml:") == true)
        if let percent = number(score, "percent") { #expect(number(trace, "percent") == percent) }
        switch trace["kind"] as? String {
        case "dimension":
          guard let percent = number(trace, "percent") else { continue }
          let counted = parts(trace).filter { number($0, "coded") != nil }
          let mean = counted.reduce(0) { $0 + (number($1, "coded") ?? 0) * (number($1, "share") ?? 0) }
          let (least, greatest) = (number(trace, "least") ?? 0, number(trace, "greatest") ?? 0)
          #expect(abs((mean - least) / (greatest - least) * 100 - percent) < 1e-9, "\(id)")
          for part in counted where part["reversed"] as? Bool == true {
            #expect(number(part, "coded") == least + greatest - (number(part, "value") ?? 0))
          }
          dimensions += 1
        case "index":
          guard let percent = number(trace, "percent") else { continue }
          let scored = parts(trace).filter { number($0, "share") != nil }
          let sum = scored.reduce(0) { $0 + (number($1, "percent") ?? 0) * (number($1, "share") ?? 0) }
          #expect(abs(sum - percent) < 1e-9, "\(id)")
          // The points that weight the parts are shown as they were answered.
          let points = parts(trace).filter { $0["role"] as? String == "points" }
          let total = points.reduce(0) { $0 + (number($1, "value") ?? 0) }
          if total > 0 { #expect(points.count == 5 && (95...105).contains(total)) }
          indices += 1
        default: continue
        }
      }
    }
    #expect(dimensions > 1000 && indices > 100)
  }

  @Test("a trace is asked for in JSON; a table has no room for it")
  func options() throws {
    let survey = "Surveys/service-quality.xml"
    let responses = "Surveys/samples/service-quality.csv"
    let table = try Command.sonde("score", survey, responses, "--format", "csv", "--with-trace")
    #expect(table.status == 2 || table.status == 64)
    #expect(table.messages.contains("--with-trace needs --format json or jsonl"))
    let aggregate = try Command.sonde("score", survey, responses, "--aggregate", "--with-trace")
    #expect(aggregate.messages.contains("--aggregate has no traces"))
  }
}
