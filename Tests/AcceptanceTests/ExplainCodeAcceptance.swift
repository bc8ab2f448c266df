import Testing

@Suite("sonde explain-code")
struct ExplainCodeAcceptance {
  @Test("a code is explained with a file that earns it, what check prints, and the cure")
  func explanation() throws {
    let command = try Command.sonde("explain-code", "[forward-reference]", environment: ["COLUMNS": "100"])
    #expect(command.status == 0)
    #expect(
      command.output == """
        forward-reference (error)

        A question depends on one that is asked later. When it is reached, that one
        is still empty.

        Wrong:
            <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
              <title>Example</title>
              <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
              <yesno id="again"><prompt>Would you come again?</prompt></yesno>
            </survey>

        sonde check prints:
            example.xml:3:28: error: 'why' depends on 'again', which is asked later: at that point it is always empty \
        [forward-reference]
                3 |   <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
                  |                            ^~~~~
            example.xml:4:14: note: 'again' is asked here

        Move the question behind the one it depends on.

        Right:
            <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
              <title>Example</title>
              <yesno id="again"><prompt>Would you come again?</prompt></yesno>
              <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
            </survey>

        """)
  }

  @Test("an output that takes nothing is no success")
  func fullOutput() throws {
    let command = try Command.run(["explain-code"], outputTo: "/dev/full")
    #expect(command.status == 74)
    #expect(command.messages == "sonde: <stdout>: No space left on device\n")
  }

  @Test("without a code, all of them are listed")
  func list() throws {
    let command = try Command.sonde("explain-code", environment: ["COLUMNS": "80"])
    #expect(command.status == 0)
    let lines = command.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("not-well-formed error The file is not XML."))
    #expect(lines.contains("unused-list warning No question uses the list."))
    #expect(command.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a code that is nearly one is put right")
  func unknownCode() throws {
    let command = try Command.sonde("explain-code", "unknwon-refrence")
    #expect(command.status == 64)
    #expect(command.messages.contains("no message has the code 'unknwon-refrence'; did you mean 'unknown-reference'?"))
  }
}
