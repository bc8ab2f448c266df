import Glibc

/// What Ctrl-C and a hang-up do: remove what is half written, say during an interview that the answers are kept, and end
/// by 128 + signal.
///
/// A signal handler may only touch memory that nothing else changes and call write(2), unlink(2) and _exit(2), so the message is
/// laid out beforehand. It is set once, before the handler is installed, and never freed; hence `nonisolated(unsafe)`.
enum Interruption {
  private nonisolated(unsafe) static var message: UnsafeMutableBufferPointer<UInt8>?

  private nonisolated(unsafe) static var isInstalled = false

  /// The most files that are written at once.
  private static let mostUnfinished = 16

  /// The files that are not finished, as C strings that live as long as the process.
  private nonisolated(unsafe) static let unfinished: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
    let names = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: mostUnfinished)
    names.initialize(repeating: nil, count: mostUnfinished)
    return names
  }()

  /// Makes sure that a file which is being written goes when the command is interrupted.
  ///
  /// - Returns: What ``willKeep(_:)`` wants; `nil` where too many files are being written at once.
  static func willRemove(_ path: String) -> Int? {
    install()
    guard let index = (0..<mostUnfinished).first(where: { unfinished[$0] == nil }) else { return nil }
    unfinished[index] = strdup(path)
    return index
  }

  /// Says that a file is finished, or gone.
  static func willKeep(_ mark: Int?) {
    // The name itself stays, in case a signal is reading it.
    if let mark { unfinished[mark] = nil }
  }

  /// By hand and not with an iterator, whose type Swift's runtime may first have to make, with memory that a signal may have
  /// found half allocated.
  private static func removeUnfinished() {
    let names = unfinished
    var index = 0
    while index < mostUnfinished {
      if let name = names[index] { unlink(name) }
      index += 1
    }
  }

  /// Installs the handlers.
  ///
  /// - Parameter text: What is printed to standard error; the first text that is given stays.
  static func install(message text: String? = nil) {
    if let text, message == nil {
      let bytes = Array(text.utf8)
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = buffer.initialize(from: bytes)
      message = buffer
    }
    guard !isInstalled else { return }
    isInstalled = true
    // Whoever started the command may have held them back, and that is inherited.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.removeUnfinished()
        if let text = Interruption.message { _ = write(STDERR_FILENO, text.baseAddress, text.count) }
        _exit(128 + number)
      }
    }
  }
}
