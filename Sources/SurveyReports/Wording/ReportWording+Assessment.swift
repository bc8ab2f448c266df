import SurveyModel
import SurveyScoring
import SurveyStatistics

/// The words of the joined report. Results go together; nothing here says that one causes the other.
extension ReportWording {
  // MARK: - Periods

  /// The name of a period for people: `2026-H1` is "first half of 2026".
  func period(_ name: String) -> String {
    let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
    guard parts.count == 2, let year = parts.first, let part = parts.last else { return name }
    let number = Int(part.drop { !$0.isNumber }) ?? 0
    switch part.first {
    case "H":
      return pick(
        fr: "\(number == 1 ? "1er" : "2e") semestre \(year)",
        it: "\(number == 1 ? "primo" : "secondo") semestre \(year)",
        en: "\(number == 1 ? "first" : "second") half of \(year)")
    case "Q":
      let (italian, english) = (
        ["primo", "secondo", "terzo", "quarto"], ["first", "second", "third", "fourth"]
      )
      guard italian.indices.contains(number - 1) else { return name }
      return pick(
        fr: "\(number == 1 ? "1er" : "\(number)e") trimestre \(year)", it: "\(italian[number - 1]) trimestre \(year)",
        en: "\(english[number - 1]) quarter of \(year)")
    default: return pick(fr: "\(part)/\(year)", it: "\(part)/\(year)", en: name)
    }
  }

  /// What the report is about: responses, surveys, period.
  func joined(_ count: Int, surveys: Int, period: String?) -> String {
    let head: String =
      switch language.base {
      case "fr": "\(responses(count)) de \(plural(surveys, "enquête", "enquêtes"))"
      case "it": "\(responses(count)) di \(plural(surveys, "indagine", "indagini"))"
      default: "\(responses(count)) to \(plural(surveys, "survey", "surveys"))"
      }
    return ([head] + [period.map(self.period)].compactMap(\.self)).joined(separator: ", ")
  }

  // MARK: - What is not shown

  /// That nobody answered.
  var notMeasured: String { pick(fr: "non mesuré", it: "non misurato", en: "not measured") }

  /// That there are too few answers to show.
  func tooFewToShow(_ minimum: Int) -> String {
    pick(
      fr: "trop peu de réponses pour publier\u{A0}; il en faut \(minimum)",
      it: "troppo poche risposte per pubblicare; ne servono \(minimum)",
      en: "too few answers to publish; \(minimum) needed")
  }

  /// That a unit with enough answers is not shown, because another has too few.
  var withheld: String {
    pick(
      fr: "masqué, car il révélerait une unité qui a trop peu de réponses",
      it: "nascosto, perché rivelerebbe un’unità con troppo poche risposte",
      en: "hidden, as it would reveal a unit with too few answers")
  }

  /// Why a figure is not shown; `nil` where it is.
  func absence(of figure: JoinedFigure) -> String? {
    switch figure {
    case .measured: nil
    case .tooFew(let minimum): tooFewToShow(minimum)
    case .withheld: withheld
    case .notMeasured: notMeasured
    }
  }

  /// Those who do not tell their unit.
  var unitNotTold: String { pick(fr: "Unité non indiquée", it: "Unità non indicata", en: "Unit not stated") }

  // MARK: - The verdict

  /// The verdict.
  func verdict(_ title: String) -> String {
    "\(pair(pick(fr: "Verdict", it: "Verdetto", en: "Verdict"), title))."
  }

  /// Why there is none.
  func noVerdict(_ reasons: [String]) -> String {
    "\(pair(pick(fr: "Pas de verdict", it: "Nessun verdetto", en: "No verdict"), reasons.joined(separator: ", ")))."
  }

  /// That a survey lacks results.
  func notMeasured(_ survey: String) -> String {
    pick(
      fr: "«\u{A0}\(survey)\u{A0}» n’est pas mesuré", it: "«\(survey)» non è misurato",
      en: "“\(survey)” is not measured")
  }

  /// That an axis has no limit that says something.
  func notJudged(_ label: String) -> String {
    pick(
      fr: "les réponses ne suffisent pas pour juger «\u{A0}\(label)\u{A0}»",
      it: "le risposte non bastano per giudicare «\(label)»", en: "there are not the answers to judge “\(label)”")
  }

  /// That no verdict is declared for where the axes are.
  var notDeclared: String {
    pick(
      fr: "aucun n’est prévu pour ce cas", it: "nessuno è previsto per questo caso",
      en: "none is declared for this case")
  }

