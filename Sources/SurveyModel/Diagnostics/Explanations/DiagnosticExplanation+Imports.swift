extension DiagnosticExplanation {
  static let aboutImports: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .importMissing,
      """
      A library cannot be read where the import says that it is. The path is relative to the file that the import stands \
      in; it stays inside the folder of the survey, and nothing is fetched from elsewhere.
      """,
      wrong: .inside(
        """
        <import href="library/scales.xml"/>
        <rating id="fair" scale="agreement"><prompt>Is it fair?</prompt></rating>
        """),
      cure: "Correct the path, or bring the library to where the message looked.",
      right: .inside(
        """
        <scale id="agreement" from="1" to="5"><point value="1"/></scale>
        <rating id="fair" scale="agreement"><prompt>Is it fair?</prompt></rating>
        """)),
    DiagnosticExplanation(
      .importCycle,
      "A library imports itself, directly or through others, so that there is no order in which they could be read.",
      wrong: .file(
        """
        <library xmlns="urn:sonde:survey:1" id="scales" xml:lang="en">
          <import href="example.xml"/>
        </library>

        """),
      cure: "Remove one of the imports; what two libraries share goes into a third.",
      right: .file(
        """
        <library xmlns="urn:sonde:survey:1" id="scales" xml:lang="en">
          <scale id="agreement" from="1" to="5"><point value="1"/></scale>
        </library>

        """)),
  ]
}
