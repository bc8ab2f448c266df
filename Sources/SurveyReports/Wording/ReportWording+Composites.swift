import SurveyModel
import SurveyStatistics

extension ReportWording {
  /// What a gap is.
  var gapLegend: String {
    pick(
      fr: "Perçu moins attendu, en points sur 100\u{A0}: un nombre négatif dit qu’il a manqué quelque chose.",
      it: "Percepito meno atteso, in punti su 100: un numero negativo dice che è mancato qualcosa.",
      en: "Perceived less expected, in points out of 100: a negative number says that something was lacking.")
  }

  /// What a gap is, beside a number.
  var gapInBrief: String {
    pick(
      fr: "perçu moins attendu, en points", it: "percepito meno atteso, in punti",
      en: "perceived less expected, in points")
  }

  /// Where the lines of an importance-performance map stand.
  func lines(performance: String, importance: String) -> String {
    pick(
      fr: "Les seuils sont à \(performance) pour la qualité et à \(importance) pour l’importance.",
      it: "Le soglie sono a \(performance) per la qualità e a \(importance) per l’importanza.",
      en: "The lines stand at \(performance) for performance and at \(importance) for importance.")
  }

  /// An aspect in its field.
  func aspect(_ label: String, _ field: String, performance: String, importance: String) -> String {
    let numbers = pick(
      fr: "qualité \(performance), importance \(importance)", it: "qualità \(performance), importanza \(importance)",
      en: "performance \(performance), importance \(importance)")
    return "\(pair(field, label)) (\(numbers))."
  }

  /// What to do with a field of the map.
  func name(of field: PerformanceField) -> String {
    switch field {
    case .concentrate: pick(fr: "À améliorer d’abord", it: "Da migliorare per primo", en: "Concentrate here")
    case .keepUp: pick(fr: "À maintenir", it: "Da mantenere", en: "Keep up the good work")
    case .lowPriority: pick(fr: "Peu prioritaire", it: "Poco prioritario", en: "Low priority")
    case .overkill: pick(fr: "Peut-être trop", it: "Forse troppo", en: "Possibly more than needed")
    case .undetermined:
      pick(
        fr: "Trop près d’un seuil pour trancher", it: "Troppo vicino a una soglia per decidere",
        en: "Too close to a line to tell")
    }
  }

  /// How many respondents are of no type for want of a score.
  func unplaced(_ count: Int) -> String {
    pick(
      fr: "\(answers(count)) sans les deux résultats qu’il faut.",
      it: "\(answers(count)) senza i due risultati necessari.",
      en: "\(answers(count)) without the two results that it takes.")
  }

  /// How often flags are raised.
  func flagged(_ entries: [String]) -> String {
    let head = pick(
      fr: "À regarder de plus près, rien n’est écarté", it: "Da guardare meglio, nulla è escluso",
      en: "To look at twice, nothing is left out")
    return "\(pair(head, list(entries)))."
  }

  /// What results would be without the responses that raise several flags by themselves.
  func withoutSuspects(_ count: Int, _ changes: [String]) -> String {
    let head = pick(
      fr: "Deux de ces signes ou plus\u{A0}: \(responses(count)).",
      it: "Due di questi segni o più: \(responses(count)).",
      en: "Two of these signs or more: \(responses(count)).")
    let tail =
      changes.isEmpty
      ? pick(
        fr: "Sans eux, aucun résultat ne change.", it: "Senza di essi nessun risultato cambia.",
        en: "Without them no result changes.")
      : pair(pick(fr: "Sans eux", it: "Senza di essi", en: "Without them"), list(changes)) + "."
    return "\(head) \(tail)"
  }

  /// The same where it is not shown.
  func suspectsHidden(_ count: Int) -> String {
    pick(
      fr: "Deux de ces signes ou plus\u{A0}: \(responses(count)), trop peu pour montrer les résultats sans eux.",
      it: "Due di questi segni o più: \(responses(count)), troppo pochi per mostrare i risultati senza di essi.",
      en: "Two of these signs or more: \(responses(count)), too few to show results without them.")
  }

  /// A result without some responses, and with them.
  func changed(_ name: String, without: String, with: String) -> String {
    pick(
      fr: "\(name) \(without) (avec eux \(with))", it: "\(name) \(without) (con essi \(with))",
      en: "\(name) \(without) (with them \(with))")
  }

  /// What a flag is about.
  func name(of flag: QualityFlag.Kind) -> String {
    switch flag {
    case .straightline: pick(fr: "même réponse partout", it: "stessa risposta ovunque", en: "one answer throughout")
    case .longstring:
      pick(fr: "longue suite de réponses égales", it: "lunga serie di risposte uguali", en: "long row of equal answers")
    case .speeder: pick(fr: "rempli très vite", it: "compilato molto in fretta", en: "answered very fast")
    case .duplicate:
      pick(fr: "copie d’une autre réponse", it: "copia di un’altra risposta", en: "copy of another response")
    case .sameID:
      pick(
        fr: "identifiant d’une réponse ultérieure", it: "identificativo di una risposta successiva",
        en: "id of a later response")
    case .inconsistent:
      pick(fr: "réponses contradictoires", it: "risposte contraddittorie", en: "answers that disagree")
    }
  }

  /// How far assessors agree.
  func agreement(_ alpha: String?, near: String, items: Int) -> String {
    let share = percent(near)
    let tail =
      alpha.map {
        pick(
          fr: " (alpha ordinal de Krippendorff\u{A0}: \($0))", it: " (alfa ordinale di Krippendorff: \($0))",
          en: " (Krippendorff’s ordinal alpha \($0))")
      } ?? ""
    return pick(
      fr:
        "Accord entre évaluations\u{A0}: \(share) des niveaux à un niveau au plus de la médiane de leur question\(tail).",
      it: "Accordo tra valutazioni: \(share) dei livelli a non più di un livello dalla mediana della domanda\(tail).",
      en: "Agreement between assessments: \(share) of levels within one level of their question’s median\(tail).")
  }
}
