import SurveyModel
import Testing

@testable import SurveyXML

/// What must hold for any bytes at all.
@Suite("Any bytes")
struct RobustnessTests {
  static let definition = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- é -->
    <survey xmlns="urn:sonde:survey:1" id="s" version="1" xml:lang='fr' languages="fr it">
    <title>É<em>t</em> &amp; &#233;<br/></title><title xml:lang="it"><![CDATA[<x>]]></title>
    <scale id="a" from="1" to="5"><point value="1"/></scale>
    <section id="b" relevant="q > 2"><?p q?>
    <rating id="q" scale="a"><prompt>P</prompt><prompt xml:lang="it">P</prompt></rating>
    </section>
    <scoring><dimension id="d"><item ref="q" weight="0.5"/></dimension><bands of="d"><band id="z" from="0" to="9"/></bands>
    </scoring>
    </survey>

    """

  /// A small generator (SplitMix64) with a fixed seed, so that a failure can be repeated.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test func prefixesGiveOneError() {
    let bytes = Array(Self.definition.utf8)
    let complete = bytes.count - 1
    for length in 0..<complete {
      let reading = read(Array(bytes.prefix(length)))
      if reading.survey != nil || reading.diagnostics.count != 1 || !placesAreInside(reading) {
        Issue.record("the first \(length) bytes: \(lines(reading))")
      }
    }
    #expect(lines(read(bytes)) == [])
    #expect(lines(read(Array(bytes.prefix(complete)))) == [])
  }

  @Test(arguments: 0..<8)
  func mutationsAreSurvived(seed: UInt64) {
    let original = Array(Self.definition.utf8)
    var random = Random(state: seed)
    let telling = Array("<>&;\"'/=!-?[]{} \n\r\t#x0:.\u{0}éax".utf8) + [0xFF, 0xC0, 0xE2, 0x80, 0xAE]
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, telling, &random) }
      let reading = read(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      if !placesAreInside(reading) { Issue.record("a place outside the file: \(text)") }
      if reading.survey == nil, reading.diagnostics.count != 1 { Issue.record("\(lines(reading)) in \(text)") }
    }
  }

  /// libxml2 says what is XML; our own scan explains it. Where libxml2 is content, the scan must see nothing, and where
  /// it is not, the scan should know why.
  @Test(arguments: 100..<104)
  func theExplanationAgreesWithTheParser(seed: UInt64) {
    let original = Array(Self.definition.utf8)
    var random = Random(state: seed)
    let telling = Array("<>&;\"'/=!-?[] \n#x0:.ax".utf8)
    var unexplained = 0
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...2, using: &random) { mutate(&bytes, telling, &random) }
      let source = SourceText(name: "t.xml", bytes: bytes)
      let explanation = MarkupFault.first(in: source, source: SourceID(0))
      switch XMLReading.read(source) {
      case .tree:
        if let explanation {
          Issue.record("\(explanation.problem.message) in \(String(decoding: bytes, as: UTF8.self))")
        }
      case .fault(let fault): if fault.problem == XMLReading.unexplained { unexplained += 1 }
      }
    }
    #expect(unexplained == 0)
  }

  @Test func readingsAtOnceAgree() async {
    let definitions = [
      Self.definition, CompleteSurveyTests.definition, survey("<singel/>\n<yesno id='q'/>"), "<survey><a></survey>",
    ]
    let expected = definitions.map { read($0) }
    let agree = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<4 {
        group.addTask {
          (0..<40).allSatisfy { round in
            let index = (task + round) % definitions.count
            let reading = read(definitions[index])
            return reading.survey == expected[index].survey && reading.diagnostics == expected[index].diagnostics
          }
        }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(agree)
  }

  private func mutate(_ bytes: inout [UInt8], _ telling: [UInt8], _ random: inout Random) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let length = min(Int.random(in: 1...12, using: &random), bytes.count - place)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = telling[Int.random(in: 0..<telling.count, using: &random)]
    case 1: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &random)], at: place)
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: place)
    default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
    }
  }

  private func placesAreInside(_ reading: SurveyReading) -> Bool {
    let count = reading.sources[SourceID(0)].bytes.count
    return reading.diagnostics.allSatisfy { diagnostic in
      ([diagnostic.range] + diagnostic.notes.map(\.range)).allSatisfy {
        $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= count
      }
    }
  }
}
