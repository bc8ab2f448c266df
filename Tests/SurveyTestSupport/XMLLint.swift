public import Foundation

/// `xmllint`, which says whether other programs read schemas and surveys as this one does.
public enum XMLLint {
  private static let tool = "/usr/bin/xmllint"

  /// Whether tests that need it run: where it is installed, and where everything has to run, so that they fail there
  /// rather than be passed over.
  public static let isWanted =
    FileManager.default.isExecutableFile(atPath: tool) || ProcessInfo.processInfo.environment["SONDE_FULL"] == "1"

  /// Why they do not.
  public static let note = "xmllint is not installed; on Debian it is in libxml2-utils"

  /// How a file was judged.
  public enum Verdict: Sendable, Hashable {
    case valid, invalid
    /// It is no XML, so that no schema was asked.
    case unreadable
  }

  /// The verdicts on many files, by one process.
  ///
  /// - Parameters:
  ///   - paths: The files, as paths.
  ///   - schema: The schema; one whose name ends in `.rng` is RELAX NG.
  ///   - folder: Where relative paths begin.
  public static func verdicts(on paths: [String], schema: String, in folder: URL) throws -> [String: Verdict] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["--nonet", "--noout", schema.hasSuffix(".rng") ? "--relaxng" : "--schema", schema] + paths
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var verdicts = Dictionary(paths.map { ($0, Verdict.unreadable) }, uniquingKeysWith: { first, _ in first })
    for line in output.split(separator: "\n").map(String.init) {
      for (ending, verdict) in [(" validates", Verdict.valid), (" fails to validate", .invalid)]
      where line.hasSuffix(ending) {
        verdicts[String(line.dropLast(ending.count))] = verdict
      }
    }
    return verdicts
  }
}
