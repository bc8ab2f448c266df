import SurveyModel
import SurveyScoring

/// What is said of waves with the same respondents, and of how groups are made up.
extension ReportWording {
  // MARK: - The same respondents

  /// Which formulas changes of the same respondents have.
  var pairedFormulas: String {
    pick(
      fr: "Là où les mêmes personnes répondent à deux vagues, l’évolution est la leur\u{A0}: t apparié et d_z pour les"
        + " moyennes, McNemar et l’intervalle de Bonett et Price pour les parts.",
      it: "Dove le stesse persone rispondono a due ondate, la variazione è la loro: t appaiato e d_z per le medie,"
        + " McNemar e l’intervallo di Bonett e Price per le quote.",
      en: "Where the same people answer two waves, the change is theirs: paired t and d_z for means, McNemar and the"
        + " interval of Bonett and Price for shares.")
  }

  /// How many answered both waves.
  func pairs(_ count: Int) -> String {
    pick(
      fr: count == 1 ? "1 personne dans les deux vagues" : "\(count) personnes dans les deux vagues",
      it: count == 1 ? "1 persona in entrambe le ondate" : "\(count) persone in entrambe le ondate",
      en: count == 1 ? "1 person in both waves" : "\(count) people in both waves")
  }

  /// Too few answered both waves.
  var tooFewPairs: String {
    pick(
      fr: "trop peu de personnes dans les deux vagues", it: "troppo poche persone in entrambe le ondate",
      en: "too few people in both waves")
  }

  // MARK: - Versions

  /// A wave answered other versions of the survey than the one before.
  func otherVersions(_ versions: [String]) -> String {
    pair(pick(fr: "autre version", it: "altra versione", en: "another version"), list(versions))
  }

  /// Responses that do not say which version they answer.
  var unknownVersion: String { pick(fr: "inconnue", it: "sconosciuta", en: "unknown") }

  /// What another version means.
  var otherVersionsExplained: String {
    pick(
      fr:
        "D’une version à l’autre, la formulation des questions peut changer\u{A0}: l’écart n’est alors pas forcément une"
        + " évolution.",
      it:
        "Da una versione all’altra la formulazione delle domande può cambiare: la differenza allora non è per forza una"
        + " variazione.",
      en: "From one version to another the wording of questions may change: the difference then need not be a change.")
  }

  // MARK: - Weights

  /// Groups are compared without weights.
  var unweightedComparisons: String {
    pick(
      fr: "Les groupes sont comparés sans pondération.", it: "I gruppi sono confrontati senza ponderazione.",
      en: "Groups are compared without weights.")
  }

  /// Groups are compared weighted, and by which formulas.
  var weightedComparisons: String {
    pick(
      fr: "Les groupes sont comparés avec leur pondération\u{A0}: erreurs par linéarisation de Taylor, Welch pour les"
        + " moyennes et les soldes, Rao et Scott pour les parts. Le nombre de réponses n’est pas pondéré.",
      it: "I gruppi sono confrontati con la loro ponderazione: errori per linearizzazione di Taylor, Welch per medie e"
        + " saldi, Rao e Scott per le quote. Il numero di risposte non è ponderato.",
      en:
        "Groups are compared weighted: errors by Taylor linearisation, Welch for means and net scores, Rao and Scott for"
        + " shares. Numbers of answers are unweighted.")
  }

  /// Each wave is weighted by itself.
  var wavesMeetMargins: String {
    pick(
      fr: "Chaque vague respecte les marges à elle seule.", it: "Ogni ondata rispetta i margini da sola.",
      en: "Each wave meets the margins by itself.")
  }

  /// Changes of the same respondents are not weighted.
  var unweightedChanges: String {
    pick(
      fr: "L’évolution des mêmes personnes n’est pas pondérée.",
      it: "La variazione delle stesse persone non è ponderata.",
      en: "Changes of the same people are not weighted.")
  }

  /// Why a wave, and with it its comparisons, could not be weighted.
  func notWeighted(_ group: String, reason: String) -> String {
    pair(
      group,
      pick(fr: "pas de pondération, \(reason).", it: "nessuna ponderazione, \(reason).", en: "not weighted, \(reason).")
    )
  }

  // MARK: - Typologies

  /// Those who are in no quadrant.
  var outsideQuadrants: String { pick(fr: "aucun type", it: "nessun tipo", en: "none") }

  /// No difference in how groups are made up.
  var madeUpAlike: String {
    pick(
      fr: "Aucune différence de composition décelée.", it: "Nessuna differenza di composizione rilevata.",
      en: "No difference in how groups are made up was detected.")
  }

  /// A type that is more or less frequent in a group than in the others.
  func unusualType(_ group: String, _ type: String, isMore: Bool, share: String, residual: String) -> String {
    let what =
      isMore
      ? pick(
        fr: "plus souvent «\u{A0}\(type)\u{A0}» que dans les autres groupes",
        it: "più spesso «\(type)» che negli altri gruppi", en: "more often “\(type)” than in the other groups")
      : pick(
        fr: "moins souvent «\u{A0}\(type)\u{A0}» que dans les autres groupes",
        it: "meno spesso «\(type)» che negli altri gruppi", en: "less often “\(type)” than in the other groups")
    let basis = pick(
      fr: "\(share), résidu ajusté \(residual)", it: "\(share), residuo corretto \(residual)",
      en: "\(share), adjusted residual \(residual)")
    return "\(pair(group, what)) (\(basis))."
  }
}
