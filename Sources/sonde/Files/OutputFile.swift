import CLinux
import Glibc

/// A file that is written piece by piece and is there whole or not at all: until it is finished, the pieces stand in a
/// temporary file beside it, which an interruption removes.
final class OutputFile {
  private let path: String
  private let descriptor: Int32
  private let temporary: String?
  private var mark: Int?
  private var isFinished = false
  private var held: [UInt8] = []
  /// How many bytes were written, and how many of them the system was asked to bring to the disk.
  private var (written, handedOver) = (0, 0)

  /// How many bytes are held back before they are written.
  private static let piece = 256 << 10
  /// How many bytes the system is asked at a time to bring to the disk.
  private static let stretch = 4 << 20

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard output.
  ///   - force: Whether one that exists is replaced.
  init(_ path: String, force: Bool) throws(FileError) {
    try FileAccess.prepareOutput(path, force: force)
    guard path != FileAccess.standard else {
      self.path = "<stdout>"
      (descriptor, temporary) = (STDOUT_FILENO, nil)
      return
    }
    self.path = FileAccess.target(of: path)
    if FileAccess.isDevice(path) {
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let name = FileAccess.temporaryName(for: self.path)
      temporary = name
      mark = Interruption.willRemove(name)
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw FileError(path: path, code: errno, isOutput: true) }
  }

  deinit {
    if !isFinished { discard() }
  }

  /// Writes the next bytes.
  func write(_ bytes: [UInt8]) throws(FileError) {
    // What is large is not copied first.
    if held.isEmpty, bytes.count >= Self.piece / 2 { return try writeOut(bytes) }
    held += bytes
    if held.count >= Self.piece { try flush() }
  }

  private func flush() throws(FileError) {
    try writeOut(held)
    held.removeAll(keepingCapacity: true)
  }

  private func writeOut(_ bytes: [UInt8]) throws(FileError) {
    try FileAccess.writeAll(bytes, to: descriptor, path)
    written += bytes.count
    guard temporary != nil, written - handedOver >= Self.stretch else { return }
    // So that the disk is at work while the next bytes are made, and little is left to wait for in the end. What comes of it
    // does not matter: what counts is that the whole file is synced then.
    _ = sync_file_range(descriptor, handedOver, written - handedOver, UInt32(SYNC_FILE_RANGE_WRITE))
    handedOver = written
  }

  /// Gives the file its name.
  func finish() throws(FileError) {
    guard !isFinished else { return }
    try flush()
    isFinished = true
    guard let temporary else {
      if descriptor != STDOUT_FILENO { close(descriptor) }
      return
    }
    defer { Interruption.willKeep(mark) }
    let isSynced = fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isSynced else {
      unlink(temporary)
      throw FileError(path: path, code: code)
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, code: code)
    }
  }

  /// Leaves things as they were.
  func discard() {
    guard !isFinished else { return }
    isFinished = true
    if descriptor >= 0, descriptor != STDOUT_FILENO { close(descriptor) }
    if let temporary { unlink(temporary) }
    Interruption.willKeep(mark)
  }
}
