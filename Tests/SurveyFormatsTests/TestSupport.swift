@testable import SurveyFormats

/// A small generator (SplitMix64), so that random tests repeat exactly.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}

/// Bytes written as text with `‹E9›` for the byte 0xE9.
func bytes(_ text: String) -> [UInt8] {
  text.split(separator: "‹", omittingEmptySubsequences: false).enumerated().flatMap { index, part -> [UInt8] in
    guard index > 0, let end = part.firstIndex(of: "›"), let byte = UInt8(part[..<end], radix: 16) else {
      return Array(part.utf8)
    }
    return [byte] + Array(part[part.index(after: end)...].utf8)
  }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
