extension SurveyCompiler {
  /// Draws the graph, and reports what depends on later questions, on itself, or on each other.
  mutating func makeGraph() -> QuestionGraph {
    var edges: [QuestionGraph.Edge] = []
    for (index, section) in sections.enumerated() {
      if let parent = section.parent {
        edges.append(.init(from: .section(index), to: .section(parent), dependency: .containment))
      }
      guard let condition = sectionCondition[index] else { continue }
      // What decides on a pass was asked before the loop; a count was written by hand.
      if case .counted(let loop, _)? = passRules[index], let fragment = loopCounts[loop]?.fragment {
        edges += relevanceEdges(
          of: .section(index), named: sections[loop].section.id.text, position: sections[loop].items.lowerBound,
          condition, fragment)
      } else if let fragment = section.section.relevance, passRules[index] == nil {
        edges += relevanceEdges(
          of: .section(index), named: section.section.id.text, position: section.items.lowerBound, condition, fragment)
      } else {
        edges += condition.itemsRead.map { .init(from: .section(index), to: .item($0), dependency: .relevance) }
      }
    }
    for (index, item) in items.enumerated() {
      if let section = item.section {
        edges.append(.init(from: .item(index), to: .section(section), dependency: .containment))
      }
      if let value = variableValue[index] {
        edges += value.itemsRead.map { .init(from: .item(index), to: .item($0), dependency: .calculation) }
      }
      edges += offerEdges(of: index)
      edges += defaultEdges(of: index, item)
      guard let condition = itemCondition[index] else { continue }
      if let row = item.row {
        edges += rowEdges(of: index, row)
      } else if let fragment = questions[item.question].relevance, item.parent == nil {
        // A variable is not asked, so nothing is later than it.
        let position = item.isAsked ? index : items.count
        edges += relevanceEdges(of: .item(index), named: item.id, position: position, condition, fragment)
      } else {
        edges += condition.itemsRead.map { .init(from: .item(index), to: .item($0), dependency: .relevance) }
      }
    }
    for (index, constraint) in constraints.enumerated() {
      let read = Set(constraintTests[index].itemsRead).union([constraint.item]).sorted()
      edges += read.map { .init(from: .constraint(index), to: .item($0), dependency: .constraint) }
    }
    let graph = QuestionGraph(nodes: nodes, edges: edges)
    if graph.topologicalOrder() == nil { reportCycles(of: graph) }
    return graph
  }

  /// The edges of a default, which reads only what was asked before, as a condition does.
  private mutating func defaultEdges(of index: Int, _ item: Item) -> [QuestionGraph.Edge] {
    let question = questions[item.question]
    guard case .expression(let value)? = defaults[index], let fragment = question.defaultValue else { return [] }
    let known = diagnostics.count
    let edges = relevanceEdges(
      of: .item(index), named: item.row == nil ? item.id : question.id.text, position: index - (item.row ?? 0), value,
      fragment, as: .defaultValue)
    if item.row ?? 0 > 0 { diagnostics.removeSubrange(known...) }
    return edges
  }

  /// The edges of a row of a grid: those of its grid's condition, reported with the first row, and those of its own.
  private mutating func rowEdges(of index: Int, _ row: Int) -> [QuestionGraph.Edge] {
    let question = questions[items[index].question]
    var edges: [QuestionGraph.Edge] = []
    if let condition = gridCondition[items[index].question], let fragment = question.relevance {
      let known = diagnostics.count
      edges += relevanceEdges(
        of: .item(index), named: question.id.text, position: index - row, condition, fragment)
      if row > 0 { diagnostics.removeSubrange(known...) }
    }
    if case .allocation = question.kind { return edges }
    if let condition = rowCondition[index], let fragment = question.rows[row].relevance {
      edges += relevanceEdges(of: .item(index), named: items[index].id, position: index, condition, fragment)
    }
    return edges
  }

