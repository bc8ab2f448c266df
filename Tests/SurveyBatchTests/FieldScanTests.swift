import Testing

@testable import SurveyBatch

@Suite("Where texts end")
struct FieldScanTests {
  /// Every byte at every place of a name longer than a block of 16.
  @Test func namesEndAtWhatIsNoLetterDigitOrUnderscore() {
    let name = Array("aZ09_zA5bcdefghijklmno".utf8)
    for place in name.indices {
      for byte in UInt8.min...UInt8.max {
        var text = name
        text[place] = byte
        let isOfName =
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
          default: false
          }
        let end = (text + Array(repeating: byte, count: FieldScan.padding)).withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { FieldScan.endOfName(from: $0, to: $0 + text.count) - $0 }
        }
        #expect(end == (isOfName ? text.count : place), "\(byte) at \(place)")
      }
    }
  }
}
