import Foundation
import Testing

/// The guide is run as it is printed: its files are checked, formatted and tested, its commands print what it says they
/// print, and nothing in the language is left without an example.
///
/// A block that begins with ```` ```xml visit.xml ```` is that file; one that begins with ```` ```console ```` holds
/// commands after `$` and what they print. A file whose name begins with `wrong` has the mistake that the text is about.
@Suite("The guide to the language")
struct GuideAcceptance {
  private struct Guide {
    var files: [(name: String, text: String)] = []
    var commands: [(arguments: [String], output: String)] = []

    /// The files without a mistake.
    var sound: [(name: String, text: String)] { files.filter { !$0.name.hasPrefix("wrong") } }

    init() throws {
      let page = Command.package.appendingPathComponent("Surveys/guide/README.md")
      var fence: [String]?
      for line in try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n") {
        if let open = fence {
          if line == "```" { fence = nil } else { take(line, open) }
        } else if line.hasPrefix("```") {
          let words = line.dropFirst(3).split(separator: " ").map(String.init)
          if words.count == 2 { files.append((words[1], "")) }
          fence = words
        }
      }
    }

    private mutating func take(_ line: String, _ fence: [String]) {
      if fence.count == 2 {
        files[files.count - 1].text += line + "\n"
      } else if fence == ["console"], line.hasPrefix("$ sonde ") {
        commands.append((line.split(separator: " ").dropFirst(2).map(String.init), ""))
      } else if fence == ["console"], !commands.isEmpty {
        commands[commands.count - 1].output += line + "\n"
      }
    }

    /// A folder with every file.
    func written() throws -> Scratch {
      let scratch = try Scratch()
      for (name, text) in files {
        let folder = scratch.url(name).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try scratch.write(text, to: name)
      }
      return scratch
    }
  }

  @Test("every file is clean, in the form that fmt gives it, and every test in it passes")
  func files() throws {
    let guide = try Guide()
    let scratch = try guide.written()
    #expect(Set(guide.files.map(\.name)).count == guide.files.count)
    let names = guide.sound.map(\.name).filter { $0.hasSuffix(".xml") }
    #expect(names.count > 10)
    for start in [["check", "--strict"], ["fmt", "--check", "--diff"]] {
      let command = try Command.run(start + names, in: scratch.folder)
      #expect(command.status == 0, "\(start[0]): \(command.output)\(command.messages)")
    }
    let tests = try Command.run(["test", "--quiet"] + names.filter { $0.hasSuffix(".tests.xml") }, in: scratch.folder)
    #expect(tests.status == 0, "\(tests.output)\(tests.messages)")
    let tested = guide.sound.count { $0.text.contains("<case ") }
    #expect(tested > 5)
  }

  @Test("every command prints what the guide shows")
  func commands() throws {
    let guide = try Guide()
    let scratch = try guide.written()
    #expect(guide.commands.count > 3)
    for (arguments, output) in guide.commands {
      let command = try Command.run(arguments, in: scratch.folder)
      #expect(command.output + command.messages == output, "sonde \(arguments.joined(separator: " "))")
    }
  }

  @Test("every element and every attribute of the language stands in an example")
  func coverage() throws {
    let text = try Guide().sound.map(\.text).joined()
    let reference = try Command.sonde("schema", "--format", "markdown").output
    var missing: [String] = []
    var element = ""
    for line in reference.components(separatedBy: "\n") {
      let word = line.components(separatedBy: "`").dropFirst().first ?? ""
      if line.hasPrefix("## `<") {
        element = word
        if !text.contains(word.dropLast()) { missing.append(word) }
      } else if line.hasPrefix("| `"), !text.contains(" \(word)=\"") {
        missing.append("\(element) \(word)")
      }
    }
    #expect(missing == [])
  }
}
