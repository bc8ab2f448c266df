import SurveyModel

extension ReportWording {
  /// What percent means.
  var percentExplained: String {
    pick(
      fr:
        "Un résultat sur 100 situe les réponses entre le minimum (0) et le maximum (100) que les questions permettent.",
      it: "Un risultato su 100 colloca le risposte tra il minimo (0) e il massimo (100) consentiti dalle domande.",
      en: "A result out of 100 places the answers between the least (0) and the most (100) that the questions allow.")
  }

  /// What a missing rule asks for.
  func rule(_ rule: MissingRule) -> String {
    switch rule {
    case .half:
      pick(
        fr: "Un résultat demande des réponses à la moitié au moins des questions qui s’appliquent.",
        it: "Un risultato richiede risposte ad almeno metà delle domande applicabili.",
        en: "A result needs answers to at least half of the questions that apply.")
    case .all:
      pick(
        fr: "Un résultat demande des réponses à toutes les questions qui s’appliquent.",
        it: "Un risultato richiede risposte a tutte le domande applicabili.",
        en: "A result needs answers to all questions that apply.")
    case .atLeast(let count):
      pick(
        fr: "Un résultat demande au moins \(answers(count)).", it: "Un risultato richiede almeno \(answers(count)).",
        en: "A result needs at least \(answers(count)).")
    case .share(let share):
      pick(
        fr: "Un résultat demande des réponses à \(percent(number(exact: share * 100).text)) au moins des questions qui"
          + " s’appliquent.",
        it: "Un risultato richiede risposte ad almeno il \(percent(number(exact: share * 100).text)) delle domande"
          + " applicabili.",
        en:
          "A result needs answers to at least \(percent(number(exact: share * 100).text)) of the questions that apply.")
    }
  }

  /// That rules differ.
  var rulesDiffer: String {
    pick(
      fr: "Chaque résultat demande le nombre de réponses que le questionnaire fixe pour lui.",
      it: "Ogni risultato richiede il numero di risposte che il questionario fissa per esso.",
      en: "Each result needs as many answers as the survey asks for it.")
  }

  /// What happens to answers that are missing.
  var missingExplained: String {
    pick(
      fr:
        "Les réponses manquantes ne comptent ni comme zéro ni comme moyenne\u{A0}: le résultat repose sur les autres.",
      it: "Le risposte mancanti non contano né come zero né come media: il risultato poggia sulle altre.",
      en: "Missing answers count neither as zero nor as average: the result rests on the others.")
  }

  /// That reversed items were turned.
  func reversed(_ count: Int) -> String {
    switch language.base {
    case "fr":
      count == 1
        ? "1 question formulée en sens inverse a été retournée."
        : "\(count) questions formulées en sens inverse ont été retournées."
    case "it":
      count == 1
        ? "1 domanda formulata in senso inverso è stata rovesciata."
        : "\(count) domande formulate in senso inverso sono state rovesciate."
    default:
      count == 1
        ? "1 question worded the other way round was turned."
        : "\(count) questions worded the other way round were turned."
    }
  }

  /// How levels come about.
  func levels(_ maturity: Maturity) -> String {
    let first: String =
      switch maturity.rule {
      case .staged:
        pick(
          fr: "Une étape est au niveau de sa pratique la plus basse, l’ensemble au niveau de son étape la plus basse.",
          it: "Un passo è al livello della sua pratica più bassa, l’insieme al livello del suo passo più basso.",
          en: "A step is at the level of its lowest practice, the whole at the level of its lowest step.")
      case .share(let share):
        pick(
          fr:
            "Une étape est au niveau qu’atteignent \(percent(number(exact: share * 100).text)) de ses pratiques, aucune"
            + " n’étant plus d’un niveau au-dessous\u{A0}; l’ensemble est au niveau de son étape la plus basse.",
          it: "Un passo è al livello raggiunto dal \(percent(number(exact: share * 100).text)) delle sue pratiche,"
            + " nessuna più di un livello al di sotto; l’insieme è al livello del suo passo più basso.",
          en:
            "A step is at the level that \(percent(number(exact: share * 100).text)) of its practices reach, none being"
            + " more than one level below; the whole is at the level of its lowest step.")
      }
    guard maturity.dontKnow == .lowest else { return first }
    return first + " "
      + pick(
        fr: "«\u{A0}Je ne sais pas\u{A0}» compte comme le niveau le plus bas.",
        it: "«Non so» conta come il livello più basso.", en: "“Don’t know” counts as the lowest level.")
  }

