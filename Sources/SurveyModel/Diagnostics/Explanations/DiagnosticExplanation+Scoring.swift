extension DiagnosticExplanation {
  /// A survey with a rating, a text and some scoring.
  private static func scoring(_ content: String, isLong: Bool = false) -> DiagnosticExample {
    let lines = content.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return .inside(
      """
      <scale id="agreement" from="1" to="5"><point value="1"/></scale>
      <rating id="fair" scale="agreement"><prompt>Is it fair?</prompt></rating>
      <text id="why"\(isLong ? " lines=\"multi\"" : "")><prompt>Why?</prompt></text>
      <scoring>
      \(lines)
      </scoring>
      """)
  }

  private static func bands(_ bands: String) -> DiagnosticExample {
    scoring("<dimension id=\"fairness\"><item ref=\"fair\"/></dimension>\n<bands of=\"fairness\">\n\(bands)\n</bands>")
  }

  private static func groups(_ groups: String) -> DiagnosticExample {
    scoring("<net-score id=\"net\" item=\"fair\">\n\(groups)\n</net-score>")
  }

  private static let twoBands = bands(
    "  <band id=\"low\" from=\"0\" to=\"50\"/>\n  <band id=\"high\" from=\"50\" to=\"100\"/>")

  static let aboutScoring: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .bandGap, "Some scores from 0 to 100 lie in no band, so those respondents would get none.",
      wrong: bands("  <band id=\"low\" from=\"0\" to=\"40\"/>\n  <band id=\"high\" from=\"50\" to=\"100\"/>"),
      cure: "Let each band begin where the one before ends; the first begins at 0, the last ends at 100.",
      right: twoBands),
    DiagnosticExplanation(
      .bandOverlap,
      "Some scores lie in two bands. A band holds its lower end and not its upper one, so 0–50 and 50–100 do not overlap.",
      wrong: bands("  <band id=\"low\" from=\"0\" to=\"60\"/>\n  <band id=\"high\" from=\"50\" to=\"100\"/>"),
      cure: "Let each band begin where the one before ends.", right: twoBands),
    DiagnosticExplanation(
      .bandOutOfReach,
      "No score can be in the band: scores are percents, from 0 to 100. A band from 100 on holds the best score alone.",
      wrong: bands("  <band id=\"low\" from=\"0\" to=\"150\"/>\n  <band id=\"high\" from=\"150\" to=\"300\"/>"),
      cure: "Give the bounds in percent of the maximum possible, whatever the scale of the items.", right: twoBands),
    DiagnosticExplanation(
      .groupOverlap,
      """
      An answer would be in two groups of a net score, and count twice; groups hold both their ends. It is the same with \
      the quadrants of a typology and the verdicts of an assessment, of which one may hold at a time.
      """,
      wrong: groups(
        """
          <group id="critic" from="1" to="3" sign="-1"/>
          <group id="promoter" from="3" to="5" sign="1"/>
        """),
      cure: "Let each group begin above the end of the one before.",
      right: groups(
        """
          <group id="critic" from="1" to="3" sign="-1"/>
          <group id="promoter" from="4" to="5" sign="1"/>
        """)),
    DiagnosticExplanation(
      .groupGap,
      """
      Some answers are in no group of a net score, so they would not even count in the whole that shares are taken of. A \
      typology that lacks a quadrant, and a verdict that lacks <otherwise>, leave respondents and results without a place.
      """,
      wrong: groups(
        """
          <group id="critic" from="1" to="2" sign="-1"/>
          <group id="promoter" from="4" to="5" sign="1"/>
        """),
      cure: "Add a group with sign=\"0\" for the answers between, as passives are in the net promoter score.",
      right: groups(
        """
          <group id="critic" from="1" to="2" sign="-1"/>
          <group id="passive" from="3" to="3" sign="0"/>
          <group id="promoter" from="4" to="5" sign="1"/>
        """)),
    DiagnosticExplanation(
      .mapGap,
      """
      A map has no number for some of the answers that it is to count, so respondents who give them are scored as if they \
      had not answered.
      """,
      wrong: scoring(
        """
        <map id="points"><entry code="1" value="0"/><entry code="5" value="10"/></map>
        <dimension id="fairness"><item ref="fair" map="points"/></dimension>
        """),
      cure: "Add an entry for every code; a code that shall not count belongs to a question of its own.",
      right: scoring(
        """
        <map id="points">
          <entry code="1" value="0"/><entry code="2" value="1"/><entry code="3" value="2"/>
          <entry code="4" value="5"/><entry code="5" value="10"/>
        </map>
        <dimension id="fairness"><item ref="fair" map="points"/></dimension>
        """)),
    DiagnosticExplanation(
      .gatedCondition,
      """
      The condition of a gate reads a score that this gate or another can close, so whether it is open would depend on \
      which of them is looked at first.
      """,
      wrong: scoring(
        """
        <dimension id="fairness"><item ref="fair"/></dimension>
        <gate of="fairness" when="fairness ge 50"/>
        """),
      cure: "Let gates read only scores that stand in front of all gates, such as the trunk of a tree.",
      right: scoring(
        """
        <dimension id="trunk"><item ref="fair"/></dimension>
        <dimension id="branches"><item ref="fair"/></dimension>
        <gate of="branches" when="trunk ge 50"/>
        """)),
    DiagnosticExplanation(
      .notScorable,
      """
      What is to be scored has no number between two bounds: only points of a scale, yes or no, numbers with min and \
      max, and choices with a map can be scored, and only dimensions and indices can be part of an index.
      """,
      wrong: scoring("<dimension id=\"fairness\"><item ref=\"why\"/></dimension>"),
      cure: "Score another question, or ask this one on a scale.",
      right: scoring("<dimension id=\"fairness\"><item ref=\"fair\"/></dimension>")),
    DiagnosticExplanation(
      .notCategorical,
      """
      A respondent would be in several segments or in none: responses can be told apart by a question that has one answer, \
      such as one choice, a point, a number, a day or a short text, and by a calculated value.
      """,
      wrong: scoring(
        """
        <dimension id="fairness"><item ref="fair"/></dimension>
        <analysis><compare of="fairness" by="why"/></analysis>
        """, isLong: true),
      cure: "Name a question with one answer, or a variable that makes one value of several.",
      right: scoring(
        """
        <dimension id="fairness"><item ref="fair"/></dimension>
        <analysis><compare of="fairness" by="why"/></analysis>
        """)),
    DiagnosticExplanation(
      .negativeWeight, "A negative weight would make good answers lower the score, which is what reversing is for.",
      wrong: scoring("<dimension id=\"fairness\"><item ref=\"fair\" weight=\"-1\"/></dimension>"),
      cure: "Write reversed=\"yes\" for an item that is worded against the dimension, and a weight of 0 or more.",
      right: scoring("<dimension id=\"fairness\"><item ref=\"fair\" reversed=\"yes\"/></dimension>")),
    DiagnosticExplanation(
      .zeroWeight, "Every part has the weight 0, so there is nothing to average and never a score.",
      wrong: scoring("<dimension id=\"fairness\"><item ref=\"fair\" weight=\"0\"/></dimension>"),
      cure: "Give at least one part a weight above 0; without the attribute it is 1.",
      right: scoring("<dimension id=\"fairness\"><item ref=\"fair\"/></dimension>")),
    DiagnosticExplanation(
      .badMargin,
      """
      The margins that respondents are to be weighted to cannot be met: an answer has no share, margins speak of \
      populations of different sizes, a question has no categories, or post-stratification is given several margins.
      """,
      wrong: scoring(
        """
        <dimension id="fairness"><item ref="fair"/></dimension>
        <weights method="rake">
          <margin of="fair">
            <share code="1" value="40"/><share code="5" value="60"/>
          </margin>
        </weights>
        """),
      cure: "Give every answer a share, in one unit for all margins, such as percent or heads.",
      right: scoring(
        """
        <dimension id="fairness"><item ref="fair"/></dimension>
        <weights method="rake">
          <margin of="fair">
            <share code="1" value="10"/><share code="2" value="15"/><share code="3" value="30"/>
            <share code="4" value="25"/><share code="5" value="20"/>
          </margin>
        </weights>
        """)),
    DiagnosticExplanation(
      .repeatedReference, "A score names the same part twice, so its answer would count twice.",
      wrong: scoring("<dimension id=\"fairness\"><item ref=\"fair\"/><item ref=\"fair\"/></dimension>"),
      cure: "Remove one of the two; to let a part count more, give it a weight.",
      right: scoring("<dimension id=\"fairness\"><item ref=\"fair\" weight=\"2\"/></dimension>")),
  ]
}
