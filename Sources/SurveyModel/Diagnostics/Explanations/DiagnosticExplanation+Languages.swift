extension DiagnosticExplanation {
  private static func file(languages: String, _ texts: String) -> DiagnosticExample {
    .file(
      """
      <survey xmlns="urn:sonde:survey:1" id="example" xml:lang="en"\(languages)>
        \(texts)
      </survey>

      """)
  }

  static let aboutLanguages: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .missingTranslation,
      """
      The survey says that it is complete in a language, and some texts have no version in it. Respondents would read \
      them in the language the survey was written in. The notes name the first five.
      """,
      wrong: file(languages: " languages=\"en fr\"", "<title>Example</title>"),
      cure: "Add the versions, or take the language out of 'languages'.",
      right: file(languages: " languages=\"en fr\"", "<title>Example</title> <title xml:lang=\"fr\">Exemple</title>")),
    DiagnosticExplanation(
      .placeholderMismatch,
      """
      A translation shows other values than the text it translates: readers of one language would see an answer that \
      readers of the other do not.
      """,
      wrong: file(
        languages: " languages=\"en fr\"",
        """
        <title>Example</title>
          <title xml:lang="fr">Exemple</title>
          <text id="name">
            <prompt>Your name?</prompt>
            <prompt xml:lang="fr">Votre nom ?</prompt>
          </text>
          <yesno id="again">
            <prompt>Will you come again, <output value="name"/>?</prompt>
            <prompt xml:lang="fr">Reviendrez-vous ?</prompt>
          </yesno>
        """),
      cure: "Put the same <output> elements into every version, in whatever order the language wants.",
      right: file(
        languages: " languages=\"en fr\"",
        """
        <title>Example</title>
          <title xml:lang="fr">Exemple</title>
          <text id="name">
            <prompt>Your name?</prompt>
            <prompt xml:lang="fr">Votre nom ?</prompt>
          </text>
          <yesno id="again">
            <prompt>Will you come again, <output value="name"/>?</prompt>
            <prompt xml:lang="fr">Reviendrez-vous, <output value="name"/> ?</prompt>
          </yesno>
        """)),
    DiagnosticExplanation(
      .undeclaredLanguage, "A text is in a language that the survey does not have, so nobody would ever read it.",
      wrong: file(languages: "", "<title>Example</title> <title xml:lang=\"fr\">Exemple</title>"),
      cure: "Add the language to 'languages', or correct xml:lang.",
      right: file(languages: " languages=\"en fr\"", "<title>Example</title> <title xml:lang=\"fr\">Exemple</title>")),
    DiagnosticExplanation(
      .repeatedLanguage,
      "A text is given twice in one language; often xml:lang was forgotten. Only the first would be read.",
      wrong: file(languages: "", "<title>Example</title> <title>Exemple</title>"),
      cure: "Remove one, or say with xml:lang which language it is.",
      right: file(languages: " languages=\"en fr\"", "<title>Example</title> <title xml:lang=\"fr\">Exemple</title>")),
  ]
}