  /// How an axis is judged.
  func axis(_ label: String, _ number: String, lower: String, from: String, isReached: Bool) -> String {
    let relation =
      isReached
      ? pick(
        fr: "la limite inférieure, \(lower), atteint le seuil de \(from)",
        it: "il limite inferiore, \(lower), raggiunge la soglia di \(from)",
        en: "the lower limit, \(lower), reaches the threshold of \(from)")
      : pick(
        fr: "la limite inférieure, \(lower), n’atteint pas le seuil de \(from)",
        it: "il limite inferiore, \(lower), non raggiunge la soglia di \(from)",
        en: "the lower limit, \(lower), does not reach the threshold of \(from)")
    return "\(pair(label, number))\(language.base == "fr" ? "\u{A0}; " : "; ")\(relation)."
  }

  /// Which surveys have no results.
  func measured(_ count: Int, of total: Int, missing: [String]) -> String {
    let head: String =
      switch language.base {
      case "fr": "\(count) \(count < 2 ? "enquête mesurée" : "enquêtes mesurées") sur \(total)"
      case "it": "\(count) \(count == 1 ? "indagine misurata" : "indagini misurate") su \(total)"
      default: "\(count) of \(plural(total, "survey", "surveys")) measured"
      }
    guard !missing.isEmpty else { return "\(head)." }
    return "\(head)\(language.base == "fr" ? "\u{A0}; " : "; ")\(pair(notMeasured, missing.joined(separator: ", ")))."
  }

  // MARK: - Perception gaps

  /// What a perception gap is.
  var perceptionLegend: String {
    pick(
      fr:
        "Annoncé moins vécu, en points sur 100\u{A0}: au-dessus de zéro, l’organisation se voit mieux que ne la vivent"
        + " les personnes concernées.",
      it:
        "Dichiarato meno vissuto, in punti su 100: sopra lo zero, l’organizzazione si vede meglio di come la vivono le"
        + " persone interessate.",
      en:
        "Claimed less experienced, in points out of 100: above zero, the organisation sees itself as better than those"
        + " concerned experience it.")
  }

  /// The two sides of a gap.
  func sides(claimed: String, measured: String) -> String {
    pick(
      fr: "annoncé \(claimed), vécu \(measured)", it: "dichiarato \(claimed), vissuto \(measured)",
      en: "claimed \(claimed), experienced \(measured)")
  }

  /// A number with the answers that it rests on; in square brackets, because it stands in round ones.
  func number(_ number: String, count: Int) -> String { "\(number)\u{A0}[n\u{A0}\(count)]" }

  /// The gap of a unit, with the answers on both sides.
  func unitGap(_ unit: String, _ points: String, claimed: Int, measured: Int) -> String {
    "\(unit) \(points) (n\u{A0}\(claimed)\u{A0}/\u{A0}\(measured))"
  }

  /// How the sides of a gap compare; what would have been seen, where nothing was.
  func reading(_ reading: PerceptionGapResult.Reading, detectable: String?) -> String {
    switch reading {
    case .claimedHigher:
      return pick(
        fr: "l’annoncé dépasse le vécu", it: "il dichiarato supera il vissuto", en: "claimed more than experienced")
    case .measuredHigher:
      return pick(
        fr: "le vécu dépasse l’annoncé", it: "il vissuto supera il dichiarato", en: "experienced better than claimed")
    case .undetected:
      let seen = detectable ?? "–"
      return pick(
        fr: "aucun écart décelé, là où un écart de \(seen) points l’aurait été",
        it: "nessun divario rilevato, mentre uno di \(seen) punti lo sarebbe stato",
        en: "no difference detected, where one of \(seen) points would have been")
    case .undetermined:
      return pick(
        fr: "trop peu de réponses pour un intervalle", it: "troppo poche risposte per un intervallo",
        en: "too few answers for an interval")
    }
  }

  /// The gaps of units.
  func byUnit(_ label: String, _ entries: [String]) -> String {
    let head = pick(
      fr: "\(label), par unité (n annoncé / vécu)", it: "\(label), per unità (n dichiarato / vissuto)",
      en: "\(label), by unit (n claimed / experienced)")
    return "\(pair(head, entries.joined(separator: ", ")))."
  }

  // MARK: - The chain

