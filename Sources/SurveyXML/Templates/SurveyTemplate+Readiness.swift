extension SurveyTemplate {
  static let readinessContent = """
    <title xml:lang="en">How ready are we?</title>
    <title xml:lang="fr">Où en sommes-nous ?</title>
    <title xml:lang="it">A che punto siamo?</title>

    <scale id="maturity" from="0" to="4">
      <point value="0">
        <label xml:lang="en">Nothing exists</label>
        <label xml:lang="fr">Rien n’existe</label>
        <label xml:lang="it">Non esiste nulla</label>
      </point>
      <point value="1">
        <label xml:lang="en">Idea or isolated action</label>
        <label xml:lang="fr">Idée ou action isolée</label>
        <label xml:lang="it">Idea o azione isolata</label>
      </point>
      <point value="2">
        <label xml:lang="en">Defined, partly applied</label>
        <label xml:lang="fr">Défini, appliqué en partie</label>
        <label xml:lang="it">Definito, applicato in parte</label>
      </point>
      <point value="3">
        <label xml:lang="en">Documented and applied everywhere</label>
        <label xml:lang="fr">Documenté et appliqué partout</label>
        <label xml:lang="it">Documentato e applicato ovunque</label>
      </point>
      <point value="4">
        <label xml:lang="en">Measured and regularly improved</label>
        <label xml:lang="fr">Mesuré et amélioré régulièrement</label>
        <label xml:lang="it">Misurato e migliorato regolarmente</label>
      </point>
    </scale>

    <section id="step-purpose" required="yes" allow="dont-know not-applicable">
      <title xml:lang="en">Purpose</title>
      <title xml:lang="fr">Raison d’être</title>
      <title xml:lang="it">Scopo</title>

      <check id="purpose-written" scale="maturity">
        <prompt xml:lang="en">Our purpose is written down in one sentence.</prompt>
        <prompt xml:lang="fr">Notre raison d’être tient en une phrase écrite.</prompt>
        <prompt xml:lang="it">Il nostro scopo è scritto in una frase.</prompt>
        <evidence required-from="3">
          <prompt xml:lang="en">Write the sentence.</prompt>
          <prompt xml:lang="fr">Écrivez la phrase.</prompt>
          <prompt xml:lang="it">Scrivete la frase.</prompt>
        </evidence>
        <owner asked-below="3"/>
        <due asked-below="3"/>
      </check>

      <check id="purpose-shared" scale="maturity">
        <prompt xml:lang="en">Everyone can say what it means for their own work.</prompt>
        <prompt xml:lang="fr">Chaque personne sait dire ce qu’elle change dans son travail.</prompt>
        <prompt xml:lang="it">Ogni persona sa dire che cosa significa per il proprio lavoro.</prompt>
        <owner asked-below="3"/>
        <due asked-below="3"/>
      </check>
    </section>

    <section id="step-action" required="yes" allow="dont-know not-applicable">
      <title xml:lang="en">Action</title>
      <title xml:lang="fr">Action</title>
      <title xml:lang="it">Azione</title>

      <check id="action-owners" scale="maturity">
        <prompt xml:lang="en">Every initiative has an owner and a date.</prompt>
        <prompt xml:lang="fr">Chaque initiative a un responsable et une date.</prompt>
        <prompt xml:lang="it">Ogni iniziativa ha un responsabile e una data.</prompt>
        <owner asked-below="3"/>
        <due asked-below="3"/>
      </check>

      <check id="action-progress" scale="maturity">
        <prompt xml:lang="en">Progress is published regularly.</prompt>
        <prompt xml:lang="fr">Les progrès sont publiés régulièrement.</prompt>
        <prompt xml:lang="it">I progressi sono pubblicati regolarmente.</prompt>
        <owner asked-below="3"/>
        <due asked-below="3"/>
      </check>
    </section>

    <scoring>
      <dimension id="purpose" missing="half">
        <title xml:lang="en">Purpose</title>
        <title xml:lang="fr">Raison d’être</title>
        <title xml:lang="it">Scopo</title>
        <item ref="purpose-written"/>
        <item ref="purpose-shared"/>
      </dimension>

      <dimension id="action" missing="half">
        <title xml:lang="en">Action</title>
        <title xml:lang="fr">Action</title>
        <title xml:lang="it">Azione</title>
        <item ref="action-owners"/>
        <item ref="action-progress"/>
      </dimension>

      <!-- Not knowing whether a practice exists is not having it. -->
      <maturity id="readiness" target="50" dont-know="lowest" rule="staged">
        <title xml:lang="en">Readiness</title>
        <title xml:lang="fr">Préparation</title>
        <title xml:lang="it">Preparazione</title>
        <step ref="purpose"/>
        <step ref="action"/>
      </maturity>

      <bands of="purpose action">
        <band id="build" from="0" to="50">
          <title xml:lang="en">To build</title>
          <title xml:lang="fr">À construire</title>
          <title xml:lang="it">Da costruire</title>
        </band>
        <band id="ready" from="50" to="100">
          <title xml:lang="en">In place</title>
          <title xml:lang="fr">En place</title>
          <title xml:lang="it">Esistente</title>
        </band>
      </bands>

      <advice when="purpose.percent lt 50" of="purpose" priority="1">
        <text xml:lang="en">Begin with the sentence: what we are here for.</text>
        <text xml:lang="fr">Commencez par la phrase : pourquoi nous sommes là.</text>
        <text xml:lang="it">Cominciate dalla frase: perché ci siamo.</text>
      </advice>

      <advice when="action.percent lt 50" of="action" priority="2">
        <text xml:lang="en">Give every initiative an owner and a date.</text>
        <text xml:lang="fr">Donnez à chaque initiative un responsable et une date.</text>
        <text xml:lang="it">Date a ogni iniziativa un responsabile e una data.</text>
      </advice>
    </scoring>
    """
}
