//! Which file imports which.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

#[derive(Default)]
pub(super) struct Graph(BTreeMap<String, BTreeSet<String>>);

impl Graph {
    pub(super) fn add(&mut self, from: &str, to: &str) {
        if from != to {
            self.0.entry(from.to_owned()).or_default().insert(to.to_owned());
        }
    }

    /// A shortest circle through each file that is in one, each circle once, the shortest first: "a → b → a".
    pub(super) fn circles(&self) -> Vec<String> {
        let mut found: Vec<_> = self.0.keys().filter_map(|start| self.circle(start)).collect();
        found.sort_by_key(Vec::len);
        let mut known: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
        found.retain(|circle| known.insert(circle.iter().copied().collect()));
        found.into_iter().map(|circle| circle.join(" → ")).collect()
    }

    /// A shortest path from `start` back to itself.
    fn circle(&self, start: &str) -> Option<Vec<&str>> {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut queue = VecDeque::from([self.0.get_key_value(start)?.0.as_str()]);
        while let Some(file) = queue.pop_front() {
            for next in self.0.get(file).into_iter().flatten() {
                if next == start {
                    let mut circle = vec![next.as_str(), file];
                    while let Some(previous) = came_from.get(circle.last()?) {
                        circle.push(previous);
                    }
                    circle.reverse();
                    return Some(circle);
                }
                if !came_from.contains_key(next.as_str()) {
                    came_from.insert(next, file);
                    queue.push_back(next);
                }
            }
        }
        None
    }
}

#[test]
fn a_circle_is_found_and_a_diamond_is_none() {
    let mut graph = Graph::default();
    for (from, to) in [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")] {
        graph.add(from, to);
    }
    assert_eq!(graph.circles(), Vec::<String>::new());
    graph.add("d", "a");
    assert_eq!(graph.circles(), ["a → b → d → a", "c → d → a → c"]);
}
