extension DiagnosticExplanation {
  private static let allowed = DiagnosticExample.inside(
    """
    <?sonde-allow lone-choice?>
    <single id="terms">
      <prompt>Our terms apply.</prompt>
      <choice value="read"><label>I have read them</label></choice>
    </single>
    """)

  static let aboutAllowances: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .badAllowance,
      """
      An instruction that would allow a message allows none: it has a code that no message has, or that of an error, or \
      no element follows it. Errors cannot be allowed, because the survey means nothing until they are mended.
      """,
      wrong: .inside(
        """
        <?sonde-allow lone-answer?>
        <yesno id="terms"><prompt>Do you accept our terms?</prompt></yesno>
        """),
      cure: "Write the code that the message ends with, before the element that the message is about.", right: allowed),
    DiagnosticExplanation(
      .unusedAllowance,
      "An instruction allows a message that is not given, so that it would hide a mistake that somebody makes later.",
      wrong: .inside(
        """
        <?sonde-allow lone-choice?>
        <yesno id="terms"><prompt>Do you accept our terms?</prompt></yesno>
        """),
      cure: "Remove it; 'sonde check --fix' does.", right: allowed),
  ]
}
