/// Where an import leads, as names from the folder of the document that everything begins with.
struct ImportPath: Hashable {
  /// The folders, and last the file.
  let names: [String]

  /// Makes the path of a file in the folder where everything begins.
  init(file: String) { names = [file] }

  /// Follows an import.
  ///
  /// - Parameters:
  ///   - href: What the import says: a path relative to the file that it stands in.
  ///   - importer: That file.
  /// - Returns: The file's path; `nil` where the import leads out of the folder, is no relative path, or none at all.
  init?(_ href: String, from importer: ImportPath) {
    guard !href.hasPrefix("/"), !href.hasSuffix("/"), !href.contains(where: { ":\\?#\0".contains($0) }) else {
      return nil
    }
    var names = Array(importer.names.dropLast())
    for part in href.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard names.popLast() != nil else { return nil }
      default: names.append(String(part))
      }
    }
    guard let last = href.split(separator: "/").last, last != ".", last != "..",
      !last.utf8.allSatisfy(MarkupBytes.isSpace)
    else { return nil }
    self.names = names
  }

  /// The path as people write it.
  var text: String { names.joined(separator: "/") }
}
