//! What the steps of a run share.

use super::arguments::Selection;
use super::missing::Missing;
use super::stage::Stage;
use crate::project::Project;
use crate::servers::TestServers;

/// A run: what is tested, and on which servers.
pub struct Run<'a> {
    pub project: &'a Project,
    pub selection: Selection,
    pub servers: Option<TestServers>,
    pub missing: Missing,
}

impl Run<'_> {
    pub fn has(&self, stage: Stage) -> bool {
        self.selection.stages.contains(&stage)
    }

    /// Whether tests are chosen by words of their names.
    pub fn chooses(&self) -> bool {
        !self.selection.words.is_empty()
    }
}
