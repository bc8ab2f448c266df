import Glibc

/// Why a file could not be read or written, as the system says it.
struct FileError: Error {
  let path: String
  let code: Int32

  /// The code of a folder without a file of the kind that is wanted.
  static let nothingToRead = ENODATA

  /// Whether it was to be written.
  var isOutput = false

  /// What is wrong with what the file holds, where it is that.
  var detail: String?

  /// The exit code that fits: no such file, no permission, or trouble while reading or writing.
  var exit: ExitStatus {
    switch code {
    case EEXIST: .cannotCreate
    case ENOENT, ENOTDIR, EISDIR: isOutput ? .cannotCreate : .noInput
    case ENODATA: .noInput
    case EINVAL: .badData
    case EACCES, EPERM: .noPermission
    default: .inputOutput
    }
  }

  var reason: String {
    if let detail { return detail }
    return switch code {
    case EEXIST where isOutput: "exists; write elsewhere with -o, or replace it with --force"
    case ENODATA: "holds no file of the kind that is read here"
    case EINVAL: "cannot be used as answers to this survey"
    default: String(cString: strerror(code))
    }
  }
}

/// Reading and writing files with the few guarantees that commands need: whole reads, atomic writes, sorted folders.
enum FileAccess {
  /// The name that stands for standard input or output.
  static let standard = "-"

  /// Reads a whole file, or standard input for `-`; stops at a limit.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes to read; one more is read where there are more, so that the caller can tell.
  static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try readChunks(path) { chunk in
      bytes += chunk
      return bytes.count <= limit
    }
    return bytes
  }

  /// Reads a file in pieces of 256 KiB.
  ///
  /// - Parameters:
  ///   - path: The file, or `-`.
  ///   - body: Takes a piece; `false` stops the reading.
  static func readChunks(_ path: String, _ body: ([UInt8]) -> Bool) throws(FileError) {
    let descriptor = path == standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    while true {
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, count in
        var result: Int
        repeat { result = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while result < 0 && errno == EINTR
        if result < 0 { failure = errno }
        count = max(0, result)
      }
      if failure != 0 { throw FileError(path: path, code: failure) }
      if chunk.isEmpty || !body(chunk) { return }
    }
  }

  /// Writes a file so that it is there whole or not at all: to a temporary file beside it, synced, then renamed.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: The file, or `-` for standard output.
  ///   - isPrivate: Whether only the user may read it.
  ///   - mode: The exact permissions, where they are not to be the usual ones.
  static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false, mode: mode_t? = nil
  ) throws(FileError) {
    guard path != standard else { return try writeAll(bytes, to: STDOUT_FILENO, "<stdout>") }
    guard !isDevice(path) else { return try writeInPlace(bytes, path) }
    let path = target(of: path)
    let temporary = temporaryName(for: path)
    let mark = Interruption.willRemove(temporary)
    defer { Interruption.willKeep(mark) }
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    do throws(FileError) {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor, path)
      if let mode, fchmod(descriptor, mode) != 0 { throw FileError(path: path, code: errno) }
      guard fsync(descriptor) == 0 else { throw FileError(path: path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, code: code)
    }
  }

  /// Gives a file that exists another content, and leaves its permissions, and the links to it, as they are.
  static func rewrite(_ bytes: [UInt8], of path: String) throws(FileError) {
    guard let resolved = realpath(path, nil) else { throw FileError(path: path, code: errno) }
    defer { free(resolved) }
    var status = stat()
    guard stat(resolved, &status) == 0 else { throw FileError(path: path, code: errno) }
    guard access(resolved, W_OK) == 0 else { throw FileError(path: path, code: errno) }
    try write(bytes, to: String(cString: resolved), mode: status.st_mode & 0o7777)
  }

  /// The plain files of a folder and of the folders inside it whose names have one of some endings, sorted by path.
  static func allFiles(in folder: String, endings: [String]) throws(FileError) -> [String] {
    var found = try files(in: folder, endings: endings)
    for inner in try folders(in: folder) { found += try allFiles(in: inner, endings: endings) }
    return found.sorted()
  }

  /// Writes all bytes.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether there is something at a path that is neither a file nor a folder, such as `/dev/null` or a pipe: it is
  /// written to, never replaced.
  static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  private static func writeInPlace(_ bytes: [UInt8], _ path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor, path)
  }

  /// What a file is called until it is whole.
  static func temporaryName(for path: String) -> String { "\(path).\(getpid()).part" }

  /// Where a path leads: a link is followed, so that its file is replaced and not the link.
  static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a file, whatever links lead to it, is inside a folder.
  static func isInside(_ path: String, _ folder: String) throws(FileError) -> Bool {
    guard let file = realpath(path, nil) else { throw FileError(path: path, code: errno) }
    defer { free(file) }
    guard let root = realpath(folder, nil) else { throw FileError(path: folder, code: errno) }
    defer { free(root) }
    let prefix = String(cString: root)
    return String(cString: file).hasPrefix(prefix.hasSuffix("/") ? prefix : prefix + "/")
  }

  /// Makes sure before any work that an output can be written: its folder is there, and a file is replaced only when
  /// that was asked for.
  static func prepareOutput(_ path: String, force: Bool) throws(FileError) {
    guard path != standard, !isDevice(path) else { return }
    if isFolder(path) { throw FileError(path: path, code: EISDIR, isOutput: true) }
    if exists(path), !force { throw FileError(path: path, code: EEXIST, isOutput: true) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) == 0 else { throw FileError(path: path, code: errno, isOutput: true) }
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// The plain files of a folder whose names end in one of some endings, sorted by name; hidden files are left out.
  static func files(in folder: String, endings: [String]) throws(FileError) -> [String] {
    try entries(of: folder).filter { path in
      endings.contains { path.lowercased().hasSuffix($0) } && !isFolder(path)
    }
  }

  /// The folders in a folder, sorted by name; hidden ones, and links to folders, are left out.
  static func folders(in folder: String) throws(FileError) -> [String] {
    try entries(of: folder).filter { path in
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  /// What a folder holds, as paths sorted by name; hidden names are left out.
  private static func entries(of folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw FileError(path: folder, code: errno) }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { paths.append(joined(folder, name)) }
    }
    return paths.sorted()
  }

  /// Makes a folder and those around it, readable by the user alone.
  static func makePrivateFolder(_ path: String) throws(FileError) { try makeFolder(path, mode: 0o700) }

  /// Makes a folder and those around it, where they are not there yet.
  static func makeFolder(_ path: String, mode: mode_t = 0o777) throws(FileError) {
    var built = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      built += "/" + part
      if mkdir(built, mode) != 0, errno != EEXIST { throw FileError(path: built, code: errno) }
    }
  }

  /// The folder that a file is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A name inside a folder.
  static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
