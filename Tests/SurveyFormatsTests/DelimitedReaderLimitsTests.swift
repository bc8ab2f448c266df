import SurveyTestSupport
import Testing

@testable import SurveyFormats

@Suite("Reading delimited tables: limits, noise and Python")
struct DelimitedReaderLimitsTests {
  typealias Tests = DelimitedReaderTests

  static let limited: [(String, [String])] = [
    ("a,b\n12345,2\n1,2", ["1 |a|b|", "2 ✗ ||2| 2:1 fieldTooLong(limit: 4)", "3 |1|2|"]),
    ("a,b\n1,\"12\n45\"\n1,2", ["1 |a|b|", "2 ✗ |1|| 2:3 fieldTooLong(limit: 4)", "4 |1|2|"]),
    (
      "a,b\n1,2,3,4,5\n1,2",
      ["1 |a|b|", "2 ✗ |1|2|3| 2:7 tooManyColumns(limit: 3)", "3 |1|2|"]
    ),
    ("a,b\n\"1\n2\n3\n4\n5\n6\n7\n8\n9\",1\n1,2", ["1 |a|b|", "2 ✗ || 2:1 recordTooLong(limit: 16)", "11 |1|2|"]),
    ("a,b\n\"12345678901234567890\n\n1,2", ["1 |a|b|", "2 ✗ || 2:1 recordTooLong(limit: 16)"]),
    ("a,b,c,d\n1,2", ["■ 1:7 tooManyColumns(limit: 3)"]),
    ("a,12345678901234567890\n1", ["■ 1:1 recordTooLong(limit: 16)"]),
    ("12345678901234567890", ["■ 1:1 recordTooLong(limit: 16)"]),
  ]

  @Test(arguments: limited)
  func limits(source: String, expected: [String]) {
    let options = DelimitedReader.Options(maximumFieldBytes: 4, maximumRecordBytes: 16, maximumColumns: 3)
    let source = bytes(source)
    for cuts in [[], Array(source.indices)] + source.indices.map({ [$0] }) {
      let found = Tests.summary(Tests.events(source, options, cuts: cuts))
      guard found != expected else { continue }
      Issue.record("cut at \(cuts): \(found)")
    }
  }

  @Test func wholeTables() {
    let table = DelimitedReader.table(Array("a;b\n1;2\n3\n4;5".utf8))
    #expect(table.delimiter == .semicolon && table.header == ["a", "b"] && table.failure == nil)
    #expect(table.records.map(\.fields) == [["1", "2"], ["4", "5"]])
    #expect(table.records.map(\.line) == [2, 4])
    #expect(table.records.map { String(decoding: $0.source, as: UTF8.self) } == ["1;2", "4;5"])
    #expect(table.records.map { $0.place(ofField: 1).column } == [3, 3])
    #expect(table.rejected.map(\.record.line) == [3])
    #expect(table.rejected.first?.errors.map(\.message) == ["1 field where the header has 2"])
  }

  @Test func aGivenDelimiterIsNotGuessed() {
    let table = DelimitedReader.table(Array("a;b,c\n1;2,3".utf8), options: .init(delimiter: .comma))
    #expect(table.header == ["a;b", "c"] && table.records.map(\.fields) == [["1;2", "3"]])
  }

  @Test func nothingFollowsTheEnd() {
    var reader = DelimitedReader()
    _ = reader.read(bytes("a,b\n‹E9›,1\n1,2\n"))
    #expect(reader.read(bytes("1,2\n")) == [] && reader.finish() == [])
  }

  @Test func agreesWithPython() throws {
    var count = 0
    for line in JSONParser.parseLines(Array(pythonTables.utf8)) {
      let node = try line.result.get()
      let source = try #require(node.array?.first?.string)
      let expected = node.array?.last?.array?.map { $0.array?.compactMap(\.string) ?? [] }
      let found = Tests.events(Array(source.utf8)).map { event -> [String] in
        switch event {
        case .record(let record), .rejected(let record, _): record.fields
        case .stopped(let error): [error.message]
        }
      }
      count += 1
      // Compared as scalars: to Swift, "\r\n" and "\r" + "\n" are told apart only by their bytes.
      guard found.map({ $0.map { Array($0.utf8) } }) != expected?.map({ $0.map { Array($0.utf8) } }) else { continue }
      Issue.record("\(source.debugDescription): \(found) instead of \(expected ?? [])")
    }
    #expect(count == 300)
  }

  @Test func randomBytesNeverCrashAndChunksMakeNoDifference() {
    var random = SplitMix64(seed: 5)
    let alphabet = bytes("ab,;\t\"\"\"\n\n\r é‹00›‹C3›‹E9›‹EF›‹BB›‹BF›‹FF›‹FE›")
    let options = DelimitedReader.Options(maximumFieldBytes: 6, maximumRecordBytes: 24, maximumColumns: 4)
    for _ in 0..<3_000 {
      let head = Bool.random(using: &random) ? Array("h,i\né,1\n".utf8) : []
      let noise = head + (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(alphabet) }
      let whole = Tests.events(noise, options)
      let cuts = (0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: 0...noise.count, using: &random)
      }
      for cuts in [Array(noise.indices), cuts.sorted()] where Tests.events(noise, options, cuts: cuts) != whole {
        Issue.record("\(noise) cut at \(cuts): \(Tests.events(noise, options, cuts: cuts)) instead of \(whole)")
      }
    }
  }
}
