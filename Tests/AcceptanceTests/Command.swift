import Foundation
import Testing

/// Runs the command that was built beside these tests, as a user would: arguments in, streams and exit code out.
struct Command {
  let status: Int32
  let output: String
  let messages: String

  /// Runs `sonde`.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - input: What it reads on standard input; nothing by default.
  ///   - environment: Variables beside the fixed ones: no locale, the clock at 2 March 2026.
  ///   - folder: The working folder; the package's own by default.
  static func sonde(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> Command {
    try run(arguments, input: input, environment: environment, in: folder)
  }

  /// Runs `sonde`, or another program, with a list of arguments; with a device, the output goes there.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], in folder: URL? = nil,
    outputTo device: String? = nil, by program: URL = executable
  ) throws -> Command {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? package
    let fixed = ["LC_ALL": "C", "SOURCE_DATE_EPOCH": "1772442840", "TZ": "UTC", "PATH": "/usr/bin:/bin"]
    process.environment = fixed.merging(environment) { $1 }
    // Files instead of pipes: nothing blocks, however much is written.
    let scratch = try Scratch()
    try scratch.write(Data(input.utf8), to: "input")
    let output = try scratch.create("output")
    let messages = try scratch.create("messages")
    process.standardInput = try FileHandle(forReadingFrom: scratch.url("input"))
    process.standardOutput = try device.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) } ?? output
    process.standardError = messages
    try process.run()
    process.waitUntilExit()
    return Command(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: String(decoding: try Data(contentsOf: scratch.url("output")), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: scratch.url("messages")), as: UTF8.self))
  }

  /// The folder of the package, found from this file.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The command stands in the folder of the test bundle.
  static let executable: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("sonde")
  }()
}

/// A folder that goes with the value.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sonde-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func path(_ name: String) -> String { url(name).path }

  func write(_ data: Data, to name: String) throws { try data.write(to: url(name)) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url(name)), as: UTF8.self) }

  func create(_ name: String) throws -> FileHandle {
    try write(Data(), to: name)
    return try FileHandle(forWritingTo: url(name))
  }
}
