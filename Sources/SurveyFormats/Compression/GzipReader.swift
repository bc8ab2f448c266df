internal import CZlib

/// Why compressed bytes cannot be read.
public enum GzipError: Error, Sendable, Hashable {
  /// They are damaged.
  case damaged
  /// They end too early.
  case incomplete

  /// What is wrong in one sentence, without a full stop.
  public var message: String {
    switch self {
    case .damaged: "the compressed file is damaged; compress it again with gzip"
    case .incomplete: "the compressed file ends too early; copy or download it again"
    }
  }
}

/// Expands gzip files (RFC 1952), of one member or several, that arrive in pieces.
public final class GzipReader {
  private var stream = z_stream()
  private var isInsideMember = false
  private var hasFailed = false

  /// Makes a reader; `nil` when there is no memory for one.
  public init?() {
    guard sonde_inflate_init(&stream) == Z_OK else { return nil }
  }

  deinit { inflateEnd(&stream) }

  /// Whether a file is compressed, by its first two bytes.
  public static func isCompressed(_ head: some Collection<UInt8>) -> Bool { head.starts(with: [0x1F, 0x8B]) }

  /// Expands the next bytes of the file.
  ///
  /// - Parameters:
  ///   - chunk: The bytes; they may be cut anywhere.
  ///   - body: Takes what they expand to, in pieces of at most 256 KiB; `false` stops the reading.
  /// - Returns: Whether reading goes on.
  /// - Throws: When the bytes are damaged.
  public func read(_ chunk: [UInt8], _ body: ([UInt8]) -> Bool) throws(GzipError) -> Bool {
    guard !hasFailed else { throw .damaged }
    var consumed = 0
    while consumed < chunk.count {
      // After a member another one may follow, or padding of zeros.
      if !isInsideMember {
        if chunk[consumed] == 0 {
          consumed += 1
          continue
        }
        isInsideMember = true
      }
      var taken = 0
      var result = Z_OK
      let output = [UInt8](unsafeUninitializedCapacity: 256 << 10) { output, count in
        chunk.withUnsafeBufferPointer { input in
          // zlib does not write to its input; its interface only fails to say so.
          stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: consumed))
          stream.avail_in = UInt32(input.count - consumed)
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          result = inflate(&stream, Z_NO_FLUSH)
          taken = input.count - consumed - Int(stream.avail_in)
          count = output.count - Int(stream.avail_out)
        }
      }
      consumed += taken
      // What stands before the damage is told wherever the file is cut, so that the same records are read of it.
      if !output.isEmpty, !body(output) { return false }
      switch result {
      case Z_STREAM_END:
        isInsideMember = false
        guard inflateReset(&stream) == Z_OK else { throw fail() }
      case Z_OK, Z_BUF_ERROR: if taken == 0, output.isEmpty { throw fail() }
      default: throw fail()
      }
    }
    return true
  }

  /// Says that the file has ended.
  ///
  /// - Throws: When it ended inside of what is compressed.
  public func finish() throws(GzipError) {
    if isInsideMember { throw .incomplete }
  }

  private func fail() -> GzipError {
    hasFailed = true
    return .damaged
  }
}
