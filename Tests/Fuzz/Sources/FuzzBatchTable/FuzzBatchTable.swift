import FuzzSupport

private let fuzzer = BatchFuzzer(.table)

/// Reads an input as responses in blocks and one by one; libFuzzer calls this.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  fuzzer.run(UnsafeBufferPointer(start: input, count: count))
  return 0
}
