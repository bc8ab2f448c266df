import SurveyModel
import SurveyTestSupport
import Testing

/// A whole session in French, as a person reads it; `~` stands for a no-break space.
@Suite struct FrenchTranscriptTests {
  /// A front-line manager who changes an early answer at the end.
  @Test func aWholeSession() throws {
    let session = try Dialogue(
      readiness, in: french,
      [
        "?", "dir", "80 000", "", "o", "", "2 9", "1-2", ":b", "", "7", "so", "3", "", "Charte 2025", "10", "3/4/26",
        "1/2/2026", "Moins", "d’attente", ".", "3", "n", "s",
      ])
    #expect(
      session.readable == """
        Êtes-vous prêts ?
        Environ 8 minutes.
        Répondez pour votre unité.
        Il n’y a pas de mauvaise réponse.
        Tapez :? pour l’aide, :b pour revenir, :q pour enregistrer et quitter.

        Section 1 sur 2, Votre unité.
        D’abord quelques faits.

        Question 1 sur 3.
        Quel est votre rôle ?
        Tapez le numéro ou le début du libellé, puis Entrée.
        1. Direction
        2. Contact avec les clients
        3. Autre
        Réponse 1-3~: ?
        Choisissez le rôle principal.
        Entrée seule~: laisser vide, ou garder la réponse déjà donnée.
        :b question précédente
        :f question suivante
        :r récapitulatif de vos réponses, et envoi
        :l fr, :l it, :l en, langue
        :x effacer la réponse
        :m texte, une remarque sur la question
        :q enregistrer et quitter
        :: pour une réponse qui commence par deux points
        Réponse 1-3~: dir
        Choisi~: 1, Direction.

        Question 2 sur 3, facultative.
        Quel est votre budget ?
        Tapez le nombre en chiffres, par exemple 12 ou 1 234,5.
        nsp. Je ne sais pas
        ref. Je préfère ne pas répondre
        Nombre (€)~: 80 000
        À vérifier~: C’est beaucoup.
        Entrée pour garder cette réponse, ou donnez-en une autre.
        Nombre (€)~:
        Noté~: 80~000~€.

        Question 3 sur 3.
        Voyez-vous des clients ?
        Oui ou non (o/n)~: o
        Choisi~: Oui.

        Section 2 sur 2, Le service.

        Pensez aux trois derniers mois.
        Entrée pour continuer~:

        Question 1 sur 6.
        Par quels canaux ?
        Plusieurs choix sont possibles~: séparez les numéros par des espaces.
        1. Magasin
        2. Téléphone
        3. Courriel
        Numéros, par ex. 1 3-5, 0 pour aucun~: 2 9
        Erreur~: «~9~» n’est pas un choix~; donnez un nombre de 1 à 3.
        Numéros, par ex. 1 3-5, 0 pour aucun~: 1-2
        Choisi~: Magasin~; Téléphone.

        Question 2 sur 6.
        Nous tenons nos promesses.
        Tapez la valeur, puis Entrée.
        1. Pas du tout d’accord
        2. Plutôt pas d’accord
        3. Plutôt d’accord
        4. Tout à fait d’accord
        so. Sans objet
        Réponse 1-4~: :b

        Question 1 sur 6.
        Par quels canaux ?
        1. Magasin
        2. Téléphone
        3. Courriel
        Réponse actuelle~: Magasin~; Téléphone. Entrée pour la garder.
        Numéros, par ex. 1 3-5, 0 pour aucun~:

        Question 2 sur 6.
        Nous tenons nos promesses.
        1. Pas du tout d’accord
        2. Plutôt pas d’accord
        3. Plutôt d’accord
        4. Tout à fait d’accord
        so. Sans objet
        Réponse 1-4~: 7
        Erreur~: «~7~» n’est pas un choix~; donnez un nombre de 1 à 4, ou so.
        Réponse 1-4~: so
        Choisi~: Sans objet.

        Question 3 sur 6.
        La vision est comprise.
        0. Rien n’existe
        1. Idée isolée
        2. Appliqué en partie
        3. Appliqué partout
        nsp. Je ne sais pas
        so. Sans objet
        Réponse 0-3~: 3
        Choisi~: 3, Appliqué partout.

        Preuve~: document, lien ou exemple
        Texte~:
        À vérifier~: à ce niveau, une preuve est attendue.
        Entrée pour laisser vide.
        Texte~: Charte 2025
        Noté.

        Question 4 sur 6.
        Nous recommanderiez-vous ?
        0 (pas du tout probable) à 10 (extrêmement probable)~: 10
        Choisi~: 10, extrêmement probable.

        Question 5 sur 6, facultative.
        Dernière revue
        Tapez la date, par exemple 3/4/2026 pour le 3 avril.
        Date (jour/mois/année)~: 3/4/26
        Erreur~: écrivez l’année avec quatre chiffres, par exemple 3/4/2026.
        Date (jour/mois/année)~: 1/2/2026
        Noté~: 1er février 2026.

        Question 6 sur 6, facultative.
        Un souhait ?
        Écrivez autant de lignes que vous voulez.
        Texte, puis un point seul sur une ligne~: Moins
        d’attente
        .
        Noté.

        Récapitulatif. Rien n’est encore envoyé.

        Votre unité.
        1. Quel est votre rôle ? — Direction
        2. Quel est votre budget ? — 80~000~€
        3. Voyez-vous des clients ? — Oui

        Le service.
        4. Par quels canaux ? — Magasin~; Téléphone
        5. Nous tenons nos promesses. — Sans objet
        6. La vision est comprise. — 3, Appliqué partout
        6a. Preuve~: document, lien ou exemple — Charte 2025
        7. Nous recommanderiez-vous ? — 10, extrêmement probable
        8. Dernière revue — 1er février 2026
        9. Un souhait ? — Moins / d’attente

        Un numéro pour modifier, n pour le problème suivant, s pour envoyer, b pour
        revenir, q pour quitter~: 3

        Section 1 sur 2, Votre unité.

        Question 3 sur 3.
        Voyez-vous des clients ?
        Réponse actuelle~: Oui. Entrée pour la garder.
        Oui ou non (o/n)~: n
        Choisi~: Non.
        Cette réponse retire 1 question de votre parcours (Par quels canaux ?). Ce
        que vous y aviez répondu est gardé au cas où vous changeriez d’avis, mais ne
        sera ni envoyé ni compté.

        Récapitulatif. Rien n’est encore envoyé.

        Votre unité.
        1. Quel est votre rôle ? — Direction
        2. Quel est votre budget ? — 80~000~€
        3. Voyez-vous des clients ? — Non

        Le service.
        4. Nous tenons nos promesses. — Sans objet
        5. La vision est comprise. — 3, Appliqué partout
        5a. Preuve~: document, lien ou exemple — Charte 2025
        6. Nous recommanderiez-vous ? — 10, extrêmement probable
        7. Dernière revue — 1er février 2026
        8. Un souhait ? — Moins / d’attente

        Gardé, mais hors de votre parcours, donc ni envoyé ni compté~: Par quels
        canaux ?

        Un numéro pour modifier, n pour le problème suivant, s pour envoyer, b pour
        revenir, q pour quitter~: s

        Merci. Vos réponses sont complètes.
        Laissé de côté, car hors de votre parcours~: Par quels canaux ?

        """)
  }
}
