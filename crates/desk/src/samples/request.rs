//! Request ids of the samples.

use model::RequestId;
use uuid::Uuid;

pub(super) fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}
