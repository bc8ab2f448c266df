import Glibc

/// What Ctrl-C and a hang-up do during an interview: say that the answers are kept, and end by 128 + signal.
///
/// A signal handler may only touch memory that nothing else changes and call write(2) and _exit(2), so the message is
/// laid out beforehand. It is set once, before the handler is installed, and never freed; hence `nonisolated(unsafe)`.
enum Interruption {
  private nonisolated(unsafe) static var message: UnsafeMutableBufferPointer<UInt8>?

  /// Installs the handlers.
  ///
  /// - Parameter text: What is printed to standard error.
  static func install(message text: String) {
    guard message == nil else { return }
    let bytes = Array(text.utf8)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
    message = buffer
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        if let text = Interruption.message { _ = write(STDERR_FILENO, text.baseAddress, text.count) }
        _exit(128 + number)
      }
    }
  }
}
