import FuzzSupport
import SurveyFormats

/// Unpacks an input whole and in pieces, and holds what comes of both against each other; libFuzzer calls this. The first
/// byte says how it is cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: input, count: count))
  guard let first = bytes.first else { return 0 }
  let packed = Array(bytes.dropFirst())
  let whole = unpacked(packed, chunk: max(1, packed.count))
  let cut = unpacked(packed, chunk: Int(first % 31) + 1)
  precondition(
    whole == cut, "what comes out depends on where the file is cut: \(whole.error as Any) \(cut.error as Any)")
  return 0
}

/// What comes out of a file, up to a limit: a few bytes may unpack to a great many.
private struct Unpacked: Equatable {
  static let limit = 1 << 20

  var bytes: [UInt8] = []
  var error: GzipError?
}

private func unpacked(_ packed: [UInt8], chunk: Int) -> Unpacked {
  var result = Unpacked()
  guard let reader = GzipReader() else { return result }
  func take(_ piece: [UInt8]) -> Bool {
    result.bytes += piece.prefix(Unpacked.limit - result.bytes.count)
    return result.bytes.count < Unpacked.limit
  }
  do throws(GzipError) {
    var start = 0
    while start < packed.count {
      let end = min(packed.count, start + chunk)
      guard try reader.read(Array(packed[start..<end]), take) else { return result }
      start = end
    }
    try reader.finish()
  } catch {
    result.error = error
  }
  return result
}
