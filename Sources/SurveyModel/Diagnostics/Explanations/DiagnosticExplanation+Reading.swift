extension DiagnosticExplanation {
  private static let smallest = DiagnosticExample.file(
    """
    <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
      <title>Example</title>
    </survey>

    """)

  static let aboutReading: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .emptyFile, "The file holds nothing, or nothing but white space.",
      wrong: .file("\n"),
      cure: "Write a survey, or let 'sonde new' begin one.", right: smallest),
    DiagnosticExplanation(
      .fileTooLarge,
      """
      The file is larger than any survey that people write by hand. It is not read, so that a mistaken file name cannot \
      fill the memory.
      """,
      wrong: .long(
        "<survey>\n", repeating: "<!-- Nothing at all, but very often. -->\n", times: 420_000, "</survey>\n"),
      cure: "Check that it is the right file. A response file goes to 'sonde score' or 'sonde report'.",
      right: smallest),
    DiagnosticExplanation(
      .notUTF8,
      """
      Definitions are read as UTF-8 and nothing else, because a wrong guess would turn é into something else without \
      anyone noticing. The file says that it has another encoding, or holds bytes that are not UTF-8.
      """,
      wrong: .file(
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="fr">
          <title>Exemple</title>
        </survey>

        """),
      cure: "Save the file as UTF-8 in the editor, and write encoding=\"UTF-8\" in its first line, or nothing.",
      right: .file(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="fr">
          <title>Exemple</title>
        </survey>

        """)),
    DiagnosticExplanation(
      .notWellFormed,
      """
      The file is not XML: a tag is not closed, or closed by another name, a quotation mark is missing, an & or a < \
      stands in a text. Nothing else can be said about the file until that is mended.
      """,
      wrong: .inside("<yesno id=\"consent\">\n  <prompt>Do you agree & go on?</prompt>\n</yesno>"),
      cure: "Close what is open. In texts write &amp; for & and &lt; for <.",
      right: .inside("<yesno id=\"consent\">\n  <prompt>Do you agree &amp; go on?</prompt>\n</yesno>")),
    DiagnosticExplanation(
      .externalEntity,
      """
      A DOCTYPE can make a file read other files, and grow without limit; a survey that somebody sends you must not be \
      able to do either.
      """,
      wrong: .file(
        """
        <!DOCTYPE survey SYSTEM "survey.dtd">
        <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en">
          <title>Example</title>
        </survey>

        """),
      cure: "Remove the DOCTYPE. Editors find the schema by <?xml-model?>, which 'sonde new' writes.",
      right: smallest),
    DiagnosticExplanation(
      .tooDeep, "Elements are nested deeper than in any survey that makes sense, which points to a broken generator.",
      wrong: .long("<survey>", repeating: "<section>", times: 80, ""),
      cure: "Nest fewer sections: respondents get lost below the third level.",
      right: .inside(
        """
        <section id="outer">
          <section id="inner">
            <yesno id="consent"><prompt>Do you agree?</prompt></yesno>
          </section>
        </section>
        """)),
    DiagnosticExplanation(
      .tooLarge, "A single tag has more attributes, or more characters, than any that people write.",
      wrong: .long("<survey", repeating: " id=\"a\"", times: 400, "/>\n"),
      cure: "Check what generated the file.", right: smallest),
  ]
}
