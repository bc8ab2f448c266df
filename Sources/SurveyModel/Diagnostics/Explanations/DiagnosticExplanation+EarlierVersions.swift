extension DiagnosticExplanation {
  static let aboutEarlierVersions: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .breaksResponses,
      """
      Responses that were collected with an earlier version of the survey hold something that this version does not \
      understand, such as a question that was renamed or a choice that was removed. Scored with this version, they would \
      lose it. The message is given by 'sonde check --against responses'.
      """,
      wrong: .inside("<yesno id=\"come-again\"><prompt>Would you come again?</prompt></yesno>")
        .against("id,again\nr-1,yes\n"),
      cure: "Name with 'was' what it was called before, or publish the version under another id.",
      right: .inside("<yesno id=\"come-again\" was=\"again\"><prompt>Would you come again?</prompt></yesno>")
        .against("id,again\nr-1,yes\n"))
  ]
}
