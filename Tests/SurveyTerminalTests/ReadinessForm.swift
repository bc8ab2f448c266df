import SurveyModel
import SurveyTestSupport

/// A short readiness survey in three languages, with one question of every kind.
let readiness = Form(
  "readiness",
  title: ["fr": "Êtes-vous prêts ?", "it": "Siete pronti?", "en": "Are you ready?"],
  intro: [
    "fr": "Répondez pour votre unité.\nIl n’y a pas de mauvaise réponse.",
    "it": "Rispondete per la vostra unità.\nNon ci sono risposte sbagliate.",
    "en": "Answer for your unit.\nThere are no wrong answers.",
  ], minutes: 8, languages: ["fr", "it", "en"]
) {
  scale(
    "agreement",
    [
      1: ["fr": "Pas du tout d’accord", "it": "Per nulla d’accordo", "en": "Strongly disagree"],
      2: ["fr": "Plutôt pas d’accord", "it": "Piuttosto in disaccordo", "en": "Rather disagree"],
      3: ["fr": "Plutôt d’accord", "it": "Piuttosto d’accordo", "en": "Rather agree"],
      4: ["fr": "Tout à fait d’accord", "it": "Del tutto d’accordo", "en": "Strongly agree"],
    ])
  scale(
    "maturity",
    [
      0: ["fr": "Rien n’existe", "it": "Non esiste nulla", "en": "Nothing exists"],
      1: ["fr": "Idée isolée", "it": "Idea isolata", "en": "Isolated idea"],
      2: ["fr": "Appliqué en partie", "it": "Applicato in parte", "en": "Partly applied"],
      3: ["fr": "Appliqué partout", "it": "Applicato ovunque", "en": "Applied everywhere"],
    ])
  scale(
    "likelihood", from: (0, ["fr": "pas du tout probable", "it": "per nulla probabile", "en": "not at all likely"]),
    to: (10, ["fr": "extrêmement probable", "it": "estremamente probabile", "en": "extremely likely"]))
  section(
    "unit", title: ["fr": "Votre unité", "it": "La vostra unità", "en": "Your unit"],
    intro: ["fr": "D’abord quelques faits.", "it": "Prima alcuni fatti.", "en": "A few facts first."]
  ) {
    single(
      "role",
      [
        FormChoice("lead", ["fr": "Direction", "it": "Direzione", "en": "Leadership"]),
        FormChoice("front", ["fr": "Contact avec les clients", "it": "Contatto con i clienti", "en": "Front line"]),
      ], other: true, ["fr": "Quel est votre rôle ?", "it": "Qual è il suo ruolo?", "en": "What is your role?"],
      required: .yes,
      help: [
        "fr": "Choisissez le rôle principal.", "it": "Scegliete il ruolo principale.", "en": "Choose your main role.",
      ])
    number(
      "budget", from: 0, unit: "€",
      ["fr": "Quel est votre budget ?", "it": "Qual è il vostro budget?", "en": "What is your budget?"],
      allow: [.dontKnow, .refused],
      constraints: [
        .warning(". le 50000", ["fr": "C’est beaucoup.", "it": "È molto.", "en": "That is a lot."])
      ])
    yesno(
      "customers",
      ["fr": "Voyez-vous des clients ?", "it": "Incontrate clienti?", "en": "Do you meet customers?"], required: .yes)
  }
  section("service", title: ["fr": "Le service", "it": "Il servizio", "en": "The service"], required: .yes) {
    statement(
      "recall",
      [
        "fr": "Pensez aux trois derniers mois.", "it": "Pensate agli ultimi tre mesi.",
        "en": "Think of the last three months.",
      ])
    multiple(
      "channels",
      [
        FormChoice("shop", ["fr": "Magasin", "it": "Negozio", "en": "Shop"]),
        FormChoice("phone", ["fr": "Téléphone", "it": "Telefono", "en": "Phone"]),
        FormChoice("mail", ["fr": "Courriel", "it": "E-mail", "en": "E-mail"]),
      ], ["fr": "Par quels canaux ?", "it": "Attraverso quali canali?", "en": "Through which channels?"],
      relevant: "customers = 'yes'")
    rating(
      "promise", "agreement",
      [
        "fr": "Nous tenons nos promesses.", "it": "Manteniamo le promesse.", "en": "We keep our promises.",
      ], allow: [.notApplicable])
    check(
      "vision", "maturity", evidenceFrom: 3,
      ["fr": "La vision est comprise.", "it": "La visione è compresa.", "en": "The vision is understood."],
      allow: [.notApplicable, .dontKnow])
    rating(
      "recommend", "likelihood",
      ["fr": "Nous recommanderiez-vous ?", "it": "Ci raccomandereste?", "en": "Would you recommend us?"])
    date(
      "review", to: .present, ["fr": "Dernière revue", "it": "Ultima revisione", "en": "Last review"], required: .no)
    text("wish", lines: true, ["fr": "Un souhait ?", "it": "Un desiderio?", "en": "A wish?"], required: .no)
  }
}
