import SurveyModel

/// Short neutral phrases for texts: about no person, and such that they answer nearly any open question.
struct Phrases: Sendable {
  /// Things that one can say something about, to be put at the beginning or behind a comma.
  let topics: [String]

  /// What narrows a topic down.
  let qualifiers: [String]

  /// What stands between two topics.
  let and: String

  /// Who looks after something: functions, never names.
  let owners: [String]

  /// What supports a claim.
  let evidence: [String]

  /// Why something does not apply.
  let excuses: [String]

  /// The phrases of a language; English ones for a language that has none.
  static func of(_ language: LanguageTag) -> Phrases {
    switch language.base {
    case "fr": french
    case "it": italian
    default: english
    }
  }

  private static let english = Phrases(
    topics: [
      "the welcome", "waiting times", "clear information", "follow-up after the purchase", "opening hours",
      "the website", "prices", "how available staff are", "the quality of advice", "making appointments",
      "answers by phone", "delivery times", "the choice on offer", "how problems are dealt with",
    ],
    qualifiers: ["above all on Saturdays", "especially at busy times", "on the phone", "on site", "lately"],
    and: " and ",
    owners: [
      "Site management", "Customer service manager", "Front desk team", "Quality team", "Sales manager",
      "Human resources", "Workshop manager",
    ],
    evidence: [
      "Internal document of the site", "Minutes of the last meeting", "Page on the website", "Monthly dashboard",
      "Written procedure, displayed at the front desk", "Last year’s survey", "Training plan",
    ],
    excuses: ["Does not concern our activity", "Decided centrally, not at our site", "We have no such service"])

  private static let french = Phrases(
    topics: [
      "l’accueil", "les délais", "la clarté des informations", "le suivi après l’achat", "les horaires d’ouverture",
      "le site web", "les prix", "la disponibilité du personnel", "la qualité des conseils", "la prise de rendez-vous",
      "les réponses au téléphone", "les délais de livraison", "l’étendue du choix", "le traitement des problèmes",
    ],
    qualifiers: [
      "surtout le samedi", "en particulier aux heures d’affluence", "au téléphone", "sur place", "ces derniers temps",
    ],
    and: " et ",
    owners: [
      "Direction du site", "Responsable du service client", "Équipe d’accueil", "Service qualité",
      "Responsable des ventes", "Ressources humaines", "Responsable de l’atelier",
    ],
    evidence: [
      "Document interne du site", "Compte rendu de la dernière réunion", "Page du site web",
      "Tableau de bord mensuel", "Procédure écrite, affichée à l’accueil", "Enquête de l’an passé",
      "Plan de formation",
    ],
    excuses: [
      "Ne concerne pas notre activité", "Décidé au siège, pas sur notre site", "Nous n’avons pas ce service",
    ])

  private static let italian = Phrases(
    topics: [
      "l’accoglienza", "i tempi di attesa", "la chiarezza delle informazioni", "l’assistenza dopo l’acquisto",
      "gli orari di apertura", "il sito web", "i prezzi", "la disponibilità del personale", "la qualità dei consigli",
      "la prenotazione degli appuntamenti", "le risposte al telefono", "i tempi di consegna", "l’ampiezza della scelta",
      "la gestione dei problemi",
    ],
    qualifiers: [
      "soprattutto il sabato", "in particolare nelle ore di punta", "al telefono", "in sede", "negli ultimi tempi",
    ],
    and: " e ",
    owners: [
      "Direzione della sede", "Responsabile del servizio clienti", "Gruppo accoglienza", "Ufficio qualità",
      "Responsabile delle vendite", "Risorse umane", "Responsabile dell’officina",
    ],
    evidence: [
      "Documento interno della sede", "Verbale dell’ultima riunione", "Pagina del sito web", "Cruscotto mensile",
      "Procedura scritta, esposta all’accoglienza", "Indagine dell’anno scorso", "Piano di formazione",
    ],
    excuses: [
      "Non riguarda la nostra attività", "Deciso dalla sede centrale, non da noi", "Non abbiamo questo servizio",
    ])
}
