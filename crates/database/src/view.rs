//! Procedures of the area `view`.

use model::{ListName, RequestId, SavedView};

use crate::procedure::procedures;

procedures! {
    /// The views that the person saved, by their names.
    view_list() -> Vec<SavedView>
        = rows "CALL view_list(?)";

    /// Saves a view; one of the same name is written over.
    view_save(request: RequestId, name: &str, list: ListName, query: &str) -> Vec<SavedView>
        = rows "CALL view_save(?, ?, ?, ?, ?)";

    /// Removes a view.
    view_remove(request: RequestId, name: &str) -> Vec<SavedView>
        = rows "CALL view_remove(?, ?, ?)";
}
