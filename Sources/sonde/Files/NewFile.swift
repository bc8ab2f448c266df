import Glibc

/// A file that a command makes, and that must not take the place of one that somebody wrote.
struct NewFile {
  let path: String
  let text: String

  /// Writes files, all of them or none: where one is in the way, it is named and nothing is written.
  ///
  /// A file that holds the very same text already is in nobody's way.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - force: Whether files that exist are replaced.
  static func write(_ files: [NewFile], force: Bool) throws {
    do throws(FileError) {
      var taken: [NewFile] = []
      for file in files where !force {
        if try file.isTaken { taken.append(file) }
      }
      guard taken.isEmpty else {
        for file in taken { Console.message("\(file.path) exists; --force replaces it") }
        throw FileError(path: taken[0].path, code: EEXIST)
      }
      for file in files {
        if file.path != FileAccess.standard { try FileAccess.makeFolder(FileAccess.folder(of: file.path)) }
        try FileAccess.write(Array(file.text.utf8), to: file.path)
      }
    } catch {
      throw (error.code == EEXIST ? ExitStatus.cannotCreate : Console.fail(error)).code
    }
  }

  private var isTaken: Bool {
    get throws(FileError) {
      guard path != FileAccess.standard, FileAccess.exists(path) else { return false }
      return try FileAccess.read(path) != Array(text.utf8)
    }
  }
}