  /// Where bands come from.
  var bandsExplained: String {
    pick(
      fr: "Les noms des tranches sont une convention de ce questionnaire, non une norme.",
      it: "I nomi delle fasce sono una convenzione di questo questionario, non una norma.",
      en: "The names of the ranges are a convention of this survey, not a norm.")
  }

  /// What a single response cannot say.
  var oneResponseOnly: String {
    pick(
      fr: "Ces chiffres décrivent une seule personne à un seul moment.",
      it: "Questi numeri descrivono una sola persona in un solo momento.",
      en: "These numbers describe one person at one moment.")
  }

  /// What an interval says, and what not.
  var intervalExplained: String {
    pick(
      fr:
        "L’intervalle à \(percent("95")) dit de combien le hasard de l’échantillon peut déplacer un résultat\u{A0}; il"
        + " ne dit rien de ceux qui n’ont pas répondu.",
      it: "L’intervallo al \(percent("95")) dice di quanto il caso può spostare un risultato; non dice nulla di chi non"
        + " ha risposto.",
      en: "The \(percent("95")) interval says how far chance could move a result; it says nothing about those who did"
        + " not answer.")
  }

  /// Which formulas the intervals have.
  var intervalFormulas: String {
    pick(
      fr: "Formules\u{A0}: loi t de Student pour les moyennes, Wilson pour les parts, Wald ajusté pour les soldes.",
      it: "Formule: t di Student per le medie, Wilson per le quote, Wald corretto per i saldi.",
      en: "Formulas: Student’s t for means, Wilson for shares, adjusted Wald for net scores.")
  }

  /// What "few answers" means.
  func fewExplained(_ caution: Int) -> String {
    pick(
      fr: "«\u{A0}Peu de réponses\u{A0}»\u{A0}: moins de \(caution).", it: "«Poche risposte»: meno di \(caution).",
      en: "“Few answers”: fewer than \(caution).")
  }

  /// The survey, its version and its fingerprint.
  func definition(_ id: String, _ version: String, _ fingerprint: String) -> String {
    let name = version.isEmpty ? id : "\(id) \(version)"
    return pick(
      fr: "Questionnaire \(name), définition \(fingerprint).", it: "Questionario \(name), definizione \(fingerprint).",
      en: "Survey \(name), definition \(fingerprint).")
  }

  /// What became of the responses that were read.
  func quality(read: Int, complete: Int, prorated: Int, incomplete: Int, rejected: Int) -> String {
    let parts = [
      pick(fr: plural(read, "lu", "lus"), it: plural(read, "letto", "letti"), en: "\(read) read"),
      complete > 0
        ? pick(
          fr: "\(complete) avec tous les résultats", it: "\(complete) con tutti i risultati",
          en: "\(complete) with every result") : nil,
      prorated > 0
        ? pick(
          fr: "\(prorated) avec tous les résultats, dont certains sur des réponses incomplètes",
          it: "\(prorated) con tutti i risultati, alcuni su risposte incomplete",
          en: "\(prorated) with every result, some from incomplete answers") : nil,
      incomplete > 0
        ? pick(
          fr: "\(incomplete) sans l’un ou l’autre résultat", it: "\(incomplete) senza qualche risultato",
          en: "\(incomplete) lacking a result") : nil,
      rejected > 0
        ? pick(
          fr: plural(rejected, "rejeté", "rejetés"), it: plural(rejected, "respinto", "respinti"),
          en: "\(rejected) rejected") : nil,
    ].compactMap { $0 }
    let head = pick(fr: "Questionnaires", it: "Questionari", en: "Responses")
    return "\(pair(head, parts.joined(separator: language.base == "fr" ? "\u{A0}; " : "; ")))."
  }
}
