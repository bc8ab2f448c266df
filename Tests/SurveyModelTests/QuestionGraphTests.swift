import SurveyTestSupport
import Testing

@testable import SurveyModel

@Suite("The question graph")
struct QuestionGraphTests {
  private func graph(_ count: Int, _ edges: [(Int, Int)]) -> QuestionGraph {
    QuestionGraph(
      nodes: (0..<count).map { .item($0) },
      edges: edges.map { .init(from: .item($0.0), to: .item($0.1), dependency: .calculation) })
  }

  @Test("dependencies come first, otherwise the order of the document stands")
  func order() {
    #expect(graph(5, [(0, 4), (1, 0)]).topologicalOrder() == [4, 0, 1, 2, 3].map { .item($0) })
  }

  @Test("a chain of 200,000 variables is no trouble")
  func longChain() {
    let order = graph(200_000, (0..<199_999).map { ($0, $0 + 1) }).topologicalOrder()
    #expect(order?.first == .item(199_999))
  }

  @Test("of a knot, the shortest loop is named, and only its members")
  func shortestLoop() {
    // 0 → 1 → 2 → 3 → 0 is a loop of four; 1 → 2 → 1 one of two; 4 only leads to it.
    let knotted = graph(5, [(4, 0), (0, 1), (1, 2), (2, 3), (3, 0), (2, 1)])
    #expect(knotted.topologicalOrder() == nil)
    let cycles = knotted.shortestCycles()
    #expect(cycles.count == 1)
    #expect(Set(cycles[0]).isSubset(of: [.item(0), .item(1), .item(2), .item(3)]))
    let separate = graph(6, [(0, 1), (1, 0), (3, 4), (4, 5), (5, 3)]).shortestCycles()
    #expect(separate == [[.item(0), .item(1)], [.item(3), .item(4), .item(5)]])
  }

  @Test("random graphs: an order exists exactly when no cycle is found, and it respects every edge")
  func randomGraphs() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<3000 {
      let count = Int.random(in: 1...9, using: &random)
      let edges = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
      }
      let graph = graph(count, edges)
      let cycles = graph.shortestCycles()
      guard let order = graph.topologicalOrder() else {
        #expect(!cycles.isEmpty)
        for cycle in cycles {
          for (index, node) in cycle.enumerated() {
            let next = cycle[(index + 1) % cycle.count]
            #expect(graph.dependencies(of: node).contains { $0.to == next })
          }
        }
        continue
      }
      #expect(cycles.isEmpty)
      for edge in graph.edges {
        #expect(order.firstIndex(of: edge.to) ?? -1 < order.firstIndex(of: edge.from) ?? -1)
      }
    }
  }
}
