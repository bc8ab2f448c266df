import SurveyTestSupport
import Testing

@testable import SurveyFormats

@Suite("Writing JSON")
struct JSONWriterTests {
  static let example: JSONValue = [
    "id": "q1", "n": 3, "mean": 2.5, "whole": 4.0, "codes": [1, nil, "a\"b"], "none": [], "inner": [:], "yes": true,
  ]

  @Test func compact() {
    #expect(
      text(JSONWriter.bytes(Self.example))
        == #"{"id":"q1","n":3,"mean":2.5,"whole":4,"codes":[1,null,"a\"b"],"none":[],"inner":{},"yes":true}"# + "\n")
  }

  @Test func pretty() {
    #expect(
      text(JSONWriter.bytes(Self.example, .pretty)) == #"""
        {
          "id": "q1",
          "n": 3,
          "mean": 2.5,
          "whole": 4,
          "codes": [
            1,
            null,
            "a\"b"
          ],
          "none": [],
          "inner": {},
          "yes": true
        }

        """#)
  }

  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func builderAndLiteralWriteTheSame(layout: JSONWriter.Layout) {
    var writer = JSONWriter(layout)
    writer.object { json in
      json.member("id", "q1")
      json.member("n", 3)
      json.member("mean", 2.5 as Double?)
      json.member("whole", 4.0)
      json.array("codes") {
        $0.element(1)
        $0.element(Int?.none)
        $0.element("a\"b")
      }
      json.array("none") { _ in }
      json.object("inner") { _ in }
      json.member("yes", true)
    }
    #expect(text(writer.bytes) == text(JSONWriter.bytes(Self.example, layout)))
  }

  /// An array within others, so that its elements are laid out by where they come to stand; one is too large to be copied.
  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func elementsMayBeMadeBeforeTheirTurn(layout: JSONWriter.Layout) {
    func write(_ number: Int, to json: inout JSONObjectWriter) {
      json.member("n", number)
      json.array("inner") { for each in 0..<number { $0.element(each) } }
    }
    var (inTurn, before) = (JSONWriter(layout), JSONWriter(layout))
    let numbers = [0, 1, 12_000, 2]
    inTurn.object {
      $0.object("a") { $0.array("b") { for number in numbers { $0.object { write(number, to: &$0) } } } }
    }
    before.object {
      $0.object("a") {
        $0.array("b") { array in
          let maker = array.elements
          let elements = numbers.reversed().map { number in maker.object { write(number, to: &$0) } }
          for element in elements.reversed() { array.element(element) }
        }
      }
    }
    #expect(text(before.bytes) == text(inTurn.bytes))
  }

  @Test func nestedBuilders() {
    var writer = JSONWriter()
    writer.array { rows in
      rows.object { $0.object("a") { $0.member("b", [1, 2]) } }
      rows.array { $0.array { $0.element("x") } }
      rows.element(["k": .nan as Double].map(\.value))
    }
    writer.value(-0.0)
    writer.value(Double.infinity)
    #expect(text(writer.takeBytes()) == "[{\"a\":{\"b\":[1,2]}},[[\"x\"]],[null]]\n0\nnull\n")
    writer.value("next")
    #expect(text(writer.bytes) == "\"next\"\n")
  }

  static let escapes: [(String, String)] = [
    ("\"\\/", #""\"\\/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#), ("\0\u{1F}\u{7F}", #""\u0000\u001F\u007F""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("é€😀", "\"é€😀\""), ("\r\n", #""\r\n""#), ("e\u{301}", "\"e\u{301}\""),
  ]

  @Test(arguments: escapes)
  func escapesWhatIsUnsafe(source: String, expected: String) {
    #expect(text(JSONWriter.bytes(source)) == expected + "\n")
  }

  static func random(_ generator: inout SplitMix64, depth: Int) -> JSONValue {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\0", "é", "\u{301}", "\u{2028}", "😀", "\u{FEFF}", "u",
    ]
    let string = { (generator: inout SplitMix64) in
      var text = ""
      for _ in 0..<Int.random(in: 0...5, using: &generator) { text.unicodeScalars.append(generator.pick(scalars)) }
      return text
    }
    switch Int.random(in: 0...(depth < 5 ? 9 : 5), using: &generator) {
    case 0: return nil
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return Int(truncatingIfNeeded: generator.next()).json
    case 3: return Double(bitPattern: generator.next()).json
    case 4, 5: return .string(string(&generator))
    case 6, 7:
      let count = Int.random(in: 0...4, using: &generator)
      return .array((0..<count).map { _ in JSONNode(random(&generator, depth: depth + 1)) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...16, using: &generator) {
        let key = string(&generator)
        object.append(JSONMember(key: key, node: JSONNode(random(&generator, depth: depth + 1))))
      }
      return .object(object)
    }
  }

  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func whatIsWrittenReadsBack(layout: JSONWriter.Layout) throws {
    var generator = SplitMix64(seed: 3)
    var different: [JSONValue] = []
    for _ in 0..<600 {
      let value = Self.random(&generator, depth: 0)
      let written = JSONWriter.bytes(value, layout)
      let read = try JSONParser.parse(written)
      // Strings are equal to Swift when they look alike; the bytes written again tell whether every scalar came back.
      if read.value != value || JSONWriter.bytes(read, layout) != written { different.append(value) }
    }
    #expect(different.isEmpty)
  }
}
