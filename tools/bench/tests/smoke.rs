//! Every part of the bench with a tiny volume, on both servers, so that a changed table or procedure does not go unnoticed. No
//! figure decides anything here.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::future::try_join_all;
use private_server::Binary;
use ticket_desk_bench::{Crowd, Effort, Fleet, Part, Places, Plan, Run, compare, measure, summary, write};

#[tokio::test(flavor = "multi_thread")]
async fn every_part_runs_on_every_server() {
    let directory = tempfile::tempdir().unwrap();
    let cache = private_server::cache_directory().expect("a place for caches");
    let binaries = Binary::find_all(&private_server::Places::of_this_computer(Some(&cache)));
    let places = Places { kept: directory.path().join("kept"), templates: cache.join("templates") };
    let plan = Plan {
        parts: vec![Part::Storage, Part::Growth, Part::Contention, Part::Fleet],
        volumes: vec!["500".parse().unwrap()],
        effort: Effort { runs: 2, time: Duration::ZERO },
        crowd: Crowd { responders: 8, tickets: 16, held: 8, writers: 4, time: Duration::from_millis(400) },
        fleet: Fleet { workstations: 8, time: Duration::ZERO, interval: Duration::from_millis(20) },
    };
    let about = || Run {
        finished_at: String::new(),
        commit: "none".into(),
        machine: "any".into(),
        build: "debugging".into(),
        figures: Vec::new(),
    };
    let of_each = binaries.iter().map(|binary| measure(&plan, &places, std::slice::from_ref(binary), about()));
    let mut run = about();
    run.figures.extend(try_join_all(of_each).await.unwrap().into_iter().flat_map(|run| run.figures));

    let parts: BTreeSet<&str> = run.figures.iter().map(|figure| figure.part.as_str()).collect();
    assert_eq!(parts, BTreeSet::from(["contention", "fleet", "growth", "storage"]));
    let servers: BTreeSet<&str> = run.figures.iter().map(|figure| figure.server.as_str()).collect();
    assert_eq!(servers.len(), binaries.len());
    assert!(summary(&run).contains("Goals: "));

    let [json, html] = write(&run, directory.path()).unwrap();
    compare(&json, &json, &html).unwrap();
    assert!(std::fs::read_to_string(html).unwrap().contains("1.00 ×"));
}
