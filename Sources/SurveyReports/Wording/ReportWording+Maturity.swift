import SurveyModel
import SurveyScoring

extension ReportWording {
  /// The overall level and the steps that set it.
  func overallLevel(_ level: Int, of greatest: Int, lowest: [String], steps: Int) -> String {
    let head = pick(
      fr: "Niveau global\u{A0}: \(level) sur \(greatest)", it: "Livello complessivo: \(level) su \(greatest)",
      en: "Overall level: \(level) of \(greatest)")
    if lowest.count == steps { return "\(head)." }
    if lowest.count > 3 {
      return head
        + pick(
          fr: ", celui de \(lowest.count) étapes sur \(steps).", it: ", quello di \(lowest.count) passi su \(steps).",
          en: ", that of \(lowest.count) of \(steps) steps.")
    }
    let names = list(lowest)
    return lowest.count == 1
      ? head
        + pick(
          fr: ", celui de l’étape la plus basse (\(names)).", it: ", quello del passo più basso (\(names)).",
          en: ", that of the lowest step (\(names)).")
      : head
        + pick(
          fr: ", celui des étapes les plus basses (\(names)).", it: ", quello dei passi più bassi (\(names)).",
          en: ", that of the lowest steps (\(names)).")
  }

  /// The overall levels over several assessments.
  func overallLevels(_ levels: LevelSpread, of greatest: Int) -> String {
    let range =
      levels.least == levels.greatest
      ? pick(
        fr: "toutes d’accord", it: "tutte concordi", en: "all agree")
      : pick(
        fr: "de \(levels.least) à \(levels.greatest)", it: "da \(levels.least) a \(levels.greatest)",
        en: "\(levels.least) to \(levels.greatest)")
    let count = evaluations(levels.count)
    return levels.count == 1
      ? pick(
        fr: "Niveau global\u{A0}: \(levels.median) sur \(greatest) (\(count)).",
        it: "Livello complessivo: \(levels.median) su \(greatest) (\(count)).",
        en: "Overall level: \(levels.median) of \(greatest) (\(count)).")
      : pick(
        fr: "Niveau global médian\u{A0}: \(levels.median) sur \(greatest) (\(range), \(count)).",
        it: "Livello complessivo mediano: \(levels.median) su \(greatest) (\(range), \(count)).",
        en: "Median overall level: \(levels.median) of \(greatest) (\(range), \(count)).")
  }

  /// "6 assessments".
  func evaluations(_ count: Int) -> String {
    switch language.base {
    case "fr": plural(count, "évaluation", "évaluations")
    case "it": plural(count, "valutazione", "valutazioni")
    default: plural(count, "assessment", "assessments")
    }
  }

  /// Where to start.
  func startHere(_ place: Int, _ label: String, _ number: String, target: String) -> String {
    pick(
      fr: "Commencez ici\u{A0}: étape \(place), \(label) (\(number) sur 100, objectif \(target)).",
      it: "Cominciate da qui: passo \(place), \(label) (\(number) su 100, obiettivo \(target)).",
      en: "Start here: step \(place), \(label) (\(number) out of 100, target \(target)).")
  }

  /// That no step is below the target.
  func noneBelow(target: String) -> String {
    pick(
      fr: "Aucune étape évaluée n’est sous l’objectif de \(target).",
      it: "Nessun passo valutato è sotto l’obiettivo di \(target).",
      en: "No step that was scored is below the target of \(target).")
  }

  /// The steps without a score, before the first that blocks or anywhere.
  func notScored(_ labels: [String], before: Bool) -> String {
    let head =
      before
      ? pick(fr: "Non évalué auparavant", it: "Non valutato prima", en: "Not scored before it")
      : pick(fr: "Non évalué", it: "Non valutato", en: "Not scored")
    return "\(pair(head, list(labels)))."
  }

