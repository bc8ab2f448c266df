import SurveyFormats
import Testing

/// Compressed files, whole and damaged, however they arrive.
@Suite struct GzipReaderTests {
  /// A file whose check sum does not fit its content, as a fuzzer damaged it.
  private static let damaged: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x2B, 0x4A, 0x2D, 0x2E, 0xC8, 0xCF, 0x2B, 0x4E, 0xD5,
    0xCD,
    0x4C, 0xD1, 0xCD, 0x48, 0x4B, 0xCC, 0x2C, 0x52, 0xD0, 0x29, 0xCF, 0xA8, 0xE4, 0x4A, 0xD4, 0x31, 0xD1, 0xA9, 0xE0,
    0x02,
    0x00, 0x21, 0x95, 0x38, 0x1D, 0x1D, 0x00, 0x00, 0x00,
  ]

  private func expanded(_ bytes: [UInt8], chunk: Int) -> (bytes: [UInt8], error: GzipError?) {
    var found: [UInt8] = []
    guard let reader = GzipReader() else { return ([], .damaged) }
    func take(_ piece: [UInt8]) -> Bool {
      found += piece
      return true
    }
    do throws(GzipError) {
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        _ = try reader.read(Array(bytes[start..<min(bytes.count, start + chunk)]), take)
      }
      try reader.finish()
      return (found, nil)
    } catch {
      return (found, error)
    }
  }

  /// What Python's zlib gives out before it finds the damage, wherever the file is cut.
  @Test func whatStandsBeforeDamageIsTold() {
    for chunk in 1...Self.damaged.count {
      let found = expanded(Self.damaged, chunk: chunk)
      #expect(String(decoding: found.bytes, as: UTF8.self) == "response-id-hfair ,why\na,4,x\n", "\(chunk)")
      #expect(found.error == .damaged)
    }
  }

  @Test func anEarlyEnd() {
    let short = Array(Self.damaged.dropLast(8))
    for chunk in 1...short.count {
      let found = expanded(short, chunk: chunk)
      #expect(found.bytes.count == 29 && found.error == .incomplete, "\(chunk)")
    }
  }
}
