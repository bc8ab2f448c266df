import SurveyXML

/// The definition files that a command is given.
enum DefinitionFiles {
  /// The files of the arguments, each once: a folder stands for the surveys and tests in it and in the folders inside;
  /// its other XML files are passed over. A file that is named is taken whatever it holds.
  static func expanded(_ paths: [String]) throws(FileError) -> [String] {
    var files: [String] = []
    for path in paths { files += FileAccess.isFolder(path) ? try definitions(in: path) : [path] }
    var seen = Set<String>()
    return files.filter { seen.insert($0).inserted }
  }

  private static func definitions(in folder: String) throws(FileError) -> [String] {
    var found: [String] = []
    for path in try FileAccess.allFiles(in: folder, endings: [".xml"])
    where SurveyReader.isDefinition(try SurveyLoader.source(path)) {
      found.append(path)
    }
    // A mistyped folder is no success.
    guard !found.isEmpty else { throw FileError(path: folder, code: FileError.nothingToRead) }
    return found
  }
}
