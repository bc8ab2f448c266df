extension DiagnosticExplanation {
  private static let consent = DiagnosticExample.inside(
    "<yesno id=\"consent\">\n  <prompt>Do you agree?</prompt>\n</yesno>")

  static let aboutStructure: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .wrongNamespace,
      "The namespace says that a file is a survey, and of which format; without it the same names could mean anything.",
      wrong: .file("<survey id=\"example\" xml:lang=\"en\">\n  <title>Example</title>\n</survey>\n"),
      cure: "Write xmlns=\"urn:sonde:survey:1\" on the outermost element.",
      right: .file(
        """
        <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
          <title>Example</title>
        </survey>

        """)),
    DiagnosticExplanation(
      .newerFormat, "The file was written for a later version of the survey language than this program knows.",
      wrong: .file(
        """
        <survey xmlns="urn:sonde:survey:2" id="example" xml:lang="en">
          <title>Example</title>
        </survey>

        """),
      cure: "Install a newer program, or write the survey in the format of this one.",
      right: .file(
        """
        <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
          <title>Example</title>
        </survey>

        """)),
    DiagnosticExplanation(
      .unknownElement,
      "No element has this name. Nothing is passed over in silence, so that a slip is not a lost question.",
      wrong: .inside("<yesnoo id=\"consent\">\n  <prompt>Do you agree?</prompt>\n</yesnoo>"),
      cure: "Use one of the names that the message lists; 'sonde schema --format markdown' describes them all.",
      right: consent),
    DiagnosticExplanation(
      .misplacedElement, "The element exists, but has no meaning where it stands.",
      wrong: .inside(
        """
        <yesno id="consent">
          <prompt>Do you agree?</prompt>
          <point value="1"/>
        </yesno>
        """),
      cure: "Move it into one of the elements that the message names, or remove it.", right: consent),
    DiagnosticExplanation(
      .missingPart, "An element lacks a part that it cannot do without, or a text has no words.",
      wrong: .inside("<yesno id=\"consent\"/>"),
      cure: "Add the part that the message names.", right: consent),
    DiagnosticExplanation(
      .repeatedPart,
      "Something stands twice that can only be meant once, or is given both as an attribute and as elements.",
      wrong: .inside(
        """
        <yesno id="consent">
          <prompt>Do you agree?</prompt>
          <origin ref="Q1">Consent</origin>
          <origin ref="Q2">Agreement</origin>
        </yesno>
        """),
      cure: "Keep one of them.",
      right: .inside(
        """
        <yesno id="consent">
          <prompt>Do you agree?</prompt>
          <origin ref="Q1">Consent</origin>
        </yesno>
        """)),
    DiagnosticExplanation(
      .unexpectedText, "Words stand between elements, where nobody would read them.",
      wrong: .inside("<yesno id=\"consent\">\n  Do you agree?\n  <prompt>Do you agree?</prompt>\n</yesno>"),
      cure: "Put the words into an element, such as <prompt> or <help>, or into a comment.", right: consent),
    DiagnosticExplanation(
      .unknownAttribute, "The element has no attribute of this name; what it was to say would have no effect.",
      wrong: .inside("<yesno id=\"consent\" requierd=\"yes\">\n  <prompt>Do you agree?</prompt>\n</yesno>"),
      cure: "Use one of the names that the message lists.",
      right: .inside("<yesno id=\"consent\" required=\"yes\">\n  <prompt>Do you agree?</prompt>\n</yesno>")),
    DiagnosticExplanation(
      .missingAttribute, "The element needs this attribute to mean anything.",
      wrong: .inside("<yesno>\n  <prompt>Do you agree?</prompt>\n</yesno>"),
      cure: "Add it. An id becomes a column of the data, so choose one that will still fit in a year.",
      right: consent),
    DiagnosticExplanation(
      .badValue, "The value is not of the kind that the attribute takes, or names a file that is something else.",
      wrong: .inside("<yesno id=\"consent\" required=\"true\">\n  <prompt>Do you agree?</prompt>\n</yesno>"),
      cure: "Write what the message says; the reference page lists the values of each attribute.",
      right: .inside("<yesno id=\"consent\" required=\"yes\">\n  <prompt>Do you agree?</prompt>\n</yesno>")),
    DiagnosticExplanation(
      .badName,
      """
      An id is a letter from a to z, then letters, digits, - or _. It becomes a column of the data, and only these \
      characters survive every spreadsheet and statistics program.
      """,
      wrong: .inside("<yesno id=\"1st consent\">\n  <prompt>Do you agree?</prompt>\n</yesno>"),
      cure: "Write a name of that form; the message proposes one.",
      right: .inside("<yesno id=\"first-consent\">\n  <prompt>Do you agree?</prompt>\n</yesno>")),
    DiagnosticExplanation(
      .reservedName, "The id is a word of the expression language, so no expression could name the question.",
      wrong: .inside("<yesno id=\"not\">\n  <prompt>Do you agree?</prompt>\n</yesno>"),
      cure: "Choose another id.", right: consent),
    DiagnosticExplanation(
      .controlCharacter,
      """
      The file holds a control character, or one that changes the direction of writing. Nobody sees these, and they can \
      make a text read differently from what is stored.
      """,
      wrong: .inside("<yesno id=\"consent\">\n  <prompt>Do you &#x202E;agree?</prompt>\n</yesno>"),
      cure: "Remove it; such characters mostly come with text copied from a web page or a word processor.",
      right: consent),
    DiagnosticExplanation(
      .loopTooLarge,
      """
      Every pass of a loop has columns of its own in a response, so that the number of passes is limited. A limit this \
      high is mostly a slip.
      """,
      wrong: .inside(
        """
        <roster id="staff" max="100000">
          <text id="name"><prompt>Who is it?</prompt></text>
        </roster>
        """),
      cure: "Write the number of entries that a respondent may really have.",
      right: .inside(
        """
        <roster id="staff" max="20">
          <text id="name"><prompt>Who is it?</prompt></text>
        </roster>
        """)),
    DiagnosticExplanation(
      .emptySection, "The section holds no question, so respondents would see nothing but its title.",
      wrong: .inside("<section id=\"consent\">\n  <title>Consent</title>\n</section>"),
      cure: "Put questions into the section, or remove it.",
      right: .inside(
        """
        <section id="consent">
          <title>Consent</title>
          <yesno id="agrees"><prompt>Do you agree?</prompt></yesno>
        </section>
        """)),
  ]
}
