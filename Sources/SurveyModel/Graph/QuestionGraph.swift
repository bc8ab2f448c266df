/// What depends on what in a survey: sections, items and constraints as nodes, reading as edges.
public struct QuestionGraph: Sendable {
  /// A node.
  public enum Node: Sendable, Hashable {
    /// A section, by index.
    case section(Int)
    /// An item, by index.
    case item(Int)
    /// A constraint, by index.
    case constraint(Int)
  }

  /// Why one node depends on another.
  public enum Dependency: String, Sendable, Hashable, CaseIterable {
    /// It stands inside the other.
    case containment
    /// Its relevance reads the other.
    case relevance
    /// Which of its choices are offered depends on the other.
    case offer
    /// Its default reads the other.
    case defaultValue
    /// Its value is calculated from the other.
    case calculation
    /// Its constraint reads the other.
    case constraint
  }

  /// An edge, from what depends to what it depends on.
  public struct Edge: Sendable, Hashable {
    /// The node that depends.
    public let from: Node
    /// The node it depends on.
    public let to: Node
    /// Why.
    public let dependency: Dependency
  }

  /// The nodes in document order.
  public let nodes: [Node]

  /// The edges, in the order of the nodes that depend.
  public let edges: [Edge]

  private let indexOfNode: [Node: Int]

  /// For each node, the edges that leave it, as a range of ``edges``.
  private let outgoing: [Range<Int>]

  /// Makes a graph.
  ///
  /// - Parameters:
  ///   - nodes: The nodes in document order.
  ///   - edges: What depends on what; edges to nodes that are not there are dropped.
  init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    let index = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var byNode: [[Edge]] = Array(repeating: [], count: nodes.count)
    for edge in edges {
      guard let from = index[edge.from], index[edge.to] != nil else { continue }
      byNode[from].append(edge)
    }
    var ordered: [Edge] = []
    ordered.reserveCapacity(edges.count)
    var outgoing: [Range<Int>] = []
    for own in byNode {
      outgoing.append(ordered.count..<(ordered.count + own.count))
      ordered += own
    }
    self.edges = ordered
    self.outgoing = outgoing
    indexOfNode = index
  }

  /// What a node depends on directly.
  public func dependencies(of node: Node) -> [Edge] {
    guard let index = indexOfNode[node] else { return [] }
    return Array(edges[outgoing[index]])
  }

  /// What depends on a node directly.
  public func dependents(of node: Node) -> [Edge] { edges.filter { $0.to == node } }

  /// The nodes so ordered that each follows all it depends on, and otherwise as in the document; `nil` when there is a
  /// cycle.
  public func topologicalOrder() -> [Node]? {
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: nodes.count)
    var order: [Node] = []
    order.reserveCapacity(nodes.count)
    for root in nodes.indices where marks[root] == .new {
      // Depth first with a stack of our own: chains of variables can be as long as the survey.
      var stack = [(node: root, next: outgoing[root].lowerBound)]
      marks[root] = .open
      while let (node, next) = stack.last {
        guard next < outgoing[node].upperBound else {
          marks[node] = .done
          order.append(nodes[node])
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        guard let target = indexOfNode[edges[next].to] else { continue }
        switch marks[target] {
        case .new:
          marks[target] = .open
          stack.append((target, outgoing[target].lowerBound))
        case .open: return nil
        case .done: break
        }
      }
    }
    return order
  }

  /// The shortest cycle through each knot of nodes that depend on each other, each cycle from its first node in the
  /// document; knots do not share nodes.
  public func shortestCycles() -> [[Node]] {
    let knotted = nodesInKnots()
    var reported: Set<Int> = []
    var cycles: [[Node]] = []
    for start in nodes.indices where knotted.contains(start) && !reported.contains(start) {
      guard let cycle = shortestCycle(through: start, within: knotted), reported.isDisjoint(with: cycle) else {
        continue
      }
      reported.formUnion(cycle)
      let first = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
      cycles.append((cycle[first...] + cycle[..<first]).map { nodes[$0] })
    }
    return cycles
  }

  /// What is left after taking away, again and again, nodes that depend on nothing or that nothing depends on.
  private func nodesInKnots() -> Set<Int> {
    let targets: [[Int]] = nodes.indices.map { node in outgoing[node].compactMap { indexOfNode[edges[$0].to] } }
    var sources: [[Int]] = Array(repeating: [], count: nodes.count)
    for (node, to) in targets.enumerated() { for target in to { sources[target].append(node) } }
    var alive = Set(nodes.indices)
    for (neighbours, opposite) in [(targets, sources), (sources, targets)] {
      var degree = neighbours.map { $0.count { alive.contains($0) } }
      var free = nodes.indices.filter { alive.contains($0) && degree[$0] == 0 }
      while let node = free.popLast() {
        alive.remove(node)
        for other in opposite[node] where alive.contains(other) {
          degree[other] -= 1
          if degree[other] == 0 { free.append(other) }
        }
      }
    }
    return alive
  }

  private func shortestCycle(through start: Int, within allowed: Set<Int>) -> [Int]? {
    var previous: [Int: Int] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for edge in outgoing[node] {
        guard let target = indexOfNode[edges[edge].to], allowed.contains(target) else { continue }
        if target == start {
          var path = [node]
          while let last = path.last, last != start, let before = previous[last] { path.append(before) }
          return path.reversed()
        }
        if previous[target] == nil {
          previous[target] = node
          queue.append(target)
        }
      }
    }
    return nil
  }
}
