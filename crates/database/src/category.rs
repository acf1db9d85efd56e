//! Procedures of the area `category`.

use model::{Category, CategoryId, RequestId};

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::procedure::procedures;
use crate::token::Token;

procedures! {
    /// The categories in the administrator's order, also retired ones.
    category_list() -> Vec<Category>
        = rows "CALL category_list(?)";
}

impl Database {
    /// Sets the categories that the responder serves; none for all.
    pub async fn categories_serve(
        &self,
        token: &Token,
        request: RequestId,
        categories: &[CategoryId],
    ) -> Result<Vec<Category>, DatabaseError> {
        let numbers: Vec<String> = categories.iter().map(ToString::to_string).collect();
        let call = Call::of(token, "CALL categories_serve(?, ?, ?)").with(request);
        self.rows(call.with(format!("[{}]", numbers.join(", ")))).await
    }
}
