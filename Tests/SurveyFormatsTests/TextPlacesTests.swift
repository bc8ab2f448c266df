import SurveyFormats
import SurveyTestSupport
import Testing

@Suite("Places of many offsets")
struct TextPlacesTests {
  @Test("the same places as counting from the start, whatever the line ends and characters")
  func agreesWithCounting() {
    var random = SplitMix64(seed: 5)
    let pieces = ["a", "é", "日", "\n", "\r\n", "\r", "{\"x\": 1}"]
    for round in 0..<40 {
      var text = round.isMultiple(of: 4) ? "\u{FEFF}" : ""
      for _ in 0..<400 { text += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      let bytes = Array(text.utf8)
      let places = TextPlaces(of: bytes)
      for _ in 0..<60 {
        let offset = Int.random(in: 0...bytes.count, using: &random)
        // Between the two bytes of a line end there is no place of its own.
        if offset > 0, offset < bytes.count, bytes[offset - 1] == 0x0D, bytes[offset] == 0x0A { continue }
        #expect(places.place(of: offset) == TextPlace(of: offset, in: bytes), "offset \(offset)")
      }
    }
  }
}
