import Glibc
import SurveyModel

/// The two streams of a command: results to standard output, messages to standard error.
enum Console {
  /// Prints a result as it is. A result that cannot be written is no success: the command ends there.
  static func print(_ text: String) {
    guard let code = write(text, to: STDOUT_FILENO) else { return }
    message("<stdout>: \(String(cString: strerror(code)))")
    exit(ExitStatus.inputOutput.rawValue)
  }

  /// Prints a message of a command, with a line feed.
  static func message(_ text: String) { _ = write("sonde: \(DiagnosticRenderer.safe(text))\n", to: STDERR_FILENO) }

  /// Prints text that is laid out already.
  static func note(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Prints why a file could not be used, and gives the exit code.
  static func fail(_ error: FileError) -> ExitStatus {
    message("\(error.path): \(error.reason)")
    return error.exit
  }

  /// - Returns: The system's error, where there is one.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
