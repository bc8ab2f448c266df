extension SurveyTemplate {
  static let blankContent = """
    <title xml:lang="en">A new survey</title>
    <title xml:lang="fr">Un nouveau questionnaire</title>
    <title xml:lang="it">Un nuovo questionario</title>

    <section id="first">
      <title xml:lang="en">First section</title>
      <title xml:lang="fr">Première partie</title>
      <title xml:lang="it">Prima parte</title>

      <yesno id="first-question">
        <prompt xml:lang="en">Is this the first question?</prompt>
        <prompt xml:lang="fr">Est-ce la première question ?</prompt>
        <prompt xml:lang="it">È questa la prima domanda?</prompt>
      </yesno>
    </section>
    """

  static let npsContent = """
    <title xml:lang="en">Would you recommend us?</title>
    <title xml:lang="fr">Nous recommanderiez-vous ?</title>
    <title xml:lang="it">Ci consiglierebbe?</title>

    <scale id="likelihood" from="0" to="10">
      <point value="0">
        <label xml:lang="en">Not at all likely</label>
        <label xml:lang="fr">Pas du tout probable</label>
        <label xml:lang="it">Per nulla probabile</label>
      </point>
      <point value="10">
        <label xml:lang="en">Extremely likely</label>
        <label xml:lang="fr">Extrêmement probable</label>
        <label xml:lang="it">Estremamente probabile</label>
      </point>
    </scale>

    <section id="recommendation">
      <rating id="recommend" scale="likelihood" required="soft">
        <prompt xml:lang="en">How likely are you to recommend us to a friend or colleague?</prompt>
        <prompt xml:lang="fr">Quelle est la probabilité que vous nous recommandiez à un proche ?</prompt>
        <prompt xml:lang="it">Con quale probabilità ci consiglierebbe a un amico o a un collega?</prompt>
      </rating>

      <text id="recommend-why" relevant="answered(recommend)" lines="multi" max-length="2000">
        <prompt xml:lang="en">What is the main reason for your answer?</prompt>
        <prompt xml:lang="fr">Quelle est la raison principale de votre réponse ?</prompt>
        <prompt xml:lang="it">Qual è il motivo principale della sua risposta?</prompt>
      </text>
    </section>

    <scoring>
      <net-score id="net-promoter-score" item="recommend">
        <title xml:lang="en">Net promoter score</title>
        <title xml:lang="fr">Taux net de recommandation</title>
        <title xml:lang="it">Saldo netto dei promotori</title>
        <group id="detractor" from="0" to="6" sign="-1">
          <title xml:lang="en">Detractors</title>
          <title xml:lang="fr">Détracteurs</title>
          <title xml:lang="it">Detrattori</title>
        </group>
        <group id="passive" from="7" to="8" sign="0">
          <title xml:lang="en">Passives</title>
          <title xml:lang="fr">Passifs</title>
          <title xml:lang="it">Passivi</title>
        </group>
        <group id="promoter" from="9" to="10" sign="1">
          <title xml:lang="en">Promoters</title>
          <title xml:lang="fr">Promoteurs</title>
          <title xml:lang="it">Promotori</title>
        </group>
      </net-score>
    </scoring>
    """
}