  /// How many assessments each find the step first that blocks the mean.
  func startsHere(_ count: Int, of total: Int) -> String {
    switch language.base {
    case "fr":
      "\(plural(count, "évaluation", "évaluations")) sur \(total) \(count < 2 ? "commence" : "commencent") à cette étape."
    case "it":
      "\(plural(count, "valutazione", "valutazioni")) su \(total) \(count == 1 ? "comincia" : "cominciano") da questo passo."
    default: "\(count) of \(evaluations(total)) \(count == 1 ? "starts" : "start") at this step."
    }
  }

  /// Heading of the practices on which assessments differ.
  var toDiscuss: String {
    pick(
      fr: "À discuter\u{A0}: niveaux à deux crans d’écart ou plus",
      it: "Da discutere: livelli distanti due o più gradini", en: "To discuss: levels two or more apart")
  }

  /// "and 14 more".
  func more(_ count: Int) -> String {
    pick(
      fr: count == 1 ? "Et 1 autre." : "Et \(count) autres.", it: count == 1 ? "E 1 altra." : "E altre \(count).",
      en: "And \(count) more.")
  }

  /// The line under the heading of the steps.
  func stepsLegend(target: String) -> String {
    pick(
      fr: "De 0 à 100\u{A0}; l’objectif est \(target).", it: "Da 0 a 100; l’obiettivo è \(target).",
      en: "From 0 to 100; the target is \(target).")
  }

  /// What the next level takes.
  func reach(_ level: Int, needed: Int, of count: Int) -> String {
    if needed < count {
      return pick(
        fr: "Pour atteindre le niveau \(level)\u{A0}: y amener \(needed) de ces \(count) pratiques, aucune ne restant"
          + " sous le niveau \(level - 1).",
        it: "Per raggiungere il livello \(level): portarvi \(needed) di queste \(count) pratiche, nessuna sotto il"
          + " livello \(level - 1).",
        en: "To reach level \(level): bring \(needed) of these \(count) practices up to it, and leave none below level"
          + " \(level - 1).")
    }
    return count == 1
      ? pick(
        fr: "Pour atteindre le niveau \(level)\u{A0}: y amener cette pratique.",
        it: "Per raggiungere il livello \(level): portarvi questa pratica.",
        en: "To reach level \(level): bring this practice up to it.")
      : pick(
        fr: "Pour atteindre le niveau \(level)\u{A0}: y amener ces \(count) pratiques.",
        it: "Per raggiungere il livello \(level): portarvi queste \(count) pratiche.",
        en: "To reach level \(level): bring these \(count) practices up to it.")
  }

  /// Where a practice stands.
  func status(_ practice: StepPractices.Practice) -> String {
    let level = practice.level ?? 0
    if practice.state == .dontKnow {
      return pick(
        fr: "«\u{A0}Je ne sais pas\u{A0}», compté comme niveau \(level)", it: "«Non so», contato come livello \(level)",
        en: "“Don’t know”, counted as level \(level)")
    }
    guard practice.isUnsupported else {
      return pick(fr: "Niveau \(level)", it: "Livello \(level)", en: "Level \(level)")
    }
    return pick(
      fr: "Niveau \(level), sans preuve", it: "Livello \(level), senza prova", en: "Level \(level), no evidence")
  }

  /// In whose hands a practice is; what the respondent wrote comes last.
  func responsibility(owner: String?, due: String?) -> String {
    switch (owner, due) {
    case (let owner?, let due?):
      pick(
        fr: "Pour le \(due), responsable\u{A0}: \(owner)", it: "Entro il \(due), responsabile: \(owner)",
        en: "By \(due), in the hands of: \(owner)")
    case (let owner?, nil):
      pick(fr: "Responsable\u{A0}: \(owner)", it: "Responsabile: \(owner)", en: "In the hands of: \(owner)")
    case (nil, let due?):
      pick(
        fr: "Pour le \(due), pas encore de responsable", it: "Entro il \(due), ancora senza responsabile",
        en: "By \(due), no owner yet")
    case (nil, nil): pick(fr: "Pas encore de responsable", it: "Ancora senza responsabile", en: "No owner yet")
    }
  }
}
