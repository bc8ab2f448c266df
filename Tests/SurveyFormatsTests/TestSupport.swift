import SurveyTestSupport

@testable import SurveyFormats

extension SplitMix64 {
  /// One of some elements, each as likely as the others.
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
