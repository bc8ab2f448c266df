extension DiagnosticExplanation {
  /// A survey that asks for an age, and why under some condition.
  private static func why(_ condition: String) -> DiagnosticExample {
    .inside(
      """
      <number id="age" min="16" max="99"><prompt>How old are you?</prompt></number>
      <text id="why" relevant="\(condition)"><prompt>Why?</prompt></text>
      """)
  }

  static let aboutExpressions: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .expressionSyntax, "The expression breaks off, or has something where nothing of the kind can stand.",
      wrong: why("age gt 17 and"),
      cure: "Look at the caret: it stands under the first character that does not fit.", right: why("age gt 17")),
    DiagnosticExplanation(
      .unknownFunction, "No function has this name.",
      wrong: why("roundd(age, 0) gt 17"),
      cure: "Correct the name; the reference page lists the functions.", right: why("round(age, 0) gt 17")),
    DiagnosticExplanation(
      .wrongArity, "The function is given too few or too many values.",
      wrong: why("answered()"), cure: "Give it as many as the message says.", right: why("answered(age)")),
    DiagnosticExplanation(
      .typeMismatch,
      """
      Values of two kinds are compared or calculated with, such as a number and a text. There is no conversion behind \
      your back, because '10' sorts before '9'.
      """,
      wrong: why("age gt '17'"),
      cure: "Write numbers without quotation marks, and texts and codes with them.", right: why("age gt 17")),
    DiagnosticExplanation(
      .badPattern,
      "The pattern is not a regular expression, or one that could take forever, so no answer can be held against it.",
      wrong: .inside("<text id=\"code\" pattern=\"[0-9\"><prompt>What is your code?</prompt></text>"),
      cure: "Close what is open; a pattern must match the whole answer.",
      right: .inside("<text id=\"code\" pattern=\"[0-9]+\"><prompt>What is your code?</prompt></text>")),
    DiagnosticExplanation(
      .constantCondition, "The condition does not depend on any answer, so it is always true or never.",
      wrong: why("16 lt 17"),
      cure: "Name the question that was meant, or remove the condition.", right: why("age gt 17")),
    DiagnosticExplanation(
      .valueOutOfReach, "The question cannot have the value it is compared with, so the comparison is decided already.",
      wrong: .inside(
        """
        <number id="age" min="16" max="99"><prompt>How old are you?</prompt></number>
        <text id="secret" relevant="age gt 120"><prompt>What is your secret?</prompt></text>
        """),
      cure: "Compare with a value inside the question's limits or scale, or widen those.",
      right: .inside(
        """
        <number id="age" min="16" max="99"><prompt>How old are you?</prompt></number>
        <text id="secret" relevant="age gt 90"><prompt>What is your secret?</prompt></text>
        """)),
    DiagnosticExplanation(
      .forwardReference,
      "A question depends on one that is asked later. When it is reached, that one is still empty.",
      wrong: .inside(
        """
        <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        """),
      cure: "Move the question behind the one it depends on.",
      right: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
        """)),
    DiagnosticExplanation(
      .selfReference, "A question is asked only if it has been answered, so it never is.",
      wrong: .inside("<number id=\"age\" relevant=\"age gt 17\"><prompt>How old are you?</prompt></number>"),
      cure:
        "Put the condition on the question that is to depend on it; a check on the answer itself is a <constraint>.",
      right: .inside(
        """
        <number id="age">
          <prompt>How old are you?</prompt>
          <constraint test=". gt 17"><message>This survey is for adults.</message></constraint>
        </number>
        """)),
    DiagnosticExplanation(
      .uncertainOrder,
      "A question depends on another one that is shuffled together with it, so nobody knows which of them comes first.",
      wrong: .inside(shuffled("")),
      cure:
        "Put fixed=\"yes\" on a question that has to stay behind all others, or put the two into a section of their own, "
        + "which is shuffled as a whole.",
      right: .inside(shuffled(" fixed=\"yes\""))),
    DiagnosticExplanation(
      .dependencyCycle, "Values need each other in a circle, so none of them can be worked out first.",
      wrong: .inside(
        """
        <variable id="total" value="share * 2"/>
        <variable id="share" value="total div 2"/>
        """),
      cure: "Look at the members in the message, and let one of them rest on answers alone.",
      right: .inside(
        """
        <number id="total"><prompt>How many in all?</prompt></number>
        <variable id="share" value="total div 2"/>
        """)),
  ]

  /// Questions in random order, the last of which depends on another one.
  private static func shuffled(_ attribute: String) -> String {
    """
    <section id="visit" order="random">
      <yesno id="again"><prompt>Would you come again?</prompt></yesno>
      <yesno id="kind"><prompt>Were we kind?</prompt></yesno>
      <text id="why" relevant="again = 'no'"\(attribute)><prompt>Why not?</prompt></text>
    </section>
    """
  }
}