  /// That there are too few units for correlations.
  func chainDescribed(_ units: Int, needed: Int) -> String {
    let most =
      units == 0
      ? pick(fr: "aucune ne les a ici", it: "qui nessuna le ha", en: "here no unit has them")
      : pick(
        fr: "ici, \(units) au plus les ont", it: "qui le hanno al massimo \(units)",
        en: "here at most \(units) have them")
    return pick(
      fr: "Les maillons sont mis en corrélation à partir de \(needed) unités ayant chacune \(needed) réponses de chaque"
        + " côté\u{A0}; \(most), et la chaîne est donc seulement décrite.",
      it: "Gli anelli sono messi in correlazione da \(needed) unità in su, ciascuna con \(needed) risposte per parte;"
        + " \(most), quindi la catena è soltanto descritta.",
      en:
        "Links are correlated from \(needed) units on, each with \(needed) answers on both sides; \(most), so that the"
        + " chain is only described.")
  }

  /// How two links go together over units.
  func associated(
    _ first: String, _ second: String, units: Int, pearson: String, interval: String?, spearman: String
  ) -> String {
    let limits = interval.map { ", \($0)" } ?? ""
    return pick(
      fr: "\(first) et \(second)\u{A0}: associés sur \(units) unités, r = \(pearson)\(limits), corrélation des rangs"
        + " \(spearman). Cela ne dit pas que l’un cause l’autre.",
      it: "\(first) e \(second): associati su \(units) unità, r = \(pearson)\(limits), correlazione dei ranghi"
        + " \(spearman). Questo non dice che l’uno causi l’altro.",
      en: "\(first) and \(second): associated with each other over \(units) units, r = \(pearson)\(limits), rank"
        + " correlation \(spearman). That does not say that one causes the other.")
  }

  /// That two links cannot be correlated.
  func notAssociated(_ first: String, _ second: String, units: Int, needed: Int) -> String {
    pick(
      fr: "\(first) et \(second)\u{A0}: pas de corrélation, \(units) unités sur les \(needed) qu’il faut, ou aucune"
        + " variation.",
      it:
        "\(first) e \(second): nessuna correlazione, \(units) unità sulle \(needed) necessarie, o nessuna variazione.",
      en: "\(first) and \(second): no correlation, \(units) of the \(needed) units that it takes, or no variation.")
  }

  // MARK: - Linkages

  /// What the pairs of the section are.
  var linkageLegend: String {
    pick(
      fr: "Chaque étape, et après la flèche ce qu’en vivent les clients ou les employés.",
      it: "Ogni passo e, dopo la freccia, ciò che ne vivono i clienti o i dipendenti.",
      en: "Each step, and after the arrow what customers or employees experience of it.")
  }

  /// Where an outcome lies on the importance-performance map of its survey.
  func mapped(to field: PerformanceField) -> String {
    pair(
      pick(fr: "sur la carte des priorités", it: "sulla mappa delle priorità", en: "on the map of priorities"),
      name(of: field))
  }

  /// Where a step stands to its target.
  func standing(_ standing: LinkageResult.Standing, target: String) -> String {
    switch standing {
    case .reached:
      pick(fr: "objectif \(target) atteint", it: "obiettivo \(target) raggiunto", en: "target \(target) reached")
    case .below:
      pick(
        fr: "sous l’objectif \(target)", it: "sotto l’obiettivo \(target)", en: "below the target \(target)")
    case .open:
      pick(
        fr: "objectif \(target)\u{A0}: trop près pour trancher", it: "obiettivo \(target): troppo vicino per decidere",
        en: "target \(target): too close to tell")
    }
  }

  // MARK: - Surveys

  /// What came of a survey.
  ///
  /// - Parameters:
  ///   - part: Its responses.
  ///   - rejected: How many records of its files could not be used.
  ///   - minimum: From how many answers on it is shown.
  ///   - weights: Whether it is weighted; `nil` where there is nothing to say.
  func part(_ part: AssessmentResults.SurveyPart, rejected: Int, minimum: Int, weights: String?) -> String {
    var parts = [
      part.count == 0 ? notMeasured : responses(part.count),
      part.elsewhere > 0
        ? pick(
          fr: "\(part.elsewhere) d’autres périodes", it: "\(part.elsewhere) di altri periodi",
          en: "\(part.elsewhere) of other periods") : nil,
      part.undated > 0
        ? pick(
          fr: "\(part.undated) sans date, \(part.undated < 2 ? "laissé" : "laissés") de côté",
          it: "\(part.undated) senza data, non \(part.undated == 1 ? "considerato" : "considerati")",
          en: "\(part.undated) without a date, left out") : nil,
      rejected > 0
        ? pick(
          fr: plural(rejected, "rejeté", "rejetés"), it: plural(rejected, "respinto", "respinti"),
          en: "\(rejected) rejected") : nil,
    ].compactMap(\.self)
    if let without = part.withoutUnit, without > 0 {
      parts.append(
        pick(fr: "\(without) sans unité", it: "\(without) senza unità", en: "\(without) without a unit"))
    }
    if let weights { parts.append(weights) }
    parts.append(
      pick(
        fr: "publié à partir de \(answers(minimum))", it: "pubblicato da \(answers(minimum)) in su",
        en: "shown from \(answers(minimum)) on"))
    return parts.joined(separator: language.base == "fr" ? "\u{A0}; " : "; ")
  }

