import Glibc
import SurveyFormats

/// The files of responses that a command is given, and their bytes.
enum ResponseInput {
  /// The endings under which a folder's files are taken for responses; `.gz` may stand behind each.
  static let endings = [".json", ".jsonl", ".ndjson", ".csv", ".tsv"]

  /// The files of the arguments, in their order: a folder stands for the response files in it, sorted by name, and a
  /// pattern such as `wave-*.csv`, where the shell has left it, for the files that fit it.
  static func expanded(_ paths: [String]) throws(FileError) -> [String] {
    var files: [String] = []
    for path in paths {
      if FileAccess.isFolder(path) {
        files += try folder(path)
      } else if path != FileAccess.standard, path.contains(where: { "*?[".contains($0) }), !FileAccess.exists(path) {
        files += try matches(path)
      } else {
        files.append(path)
      }
    }
    return files
  }

  private static func folder(_ path: String) throws(FileError) -> [String] {
    let all = endings + [".xml"]
    let found = try FileAccess.files(in: path, endings: all + all.map { $0 + ".gz" })
    var files: [String] = []
    for file in found {
      // Definitions may lie beside.
      if file.hasSuffix(".xml"), try !holdsResponses(file) { continue }
      files.append(file)
    }
    guard !files.isEmpty else { throw FileError(path: path, code: FileError.nothingToRead) }
    return files
  }

  private static func holdsResponses(_ path: String) throws(FileError) -> Bool {
    let head = String(decoding: try FileAccess.read(path, limit: 4096).prefix(4096), as: UTF8.self)
    return head.contains("<response")
  }

  private static func matches(_ pattern: String) throws(FileError) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_NOSORT, nil, &found) == 0, let paths = found.gl_pathv else {
      throw FileError(path: pattern, code: ENOENT)
    }
    // The order of the bytes, which no locale changes.
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
      .filter { !FileAccess.isFolder($0) }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// How many bytes the files have together; `nil` where that is not known, as for a pipe.
  static func size(of paths: [String]) -> Int? {
    var total = 0
    for path in paths {
      var status = stat()
      let result = path == FileAccess.standard ? fstat(STDIN_FILENO, &status) : stat(path, &status)
      guard result == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      total += Int(status.st_size)
    }
    return total
  }

  /// A file that is read in pieces.
  enum Pieces {
    /// A file that is still to be opened.
    case path(String)
    /// A file of which a piece was looked at.
    case source(ByteSource)

    /// The pieces as the file has them, until `false` is said.
    func read(_ body: ([UInt8]) -> Bool) throws(FileError) {
      switch self {
      case .path(let path): try FileAccess.readChunks(path, body)
      case .source(let source): try source.readPieces(body)
      }
    }
  }

  /// Reads a file in pieces, expanded where it is compressed with gzip, whatever its name.
  ///
  /// - Parameters:
  ///   - path: The file, or `-`.
  ///   - pieces: Its pieces.
  ///   - passed: Takes the size of each piece as the file has it.
  ///   - body: Takes a piece; `false` stops the reading.
  static func read(
    _ path: String, _ pieces: Pieces, passed: (Int) -> Void, _ body: ([UInt8]) -> Bool
  ) throws(FileError) {
    var head: [UInt8]? = []
    var gzip: GzipReader?
    var fault: GzipError?
    var goesOn = true
    func pass(_ chunk: [UInt8]) -> Bool {
      guard let gzip else { return body(chunk) }
      do throws(GzipError) {
        return try gzip.read(chunk, body)
      } catch {
        fault = error
        return false
      }
    }
    try pieces.read { chunk in
      passed(chunk.count)
      guard var beginning = head else {
        goesOn = pass(chunk)
        return goesOn
      }
      beginning += chunk
      // Two bytes tell.
      guard beginning.count >= 2 else {
        head = beginning
        return true
      }
      head = nil
      if GzipReader.isCompressed(beginning) { gzip = GzipReader() }
      goesOn = pass(beginning)
      return goesOn
    }
    if let head, !head.isEmpty { _ = body(head) }
    if goesOn, fault == nil, let gzip {
      do throws(GzipError) {
        try gzip.finish()
      } catch {
        fault = error
      }
    }
    if let fault { throw FileError(path: path, code: EINVAL, detail: fault.message) }
  }
}
