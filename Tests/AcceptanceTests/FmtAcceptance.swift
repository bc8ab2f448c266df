import Foundation
import Testing

@Suite("sonde fmt")
struct FmtAcceptance {
  private static let hasPatch = FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")

  private static let loose = "<survey xmlns='urn:sonde:survey:1' id='s' xml:lang='en'>\n<title>T</title></survey>"
  private static let tidy = """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en">
      <title>T</title>
    </survey>

    """

  @Test("the shipped files are formatted")
  func shippedFiles() throws {
    for folder in try folders() {
      let command = try Command.sonde("fmt", "--check", "--diff", folder)
      #expect(command.status == 0, "\(command.output)")
      #expect(command.output.isEmpty)
    }
  }

  private func folders() throws -> [String] {
    let tests = Command.package.appendingPathComponent("Surveys/tests")
    return ["Surveys"] + (FileManager.default.fileExists(atPath: tests.path) ? ["Surveys/tests"] : [])
  }

  @Test("files are rewritten in place, and keep their permissions; a link stays a link")
  func inPlace() throws {
    let scratch = try Scratch()
    try scratch.write(Self.loose, to: "loose.xml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.path("loose.xml"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link.xml"), withDestinationPath: "loose.xml")
    let command = try Command.sonde("fmt", "link.xml", in: scratch.folder)
    #expect(command.status == 0)
    #expect(command.output.isEmpty && command.messages.isEmpty)
    #expect(try scratch.read("loose.xml") == Self.tidy)
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("loose.xml"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let link = try FileManager.default.attributesOfItem(atPath: scratch.path("link.xml"))
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted() == ["link.xml", "loose.xml"])
  }

  @Test("--check lists what would change, --diff shows it, and neither writes")
  func checking() throws {
    let scratch = try Scratch()
    try scratch.write(Self.loose, to: "loose.xml")
    try scratch.write(Self.tidy, to: "tidy.xml")
    let check = try Command.sonde("fmt", "--check", "tidy.xml", "loose.xml", in: scratch.folder)
    #expect(check.status == 1)
    #expect(check.output == "loose.xml\n")
    let diff = try Command.sonde("fmt", "--diff", ".", in: scratch.folder)
    #expect(diff.status == 1)
    #expect(
      diff.output == """
        --- loose.xml
        +++ loose.xml
        @@ -1,2 +1,4 @@
        -<survey xmlns='urn:sonde:survey:1' id='s' xml:lang='en'>
        -<title>T</title></survey>
        +<?xml version="1.0" encoding="UTF-8"?>
        +<survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en">
        +  <title>T</title>
        +</survey>

        """)
    #expect(try scratch.read("loose.xml") == Self.loose)
  }

  @Test(
    "the difference is one that patch can apply", .enabled(if: hasPatch, "patch is not installed")
  )
  func patch() throws {
    let scratch = try Scratch()
    let survey = try String(
      contentsOf: Command.package.appendingPathComponent("Surveys/service-quality.xml"), encoding: .utf8)
    let loose = survey.replacingOccurrences(of: "<title>", with: "<title >")
      .replacingOccurrences(of: "\n\n    <rating", with: "\n\n\n<rating").replacingOccurrences(of: "/>", with: " />")
    try scratch.write(loose, to: "loose.xml")
    let diff = try Command.sonde("fmt", "--diff", "loose.xml", in: scratch.folder)
    try scratch.write(diff.output, to: "change.diff")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
    process.arguments = ["-s", "loose.xml", "change.diff"]
    process.currentDirectoryURL = scratch.folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try scratch.read("loose.xml") == survey)
  }

  @Test("standard input goes to standard output")
  func standardInput() throws {
    let command = try Command.sonde("fmt", "-", input: Self.loose)
    #expect(command.status == 0)
    #expect(command.output == Self.tidy)
  }

  @Test("a malformed file is left as it is, and the others are formatted")
  func malformed() throws {
    let scratch = try Scratch()
    try scratch.write("<survey><title></survey>", to: "broken.xml")
    try scratch.write(Self.loose, to: "loose.xml")
    let command = try Command.sonde("fmt", "broken.xml", "no-such.xml", "loose.xml", in: scratch.folder)
    #expect(command.status == 66)
    #expect(command.messages.contains("broken.xml:1:"))
    #expect(command.messages.contains("[not-well-formed]"))
    #expect(try scratch.read("broken.xml") == "<survey><title></survey>")
    #expect(try scratch.read("loose.xml") == Self.tidy)
    #expect(try Command.sonde("fmt", "broken.xml", in: scratch.folder).status == 65)
  }
}
