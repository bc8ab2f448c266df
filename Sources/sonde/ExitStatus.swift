import ArgumentParser

/// The exit codes of every command; `sonde help` and the README list them.
enum ExitStatus: Int32 {
  /// Done.
  case success = 0
  /// The question was answered "no": errors found, responses rejected, something still blocks submission.
  case negative = 1
  /// Left unfinished; the draft is kept.
  case unfinished = 3
  /// The input is malformed.
  case badData = 65
  /// There is no input.
  case noInput = 66
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// The draft is in use.
  case locked = 75
  /// Not permitted.
  case noPermission = 77

  /// The one of two that matters more: malformed input outweighs mistakes, which outweigh success.
  func worse(_ other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }

  /// The code as the argument parser takes it.
  var code: ExitCode { ExitCode(rawValue) }
}
