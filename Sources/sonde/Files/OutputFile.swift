import Glibc

/// An output that is written piece by piece, however long it becomes, and is there whole or not at all: a temporary file
/// beside it, renamed at the end. Standard output and devices are written as they are.
struct OutputFile: ~Copyable {
  private let path: String
  private let temporary: String?
  private let descriptor: Int32
  private var held: [UInt8] = []
  private var isFinished = false

  /// How many bytes are held back before they are written.
  private static let chunk = 256 << 10

  /// Opens an output; ``FileAccess/prepareOutput(_:force:)`` has said whether it may be replaced.
  init(_ path: String) throws(FileError) {
    self.path = path
    if path == FileAccess.standard {
      descriptor = STDOUT_FILENO
      temporary = nil
      return
    }
    let isDevice = FileAccess.isDevice(path)
    temporary = isDevice ? nil : "\(path).\(getpid()).part"
    descriptor = open(
      temporary ?? path, isDevice ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno, isOutput: true) }
  }

  /// Writes some bytes.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    held += bytes
    if held.count >= Self.chunk { try flush() }
  }

  /// Writes what is left and gives the file its name.
  mutating func finish() throws(FileError) {
    try flush()
    if let temporary, fsync(descriptor) != 0 || rename(temporary, path) != 0 {
      throw FileError(path: path, code: errno)
    }
    isFinished = true
  }

  private mutating func flush() throws(FileError) {
    try FileAccess.writeAll(held, to: descriptor, path == FileAccess.standard ? "<stdout>" : path)
    held.removeAll(keepingCapacity: true)
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if !isFinished, let temporary { unlink(temporary) }
  }
}