  /// Heading of the list of numbers with where they come from.
  var whereNumbersComeFrom: String {
    pick(fr: "D’où vient chaque chiffre", it: "Da dove viene ogni numero", en: "Where each number comes from")
  }

  // MARK: - Method

  /// That results are joined, and not respondents.
  func joinExplained(hasUnits: Bool, hasPeriods: Bool) -> String {
    let keys: String =
      switch (hasUnits, hasPeriods) {
      case (true, true):
        pick(fr: " par unité et par période", it: " per unità e per periodo", en: " by unit and period")
      case (true, false): pick(fr: " par unité", it: " per unità", en: " by unit")
      case (false, true): pick(fr: " par période", it: " per periodo", en: " by period")
      case (false, false): ""
      }
    return pick(
      fr: "Chaque enquête est calculée pour elle-même\u{A0}; seuls ses résultats sont rapprochés\(keys), jamais les"
        + " personnes. Rien n’est une moyenne d’enquêtes différentes.",
      it: "Ogni indagine è calcolata per sé; solo i suoi risultati sono accostati\(keys), mai le persone. Nulla è una"
        + " media di indagini diverse.",
      en:
        "Each survey is scored by itself; only its results are joined\(keys), never people. Nothing is an average over"
        + " different surveys.")
  }

  /// What is hidden, and why.
  var suppressionExplained: String {
    pick(
      fr:
        "Les résultats de trop peu de réponses ne sont pas publiés, ni ceux d’une autre unité par lesquels on pourrait"
        + " les déduire du total.",
      it: "I risultati di troppo poche risposte non sono pubblicati, né quelli di un’altra unità da cui si potrebbero"
        + " dedurre dal totale.",
      en:
        "Results of too few answers are not shown, nor those of another unit from which, with the whole, one could work"
        + " them out.")
  }

  /// How the verdict is judged.
  var verdictExplained: String {
    pick(
      fr:
        "Le verdict a deux axes, qui ne sont jamais réunis en une moyenne. Un axe est atteint quand la limite inférieure"
        + " de son intervalle l’est\u{A0}: un bon chiffre sur peu de réponses ne suffit pas.",
      it: "Il verdetto ha due assi, mai uniti in una media. Un asse è raggiunto quando lo è il limite inferiore del suo"
        + " intervallo: un buon numero su poche risposte non basta.",
      en:
        "The verdict has two axes, which are never averaged. An axis is reached when the lower limit of its interval is:"
        + " a good number of few answers is not enough.")
  }

  /// How gaps are compared.
  var gapsExplained: String {
    pick(
      fr:
        "Écarts\u{A0}: différence de deux moyennes avec l’intervalle de Welch. Les deux groupes répondent à des questions"
        + " formulées autrement, sur des échelles ramenées à 100\u{A0}; un petit écart ne prouve rien.",
      it: "Divari: differenza di due medie con l’intervallo di Welch. I due gruppi rispondono a domande formulate"
        + " diversamente, su scale riportate a 100; un piccolo divario non prova nulla.",
      en:
        "Gaps: the difference of two means with Welch’s interval. The two groups answer differently worded questions, on"
        + " scales brought to 100; a small gap proves nothing.")
  }

  /// The assessment, its version and its fingerprint.
  func assessment(_ id: String, _ version: String, _ fingerprint: String) -> String {
    let name = version.isEmpty ? id : "\(id) \(version)"
    return pick(
      fr: "Bilan \(name), définition \(fingerprint).", it: "Bilancio \(name), definizione \(fingerprint).",
      en: "Assessment \(name), definition \(fingerprint).")
  }
}
