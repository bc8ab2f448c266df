import Foundation
import Testing

/// The guide is run as it is printed: its files are checked, formatted and tested, its commands print what it says they
/// print, and nothing in the language is left without an example.
///
/// A block that begins with ```` ```xml visit.xml ```` is that file; one that begins with ```` ```console ```` holds
/// commands after `$` and what they print, where a line `…` stands for lines that are left out. A file whose name begins
/// with `wrong` has the mistake that the text is about.
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
      let printed = command.output + command.messages
      let shown = output.components(separatedBy: "…\n")
      // What no ellipsis borders is compared whole, so that the difference is printed.
      guard shown.count > 1 else {
        #expect(printed == output, "sonde \(arguments.joined(separator: " "))")
        continue
      }
      #expect(isAbridged(printed, to: shown), "sonde \(arguments.joined(separator: " ")) prints\n\(printed)")
    }
  }

  /// Whether a text begins with the first part, ends with the last, and has the others in between, in their order.
  private func isAbridged(_ text: String, to parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  @Test("every element, every attribute and every function of the language stands in an example")
  func coverage() throws {
    let text = try Guide().sound.map(\.text).joined()
    let reference = try Reference(Command.sonde("schema", "--format", "markdown").output)
    #expect(reference.elements.count > 50 && reference.attributes.count > 100 && reference.functions.count > 25)
    for element in reference.elements {
      #expect(try text.contains(Regex("<\(element)[\\s/>]")), "<\(element)>")
    }
    for (attribute, elements) in reference.attributes {
      let tag = "<(\(elements.joined(separator: "|")))\\s([^>]*\\s)?\(attribute)=\""
      #expect(try text.contains(Regex(tag)), "\(attribute) on one of \(elements.joined(separator: ", "))")
    }
    for function in reference.functions {
      #expect(try text.contains(Regex("=\"([^\"]*[^\"A-Za-z0-9_-])?\(function)\\(")), "\(function)()")
    }
  }

  /// What the reference page says there is.
  ///
  /// An attribute that several elements take word for word, such as the `default` of every question, is one attribute
  /// and needs one example, on any of them; where type, default or meaning differs, it is another attribute.
  private struct Reference {
    var elements: [String] = []
    var attributes: [(name: String, elements: [String])] = []
    var functions: [String] = []

    init(_ page: String) {
      var places: [String: Int] = [:]
      for line in page.components(separatedBy: "\n") {
        let word = line.components(separatedBy: "`").dropFirst().first ?? ""
        if line.hasPrefix("# The scores of a response") { break }
        if line.hasPrefix("## `<") {
          elements.append(String(word.dropFirst().dropLast()))
        } else if line.hasPrefix("| `"), let end = word.firstIndex(of: "(") {
          functions.append(String(word[..<end]))
        } else if line.hasPrefix("| `"), let element = elements.last {
          let place = places[line] ?? attributes.count
          if place == attributes.count { attributes.append((word, [])) }
          places[line] = place
          attributes[place].elements.append(element)
        }
      }
    }
  }
}
