import Glibc
import SurveyFormats
import Synchronization

/// A file of responses as UTF-8, fetched piece by piece by whoever needs more of it.
///
/// What is UTF-8, as nearly every file is, is read straight into the memory of the one who asks.
final class ByteSource {
  /// The first bytes of the file as they are in it.
  let head: [UInt8]

  private var hasBegun = false

  /// How many bytes of the file were read; asked for while another thread may be reading.
  var passed: Int { counter.load(ordering: .relaxed) }

  private let counter = Atomic(0)

  private let path: String
  private let descriptor: Int32
  private var decoder: TextDecoder
  private var pending: ArraySlice<UInt8>
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file, or `-`.
  ///   - encoding: Its encoding; `nil` finds out.
  init(_ path: String, encoding: TextDecoder.Encoding?) throws(FileError) {
    self.path = path
    descriptor = path == FileAccess.standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    do throws(FileError) {
      head = try Self.piece(descriptor, 64 << 10, path)
    } catch {
      if descriptor != STDIN_FILENO { close(descriptor) }
      throw error
    }
    counter.store(head.count, ordering: .relaxed)
    decoder = TextDecoder(encoding: encoding)
    pending = []
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Whether the file is compressed.
  var isCompressed: Bool { GzipReader.isCompressed(head) }

  /// The encoding that was found out and is not UTF-8; once all is read.
  var guessedEncoding: TextDecoder.Encoding? { decoder.guessed }

  /// The bytes of the file as they are in it, piece by piece, until `false` is said; instead of ``fill(_:)``.
  func readPieces(_ body: ([UInt8]) -> Bool) throws(FileError) {
    guard body(head) else { return }
    while true {
      let bytes = try Self.piece(descriptor, 256 << 10, path)
      counter.add(bytes.count, ordering: .relaxed)
      if bytes.isEmpty || !body(bytes) { return }
    }
  }

  /// What comes next, in UTF-8; nothing at the end.
  func next() throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
      do throws(FileError) {
        count = try fill(UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills memory with what comes next, in UTF-8; 0 at the end.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if !hasBegun {
      hasBegun = true
      pending = decoder.read(head)[...]
    }
    while pending.isEmpty, !isAtEnd {
      if decoder.encoding == .utf8 {
        let count = try Self.fetch(descriptor, buffer, path)
        counter.add(count, ordering: .relaxed)
        return count
      }
      let bytes = try Self.piece(descriptor, 256 << 10, path)
      counter.add(bytes.count, ordering: .relaxed)
      isAtEnd = bytes.isEmpty
      pending = (isAtEnd ? decoder.finish() : decoder.read(bytes))[...]
    }
    let count = min(buffer.count, pending.count)
    pending.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    pending = pending.dropFirst(count)
    return count
  }

  /// The next bytes, at most so many; none at the end.
  private static func piece(_ descriptor: Int32, _ size: Int, _ path: String) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(FileError) {
        count = try fetch(descriptor, UnsafeMutableRawBufferPointer(buffer), path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private static func fetch(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, _ path: String
  ) throws(FileError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileError(path: path, code: errno) }
    }
  }
}
