import Glibc
import SurveyModel

/// The two streams of a command: results to standard output, messages to standard error.
enum Console {
  /// Prints a result as it is.
  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Prints a message of a command, with a line feed.
  static func message(_ text: String) { write("sonde: \(DiagnosticRenderer.safe(text))\n", to: STDERR_FILENO) }

  /// Prints text that is laid out already.
  static func note(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Prints why a file could not be used, and gives the exit code.
  static func fail(_ error: FileError) -> ExitStatus {
    message("\(error.path): \(error.reason)")
    return error.exit
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