  /// The edges of the conditions under which the choices of an item are offered, reported with its question's first
  /// item.
  private mutating func offerEdges(of index: Int) -> [QuestionGraph.Edge] {
    let item = items[index]
    guard let offer = offerOfQuestion[item.question], item.parent == nil else { return [] }
    let row = item.row ?? 0
    let name = questions[item.question].id.text
    let known = diagnostics.count
    var edges: [QuestionGraph.Edge] = []
    for read in offers[offer].reads {
      edges += readEdges(
        of: .item(index), named: name, position: index - row, to: [read.item], read.fragment, as: .offer)
    }
    if row > 0 { diagnostics.removeSubrange(known...) }
    return edges
  }

  private mutating func relevanceEdges(
    of node: QuestionGraph.Node, named name: String, position: Int, _ condition: TypedExpression,
    _ fragment: SourceFragment, as dependency: QuestionGraph.Dependency = .relevance
  ) -> [QuestionGraph.Edge] {
    readEdges(of: node, named: name, position: position, to: condition.itemsRead, fragment, as: dependency)
  }

  /// The edges to what a condition reads; those that point forward or at the own answer are reported and left out, so
  /// that they are not reported again as cycles.
  private mutating func readEdges(
    of node: QuestionGraph.Node, named name: String, position: Int, to reads: [Int], _ fragment: SourceFragment,
    as dependency: QuestionGraph.Dependency
  ) -> [QuestionGraph.Edge] {
    var edges: [QuestionGraph.Edge] = []
    for read in reads {
      guard let late = firstAskedItem(from: position, behind: read) else {
        edges.append(.init(from: node, to: .item(read), dependency: dependency))
        if itemOrder.isRandom {
          reportUncertainOrder(
            of: node, named: name, reading: read, at: placeOfName(items[read].id, in: fragment))
        }
        continue
      }
      let place = placeOfName(items[read].id, in: fragment)
      if case .item(let own) = node, late == own {
        guard read == own else {
          // Through a variable: a cycle, which is reported with all its members.
          edges.append(.init(from: node, to: .item(read), dependency: dependency))
          continue
        }
        report(.selfReference(name), at: place)
      } else if items[late].id.hasPrefix(name + ".") {
        // A part of its own, which is asked only if it is.
        report(.selfReference(name), at: place)
      } else {
        report(
          .forwardReference(from: name, to: items[late].id), at: place,
          notes: [.init("'\(items[late].id)' is asked here", at: questions[items[late].question].id.range)])
      }
    }
    return edges
  }

  /// The first item at or after a position that an item stands for: itself, or, for a variable, what it is made of.
  private func firstAskedItem(from position: Int, behind item: Int) -> Int? {
    var seen: Set<Int> = []
    var open = [item]
    var found: Int?
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if items[next].isAsked {
        if next >= position { found = min(found ?? next, next) }
      } else {
        open += variableValue[next]?.itemsRead ?? []
      }
    }
    return found
  }

  /// Where an expression mentions a name; the whole expression when it does not.
  private func placeOfName(_ name: String, in fragment: SourceFragment) -> SourceRange {
    let tokens = (try? ExpressionLexer.tokens(of: fragment.text)) ?? []
    let token = tokens.first { token in
      // Inside a loop, a question of the own pass is written without the pass.
      guard case .name(let written) = token.kind else { return false }
      return written == name || name.hasSuffix("." + written)
    }
    return token.map { fragment.fileRange(of: $0.range) } ?? fragment.range
  }

  private mutating func reportCycles(of graph: QuestionGraph) {
    for cycle in graph.shortestCycles() {
      let members = cycle.map { node -> Name in
        switch node {
        case .section(let index): sections[index].section.id
        case .item(let index): Name(items[index].id, at: questions[items[index].question].id.range)
        case .constraint(let index): questions[items[constraints[index].item].question].id
        }
      }
      let notes = members.indices.dropFirst().map { index in
        let needed = members[(index + 1) % members.count].text
        return Diagnostic.Note("'\(members[index].text)' needs '\(needed)'", at: members[index].range)
      }
      report(.dependencyCycle(members.map(\.text)), at: members[0].range, notes: notes)
    }
  }
}
