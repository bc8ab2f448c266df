extension SurveyTemplate {
  static let satisfactionContent = """
    <title xml:lang="en">Your view of our service</title>
    <title xml:lang="fr">Votre avis sur notre service</title>
    <title xml:lang="it">La sua opinione sul nostro servizio</title>

    <codes not-applicable="99" dont-know="98"/>

    <scale id="agreement" from="1" to="5">
      <point value="1">
        <label xml:lang="en">Strongly disagree</label>
        <label xml:lang="fr">Pas du tout d’accord</label>
        <label xml:lang="it">Per nulla d’accordo</label>
      </point>
      <point value="2">
        <label xml:lang="en">Disagree</label>
        <label xml:lang="fr">Plutôt pas d’accord</label>
        <label xml:lang="it">Piuttosto in disaccordo</label>
      </point>
      <point value="3">
        <label xml:lang="en">Neither agree nor disagree</label>
        <label xml:lang="fr">Ni d’accord ni pas d’accord</label>
        <label xml:lang="it">Né d’accordo né in disaccordo</label>
      </point>
      <point value="4">
        <label xml:lang="en">Agree</label>
        <label xml:lang="fr">Plutôt d’accord</label>
        <label xml:lang="it">Piuttosto d’accordo</label>
      </point>
      <point value="5">
        <label xml:lang="en">Strongly agree</label>
        <label xml:lang="fr">Tout à fait d’accord</label>
        <label xml:lang="it">Del tutto d’accordo</label>
      </point>
    </scale>

    <scale id="satisfaction" from="1" to="5">
      <point value="1">
        <label xml:lang="en">Very dissatisfied</label>
        <label xml:lang="fr">Très insatisfait(e)</label>
        <label xml:lang="it">Molto insoddisfatto/a</label>
      </point>
      <point value="5">
        <label xml:lang="en">Very satisfied</label>
        <label xml:lang="fr">Très satisfait(e)</label>
        <label xml:lang="it">Molto soddisfatto/a</label>
      </point>
    </scale>

    <section id="service" allow="not-applicable">
      <title xml:lang="en">The service</title>
      <title xml:lang="fr">Le service</title>
      <title xml:lang="it">Il servizio</title>

      <rating id="kept-promise" scale="agreement">
        <prompt xml:lang="en">I got what I was promised.</prompt>
        <prompt xml:lang="fr">J’ai obtenu ce qui m’avait été promis.</prompt>
        <prompt xml:lang="it">Ho ottenuto quanto mi era stato promesso.</prompt>
      </rating>

      <rating id="listened" scale="agreement">
        <prompt xml:lang="en">My wishes were listened to.</prompt>
        <prompt xml:lang="fr">On a été à l’écoute de mes souhaits.</prompt>
        <prompt xml:lang="it">Le mie richieste sono state ascoltate.</prompt>
      </rating>

      <!-- Worded against the others, and reversed in the score. -->
      <rating id="waited-too-long" scale="agreement">
        <prompt xml:lang="en">I had to wait too long.</prompt>
        <prompt xml:lang="fr">J’ai dû attendre trop longtemps.</prompt>
        <prompt xml:lang="it">Ho dovuto aspettare troppo.</prompt>
      </rating>
    </section>

    <section id="overall">
      <title xml:lang="en">Overall</title>
      <title xml:lang="fr">Dans l’ensemble</title>
      <title xml:lang="it">Nel complesso</title>

      <rating id="overall-satisfaction" scale="satisfaction">
        <prompt xml:lang="en">Overall, how satisfied are you?</prompt>
        <prompt xml:lang="fr">Dans l’ensemble, quel est votre niveau de satisfaction ?</prompt>
        <prompt xml:lang="it">Nel complesso, qual è il suo livello di soddisfazione?</prompt>
      </rating>

      <text id="improve-first" lines="multi" max-length="2000">
        <prompt xml:lang="en">What should we improve first?</prompt>
        <prompt xml:lang="fr">Que devrions-nous améliorer en premier ?</prompt>
        <prompt xml:lang="it">Che cosa dovremmo migliorare per prima cosa?</prompt>
      </text>
    </section>

    <scoring>
      <dimension id="service-quality" missing="half">
        <title xml:lang="en">Service quality</title>
        <title xml:lang="fr">Qualité du service</title>
        <title xml:lang="it">Qualità del servizio</title>
        <item ref="kept-promise"/>
        <item ref="listened"/>
        <item ref="waited-too-long" reversed="yes"/>
      </dimension>

      <top-box id="satisfied" item="overall-satisfaction" from="4" to="5">
        <title xml:lang="en">Share of satisfied customers (4 or 5)</title>
        <title xml:lang="fr">Part des clients satisfaits (4 ou 5)</title>
        <title xml:lang="it">Quota di clienti soddisfatti (4 o 5)</title>
      </top-box>

      <bands of="service-quality">
        <band id="poor" from="0" to="50">
          <title xml:lang="en">Poor</title>
          <title xml:lang="fr">Insuffisant</title>
          <title xml:lang="it">Insufficiente</title>
        </band>
        <band id="sound" from="50" to="75">
          <title xml:lang="en">Sound</title>
          <title xml:lang="fr">Solide</title>
          <title xml:lang="it">Solido</title>
        </band>
        <band id="excellent" from="75" to="100">
          <title xml:lang="en">Excellent</title>
          <title xml:lang="fr">Excellent</title>
          <title xml:lang="it">Eccellente</title>
        </band>
      </bands>

      <advice when="service-quality.percent lt 50" of="service-quality">
        <text xml:lang="en">Read the comments first: they say what to mend.</text>
        <text xml:lang="fr">Lisez d’abord les commentaires : ils disent quoi corriger.</text>
        <text xml:lang="it">Leggete anzitutto i commenti: dicono che cosa correggere.</text>
      </advice>
    </scoring>
    """
}
