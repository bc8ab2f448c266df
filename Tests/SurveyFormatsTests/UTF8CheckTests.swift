import SurveyTestSupport
import Testing

@testable import SurveyFormats

@Suite("Text that is or is not UTF-8")
struct UTF8CheckTests {
  /// The first byte that the standard library's decoder replaces: up to there, and no further, it finds text.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    (0..<bytes.count).first { place in
      // A sequence that is cut off at the end is found where it begins.
      let (before, through) = (Array(bytes[..<place]), Array(bytes[...place]))
      guard String(validating: before, as: UTF8.self) != nil, String(validating: through, as: UTF8.self) == nil else {
        return false
      }
      return !(1...3).contains { more in
        place + more < bytes.count && String(validating: bytes[...(place + more)], as: UTF8.self) != nil
      }
    }
  }

  @Test(arguments: 0..<20)
  func findsWhatTheStandardLibraryRefuses(seed: Int) {
    var chance = SplitMix64(seed: UInt64(seed))
    let pieces: [[UInt8]] = [
      [0x61], [0x20], [0x7A, 0x7A, 0x7A], Array("é".utf8), Array("߿".utf8), Array("€".utf8), Array("𝄞".utf8),
      Array("plain text of some length".utf8), Array("ééééé".utf8),
    ]
    let damage: [[UInt8]] = [
      [0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0xFF], [0xC2, 0x41],
    ]
    for round in 0..<150 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<12, using: &chance) { bytes += pieces.randomElement(using: &chance) ?? [] }
      if round.isMultiple(of: 2) {
        let place = Int.random(in: 0...bytes.count, using: &chance)
        bytes.insert(contentsOf: damage.randomElement(using: &chance) ?? [], at: place)
      }
      #expect(UTF8Check.firstInvalid(in: bytes, bytes.indices) == Self.firstInvalid(bytes), "\(bytes)")
    }
  }
}
