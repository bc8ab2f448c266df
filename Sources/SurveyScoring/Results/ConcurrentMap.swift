import Dispatch
import Synchronization

/// Works out many things that do not depend on each other, on several threads.
///
/// The last is begun first: what is most work is to stand there, so that no thread is left with it when all others are
/// done.
///
/// - Parameters:
///   - count: How many things there are.
///   - threads: How many threads work.
///   - body: Works out one of them, by its number from 0.
/// - Returns: What came of each, in their order, whoever worked it out.
package func concurrentMap<Output: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Output) -> [Output]
{
  guard threads > 1, count > 1 else { return (0..<count).map(body) }
  let next = Atomic(0)
  return [Output](unsafeUninitializedCapacity: count) { room, filled in
    // Each place is filled by the one thread that was given its number.
    nonisolated(unsafe) let places = room
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        let place = count - 1 - number
        places.initializeElement(at: place, to: body(place))
      }
    }
    filled = count
  }
}
