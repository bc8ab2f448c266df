extension SurveyTemplate {
  static let checklistContent = """
    <title xml:lang="en">Checklist</title>
    <title xml:lang="fr">Liste de contrôle</title>
    <title xml:lang="it">Lista di controllo</title>

    <scale id="in-place" from="0" to="2">
      <point value="0">
        <label xml:lang="en">No</label>
        <label xml:lang="fr">Non</label>
        <label xml:lang="it">No</label>
      </point>
      <point value="1">
        <label xml:lang="en">Partly</label>
        <label xml:lang="fr">En partie</label>
        <label xml:lang="it">In parte</label>
      </point>
      <point value="2">
        <label xml:lang="en">Yes</label>
        <label xml:lang="fr">Oui</label>
        <label xml:lang="it">Sì</label>
      </point>
    </scale>

    <section id="welcome" required="yes" allow="dont-know not-applicable">
      <title xml:lang="en">Welcoming customers</title>
      <title xml:lang="fr">L’accueil des clients</title>
      <title xml:lang="it">L’accoglienza dei clienti</title>

      <check id="greeting" scale="in-place">
        <prompt xml:lang="en">Every customer is greeted within a minute.</prompt>
        <prompt xml:lang="fr">Chaque client est salué en moins d’une minute.</prompt>
        <prompt xml:lang="it">Ogni cliente viene salutato entro un minuto.</prompt>
        <evidence required-from="2">
          <prompt xml:lang="en">How do you know?</prompt>
          <prompt xml:lang="fr">Comment le savez-vous ?</prompt>
          <prompt xml:lang="it">Come lo sapete?</prompt>
        </evidence>
        <owner asked-below="2"/>
        <due asked-below="2"/>
      </check>

      <check id="opening-hours" scale="in-place">
        <prompt xml:lang="en">Opening hours are shown at the door and online.</prompt>
        <prompt xml:lang="fr">Les horaires sont affichés à l’entrée et en ligne.</prompt>
        <prompt xml:lang="it">Gli orari sono esposti all’ingresso e online.</prompt>
        <owner asked-below="2"/>
        <due asked-below="2"/>
      </check>

      <check id="complaints" scale="in-place">
        <prompt xml:lang="en">Complaints are answered within two days.</prompt>
        <prompt xml:lang="fr">Les réclamations reçoivent une réponse sous deux jours.</prompt>
        <prompt xml:lang="it">Ai reclami si risponde entro due giorni.</prompt>
        <owner asked-below="2"/>
        <due asked-below="2"/>
      </check>
    </section>

    <scoring>
      <dimension id="welcome-score" missing="half">
        <title xml:lang="en">Welcome</title>
        <title xml:lang="fr">Accueil</title>
        <title xml:lang="it">Accoglienza</title>
        <item ref="greeting"/>
        <item ref="opening-hours"/>
        <item ref="complaints"/>
      </dimension>

      <bands of="welcome-score">
        <band id="to-do" from="0" to="50">
          <title xml:lang="en">To do</title>
          <title xml:lang="fr">À faire</title>
          <title xml:lang="it">Da fare</title>
        </band>
        <band id="under-way" from="50" to="100">
          <title xml:lang="en">Under way or done</title>
          <title xml:lang="fr">En cours ou fait</title>
          <title xml:lang="it">In corso o fatto</title>
        </band>
      </bands>
    </scoring>
    """
}
