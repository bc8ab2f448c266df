extension DiagnosticExplanation {
  private static let colour = DiagnosticExample.inside(
    """
    <single id="colour">
      <prompt>Which do you prefer?</prompt>
      <choice value="red"><label>Red</label></choice>
      <choice value="blue"><label>Blue</label></choice>
    </single>
    """)

  private static let rating = DiagnosticExample.inside(
    """
    <scale id="agreement" from="1" to="5"><point value="1"/></scale>
    <rating id="fair" scale="agreement"><prompt>Is it fair?</prompt></rating>
    """)

  static let aboutNames: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .duplicateID,
      "An id is used again. Questions, sections, scores and lists are found by their ids, and answers are stored by them.",
      wrong: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="again"><prompt>Why?</prompt></text>
        """),
      cure: "Give each its own id; the note shows where the other one is.",
      right: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="again-why"><prompt>Why?</prompt></text>
        """)),
    DiagnosticExplanation(
      .badRename,
      """
      was="…" gives a name that a question, row or choice had in an earlier version, so that responses collected under \
      it are still read. A name that something has now, or that two things claim to have had, would be read as both.
      """,
      wrong: .inside(
        """
        <yesno id="again" was="why"><prompt>Would you come again?</prompt></yesno>
        <text id="why"><prompt>Why?</prompt></text>
        """),
      cure: "Write the name that no question has any more, or remove the attribute.",
      right: .inside(
        """
        <yesno id="again" was="return"><prompt>Would you come again?</prompt></yesno>
        <text id="why"><prompt>Why?</prompt></text>
        """)),
    DiagnosticExplanation(
      .nameCase,
      "Two ids differ only in capital letters. SPSS, Excel and most databases take them for one column.",
      wrong: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="Again"><prompt>Why?</prompt></text>
        """),
      cure: "Choose ids that differ in more than that.",
      right: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="again-why"><prompt>Why?</prompt></text>
        """)),
    DiagnosticExplanation(
      .loopReference,
      """
      A question inside a loop is asked once a pass, so that outside the loop its bare id could mean any of several \
      answers.
      """,
      wrong: .inside(
        """
        <choices id="shops">
          <choice value="paris"><label>Paris</label></choice>
          <choice value="rome"><label>Rome</label></choice>
        </choices>
        <loop id="visits" over="shops">
          <yesno id="satisfied"><prompt>Were you satisfied?</prompt></yesno>
        </loop>
        <text id="why" relevant="satisfied = 'no'"><prompt>Why not?</prompt></text>
        """),
      cure: "Name the pass, or put all passes into an aggregate: count(), sum(), mean(), min(), max().",
      right: .inside(
        """
        <choices id="shops">
          <choice value="paris"><label>Paris</label></choice>
          <choice value="rome"><label>Rome</label></choice>
        </choices>
        <loop id="visits" over="shops">
          <yesno id="satisfied"><prompt>Were you satisfied?</prompt></yesno>
        </loop>
        <text id="why" relevant="visits.paris.satisfied = 'no'"><prompt>Why not?</prompt></text>
        """)),
    DiagnosticExplanation(
      .unknownReference,
      "Something refers to a question or a score by a name that none has, so its condition or score could never work.",
      wrong: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="why" relevant="agian = 'no'"><prompt>Why not?</prompt></text>
        """),
      cure: "Correct the name; where one is near, the message proposes it.",
      right: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
        """)),
    DiagnosticExplanation(
      .unknownChoice,
      "An expression compares a question with a code that is not among its choices, which is never true.",
      wrong: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="why" relevant="again = 'never'"><prompt>Why not?</prompt></text>
        """),
      cure: "Use one of the codes that the message lists: the value of a choice, not its label.",
      right: .inside(
        """
        <yesno id="again"><prompt>Would you come again?</prompt></yesno>
        <text id="why" relevant="again = 'no'"><prompt>Why not?</prompt></text>
        """)),
    DiagnosticExplanation(
      .unknownList,
      "A question names a scale or a list of choices that the survey does not have, or a list where a scale is needed.",
      wrong: .inside("<rating id=\"fair\" scale=\"agreement\"><prompt>Is it fair?</prompt></rating>"),
      cure: "Correct the name, or declare the scale before the questions.", right: rating),
    DiagnosticExplanation(
      .unusedList, "No question uses the list; often a question names another by mistake.",
      wrong: .inside(
        """
        <scale id="agreement" from="1" to="5"><point value="1"/></scale>
        <yesno id="fair"><prompt>Is it fair?</prompt></yesno>
        """),
      cure: "Use it or remove it.", right: rating),
    DiagnosticExplanation(
      .duplicateChoice, "Two choices have the same code, so their answers could not be told apart.",
      wrong: .inside(
        """
        <single id="colour">
          <prompt>Which do you prefer?</prompt>
          <choice value="red"><label>Red</label></choice>
          <choice value="red"><label>Blue</label></choice>
        </single>
        """),
      cure: "Give each choice its own value.", right: colour),
    DiagnosticExplanation(
      .duplicateLabel, "Two choices read the same, so respondents cannot tell them apart.",
      wrong: .inside(
        """
        <single id="colour">
          <prompt>Which do you prefer?</prompt>
          <choice value="red"><label>Red</label></choice>
          <choice value="blue"><label>Red</label></choice>
        </single>
        """),
      cure: "Word them differently, or remove one.", right: colour),
    DiagnosticExplanation(
      .neverOffered,
      "The filter of a question compares something that the choice does not say of itself, so no answer ever offers it.",
      wrong: .inside(filtered("<choice value=\"lyon\"><label>Lyon</label></choice>")),
      cure:
        "Give the choice the attribute, or let the filter take choices without it, as in \"country = home or "
        + "not(answered(country))\".",
      right: .inside(filtered("<choice value=\"lyon\" country=\"fr\"><label>Lyon</label></choice>"))),
    DiagnosticExplanation(
      .noChoiceLeft,
      "For some answers the filter leaves no choice; the question is then left out, which is easily overlooked.",
      wrong: .inside(filtered("<choice value=\"turin\" country=\"it\"><label>Turin</label></choice>")),
      cure:
        "Add choices for these answers. If the question is meant to be left out, say so with its \"relevant\".",
      right: .inside(filtered("<choice value=\"lyon\" country=\"fr\"><label>Lyon</label></choice>"))),
    DiagnosticExplanation(
      .loneChoice, "The list offers one choice, which is none.",
      wrong: .inside(
        """
        <single id="colour">
          <prompt>Which do you prefer?</prompt>
          <choice value="red"><label>Red</label></choice>
        </single>
        """),
      cure: "Add the other choices, or ask with <yesno>.", right: colour),
    DiagnosticExplanation(
      .noExclusive,
      """
      A choice that means none of the others can be chosen together with them, and such an answer contradicts itself.
      """,
      wrong: .inside(
        """
        <multiple id="seen">
          <prompt>What did you see?</prompt>
          <choice value="museum"><label>The museum</label></choice>
          <choice value="port"><label>The port</label></choice>
          <choice value="none"><label>None of these</label></choice>
        </multiple>
        """),
      cure: "Write exclusive=\"yes\" on the choice.",
      right: .inside(
        """
        <multiple id="seen">
          <prompt>What did you see?</prompt>
          <choice value="museum"><label>The museum</label></choice>
          <choice value="port"><label>The port</label></choice>
          <choice value="none" exclusive="yes"><label>None of these</label></choice>
        </multiple>
        """)),
    DiagnosticExplanation(
      .scaleLabels,
      """
      Some points of the scale have a label and others have none. Respondents take an unlabelled point among labelled \
      ones for a slip, and avoid it.
      """,
      wrong: .inside(
        """
        <scale id="quality" from="1" to="4">
          <point value="1"><label>Poor</label></point>
          <point value="2"><label>Fair</label></point>
          <point value="4"><label>Very good</label></point>
        </scale>
        <rating id="food" scale="quality"><prompt>The food was…</prompt></rating>
        """),
      cure: "Label every point, or only the two ends, or the ends and the middle.",
      right: .inside(
        """
        <scale id="quality" from="1" to="4">
          <point value="1"><label>Poor</label></point>
          <point value="2"><label>Fair</label></point>
          <point value="3"><label>Good</label></point>
          <point value="4"><label>Very good</label></point>
        </scale>
        <rating id="food" scale="quality"><prompt>The food was…</prompt></rating>
        """)),
    DiagnosticExplanation(
      .duplicatePrompt,
      """
      Two questions ask the same in the same way. Mostly one was copied, and only its id was changed: respondents \
      would answer the same twice.
      """,
      wrong: .inside(
        """
        <yesno id="staff-kind"><prompt>Were the staff kind to you?</prompt></yesno>
        <yesno id="staff-patient"><prompt>Were the staff kind to you?</prompt></yesno>
        """),
      cure: "Change the prompt of the copy, or remove it.",
      right: .inside(
        """
        <yesno id="staff-kind"><prompt>Were the staff kind to you?</prompt></yesno>
        <yesno id="staff-patient"><prompt>Were the staff patient with you?</prompt></yesno>
        """)),
    DiagnosticExplanation(
      .longText,
      """
      The prompt is so long that many readers skim it, and answer a question that they have not read.
      """,
      wrong: .inside(
        """
        <yesno id="again">
          <prompt>
            If you think of everything that you have seen, heard and experienced with us in the last twelve months, in our
            shops, on the telephone, by letter and on our pages, and if you leave aside for a moment what others have told
            you about us, would you come again?
          </prompt>
        </yesno>
        """),
      cure: "Ask in one short sentence; put what explains it into <help> or <instruction>, or on a page of its own.",
      right: .inside(
        """
        <yesno id="again">
          <prompt>Would you come again?</prompt>
          <help>Think of the last twelve months: our shops, the telephone, letters and our pages.</help>
        </yesno>
        """)),
    DiagnosticExplanation(
      .noEffect, "What is written changes nothing where it stands, so its author probably meant something else.",
      wrong: .inside(
        """
        <single id="colour">
          <prompt>Which do you prefer?</prompt>
          <choice value="red"><label>Red</label></choice>
          <choice value="none" exclusive="yes"><label>None</label></choice>
        </single>
        """),
      cure: "Remove it, or use the element in which it has a meaning: several choices are a <multiple>.",
      right: .inside(
        """
        <multiple id="colours">
          <prompt>Which do you like?</prompt>
          <choice value="red"><label>Red</label></choice>
          <choice value="none" exclusive="yes"><label>None</label></choice>
        </multiple>
        """)),
    DiagnosticExplanation(
      .emptyRange, "No answer lies between the limits, so the question could not be answered.",
      wrong: .inside("<number id=\"age\" min=\"99\" max=\"16\"><prompt>How old are you?</prompt></number>"),
      cure: "Exchange the limits, or correct one.",
      right: .inside("<number id=\"age\" min=\"16\" max=\"99\"><prompt>How old are you?</prompt></number>")),
    DiagnosticExplanation(
      .sumImpossible,
      """
      The shares of an allocation cannot add up to its total, so that no respondent could give a complete answer: what \
      each may get at most is too little, what each gets at least is too much, or whole numbers cannot make the total.
      """,
      wrong: .inside(
        """
        <allocation id="weight" max="40">
          <prompt>Share out 100 points.</prompt>
          <choice value="price"><label>Price</label></choice>
          <choice value="quality"><label>Quality</label></choice>
        </allocation>
        """),
      cure: "Change the limits or the total, or allow decimals with integer=\"no\".",
      right: .inside(
        """
        <allocation id="weight" max="80">
          <prompt>Share out 100 points.</prompt>
          <choice value="price"><label>Price</label></choice>
          <choice value="quality"><label>Quality</label></choice>
        </allocation>
        """)),
    DiagnosticExplanation(
      .badDefault,
      """
      A default is not an answer that its question takes: not one of its choices, outside its limits, or of another \
      type. Respondents would be offered something that they cannot accept. A readonly question without a default has \
      nothing to show.
      """,
      wrong: .inside(
        "<number id=\"nights\" min=\"1\" max=\"30\" default=\"0\"><prompt>How many nights?</prompt></number>"),
      cure: "Correct the default, or the limits of the question; codes, dates and times stand in quotation marks.",
      right: .inside(
        "<number id=\"nights\" min=\"1\" max=\"30\" default=\"1\"><prompt>How many nights?</prompt></number>")),
    DiagnosticExplanation(
      .codeCollision,
      """
      A code that stands for "not applicable" and the like in tables is also a valid answer, so tables could not say \
      which of the two is meant.
      """,
      wrong: .inside(
        """
        <codes dont-know="98"/>
        <number id="age" min="16" max="120"><prompt>How old are you?</prompt></number>
        """),
      cure: "Choose a code outside the answers, such as a negative number.",
      right: .inside(
        """
        <codes dont-know="-98"/>
        <number id="age" min="16" max="120"><prompt>How old are you?</prompt></number>
        """)),
  ]

  /// Cities of two countries, of which one is given.
  private static func filtered(_ choice: String) -> String {
    """
    <choices id="cities" attributes="country">
      <choice value="rome" country="it"><label>Rome</label></choice>
      \(choice)
    </choices>
    <single id="home">
      <prompt>Where do you live?</prompt>
      <choice value="it"><label>Italy</label></choice>
      <choice value="fr"><label>France</label></choice>
    </single>
    <single id="city" choices="cities" filter="country = home"><prompt>In which city?</prompt></single>
    """
  }
}
