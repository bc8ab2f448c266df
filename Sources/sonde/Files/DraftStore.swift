import Glibc
import SurveyModel
import SurveyResponses

/// Where unfinished answers are kept: `$XDG_STATE_HOME/sonde/drafts/<survey>/<respondent>.json`, readable by the user
/// alone, one process at a time: the lock lives as long as the object.
final class DraftStore {
  /// The draft's file.
  let path: String

  private let lock: Int32

  /// Opens the place of a respondent's draft and locks it.
  ///
  /// - Parameters:
  ///   - survey: The survey's id.
  ///   - respondent: Whose draft; any text.
  /// - Throws: `EWOULDBLOCK` as the code when another process has it open.
  static func open(survey: String, respondent: String) throws(FileError) -> DraftStore {
    let folder = FileAccess.joined(root, fileName(survey))
    try FileAccess.makePrivateFolder(folder)
    let path = FileAccess.joined(folder, fileName(respondent) + ".json")
    let lockPath = FileAccess.joined(folder, fileName(respondent) + ".lock")
    let lock = Glibc.open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw FileError(path: lockPath, code: errno) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(lock)
      throw FileError(path: path, code: code)
    }
    return DraftStore(path: path, lock: lock)
  }

  private init(path: String, lock: Int32) {
    self.path = path
    self.lock = lock
  }

  deinit { close(lock) }

  /// The folder of all drafts.
  static var root: String {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return FileAccess.joined(state, "sonde/drafts")
    }
    return FileAccess.joined(environment("HOME") ?? ".", ".local/state/sonde/drafts")
  }

  /// The draft's bytes; `nil` when there is none.
  func read() throws(FileError) -> [UInt8]? {
    FileAccess.exists(path) ? try FileAccess.read(path) : nil
  }

  /// Keeps a draft, whole or not at all.
  func write(_ bytes: [UInt8]) throws(FileError) { try FileAccess.write(bytes, to: path, isPrivate: true) }

  /// Puts the draft aside under the time of day, so that starting again loses nothing.
  ///
  /// - Returns: Where it is now; `nil` when there was none.
  func putAside(at timestamp: String) throws(FileError) -> String? {
    guard FileAccess.exists(path) else { return nil }
    let old = "\(path.dropLast(5)).\(timestamp.filter { $0 != ":" }).old.json"
    guard rename(path, old) == 0 else { throw FileError(path: path, code: errno) }
    return old
  }

  /// Removes the draft.
  func remove() { unlink(path) }

  /// A name that is safe as a file's: letters, digits, `-`, `_` and inner dots stay, all other bytes become `%XX`.
  private static func fileName(_ text: String) -> String {
    var name = ""
    for (index, byte) in text.utf8.prefix(80).enumerated() {
      let character = Character(Unicode.Scalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-_".contains(character))
      if isPlain || (character == "." && index > 0) {
        name.append(character)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        name += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    // A cut name alone could be two respondents'.
    guard text.utf8.count > 80 else { return name.isEmpty ? "%" : name }
    return "\(name)%\(Fingerprint.of(text.utf8))"
  }
}

/// An environment variable; `nil` when it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}
