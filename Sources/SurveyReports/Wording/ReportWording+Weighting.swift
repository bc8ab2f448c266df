import SurveyModel
import SurveyScoring

extension ReportWording {
  /// That what stands above is unweighted.
  var weightedBelow: String {
    pick(
      fr: "Ces chiffres ne sont pas pondérés\u{A0}; les résultats pondérés suivent dans leur propre partie.",
      it: "Queste cifre non sono ponderate; i risultati ponderati seguono in una parte a sé.",
      en: "These figures are unweighted; the weighted results follow in a section of their own.")
  }

  /// That there are no weighted results, and why.
  func notWeighted(reason: String) -> String {
    pick(
      fr: "Pas de résultats pondérés\u{A0}: \(reason). Ces chiffres ne sont pas pondérés.",
      it: "Nessun risultato ponderato: \(reason). Queste cifre non sono ponderate.",
      en: "No weighted results: \(reason). These figures are unweighted.")
  }

  // MARK: - Assessments

  /// That the numbers of a survey are weighted.
  func weighted(effective: String) -> String {
    pick(
      fr: "pondérés, aussi précis que \(effective) non pondérés",
      it: "ponderati, precisi quanto \(effective) non ponderati",
      en: "weighted, as precise as \(effective) unweighted ones")
  }

  /// That they are not, although weights are declared.
  func unweighted(because reason: String) -> String {
    pick(
      fr: "non pondérés (\(reason))", it: "non ponderati (\(reason))", en: "unweighted (\(reason))")
  }

  /// How weighted numbers of surveys are made.
  var weightsExplained: String {
    pick(
      fr:
        "Pondération\u{A0}: les réponses de chaque période respectent les marges ensemble, toutes unités réunies\u{A0};"
        + " les intervalles sont ceux de la linéarisation de Taylor. La carte importance-performance et les plafonds faute"
        + " de preuves ne sont pas pondérés.",
      it:
        "Ponderazione: le risposte di ogni periodo rispettano i margini insieme, per tutte le unità; gli intervalli sono"
        + " quelli della linearizzazione di Taylor. La mappa importanza-prestazione e i limiti per mancanza di prove non"
        + " sono ponderati.",
      en:
        "Weights: the responses of each period meet the margins together, over all units; intervals are those of Taylor"
        + " linearisation. The importance-performance map and the caps for missing evidence are not weighted.")
  }

  /// Why respondents cannot be weighted.
  func reason(_ failure: WeightingFailure, _ margins: [(name: String, categories: [String])]) -> String {
    func margin(_ index: Int) -> String { margins.indices.contains(index) ? margins[index].name : "" }
    switch failure {
    case .noRespondents, .noWeights:
      return pick(
        fr: "aucun questionnaire n’a de poids", it: "nessun questionario ha un peso", en: "no response has a weight")
    case .emptyCategory(let index, let category):
      let name = margins.indices.contains(index) ? margins[index].categories[category] : ""
      return pick(
        fr: "personne n’est dans «\u{A0}\(name)\u{A0}» (\(margin(index)))\u{A0}; réunissez cette catégorie à une autre",
        it: "nessuno è in «\(name)» (\(margin(index))); unite questa categoria a un’altra",
        en: "nobody is in “\(name)” (\(margin(index))); combine this category with another")
    case .notConverged(let index, let error):
      let distance = percent(number(error * 100, places: 1).text)
      return pick(
        fr: "les marges se contredisent dans ces réponses\u{A0}; «\u{A0}\(margin(index))\u{A0}» reste à \(distance) de "
          + "ses parts",
        it: "i margini si contraddicono in queste risposte; «\(margin(index))» resta a \(distance) dalle sue quote",
        en: "the margins contradict each other in these responses; “\(margin(index))” stays \(distance) from its shares"
      )
    case .impossible(let detail): return detail
    }
  }

  /// What the weights are and what they cost.
  func weights(_ count: Int, effective: String, deff: String, smallest: String, largest: String) -> String {
    pick(
      fr: "\(responses(count)) pondérés de \(smallest) à \(largest)\u{A0}: aussi précis que \(effective) non pondérés "
        + "(deff \(deff)).",
      it: "\(responses(count)) ponderati da \(smallest) a \(largest): precisi quanto \(effective) non ponderati "
        + "(deff \(deff)).",
      en: "\(responses(count)) weighted from \(smallest) to \(largest): as precise as \(effective) unweighted ones "
        + "(deff \(deff)).")
  }

  /// A design effect that costs more than half of the respondents.
  var costlyWeights: String {
    pick(
      fr: "Les poids très inégaux coûtent plus de la moitié de la précision\u{A0}: réunissez des catégories ou limitez "
        + "les poids.",
      it: "I pesi molto diseguali costano più di metà della precisione: unite categorie o limitate i pesi.",
      en: "The very unequal weights cost more than half of the precision: combine categories or trim the weights.")
  }

  func trimmed(_ count: Int) -> String {
    pick(
      fr: "Poids ramenés à la limite\u{A0}: \(responses(count)).", it: "Pesi riportati al limite: \(responses(count)).",
      en: "Weights cut to the limit: \(responses(count)).")
  }

  func withoutWeight(_ count: Int) -> String {
    pick(
      fr: "Sans poids utilisable et laissés de côté\u{A0}: \(responses(count)).",
      it: "Senza un peso utilizzabile e tralasciati: \(responses(count)).",
      en: "Without a usable weight and left out: \(responses(count)).")
  }

  /// "unweighted 62".
  func unweighted(_ number: String) -> String {
    pick(fr: "non pondéré \(number)", it: "non ponderato \(number)", en: "unweighted \(number)")
  }

  /// A category of a margin before and after.
  func margin(before: String, after: String, target: String) -> String {
    pick(
      fr: "\(before) des réponses, \(after) après pondération (visé\u{A0}: \(target)).",
      it: "\(before) delle risposte, \(after) dopo la ponderazione (obiettivo: \(target)).",
      en: "\(before) of responses, \(after) after weighting (target \(target)).")
  }

  func outside(_ count: Int) -> String {
    pick(
      fr: "Sans réponse à cette question, au poids inchangé ici\u{A0}: \(responses(count)).",
      it: "Senza risposta a questa domanda, con il peso qui invariato: \(responses(count)).",
      en: "Without an answer to this, their weight unchanged here: \(responses(count)).")
  }

  /// What the errors of weighted results leave out.
  var conservativeErrors: String {
    pick(
      fr: "Les intervalles tiennent les poids pour donnés\u{A0}; comme les marges sont connues, ils sont plutôt trop "
        + "larges.",
      it: "Gli intervalli considerano i pesi come dati; poiché i margini sono noti, sono piuttosto troppo larghi.",
      en: "The intervals take the weights as given; as the margins are known, they are rather too wide.")
  }
}
