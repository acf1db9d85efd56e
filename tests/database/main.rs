//! The procedures on real servers, called as a workstation calls them: with an account that may do nothing else.
#![expect(clippy::expect_used, clippy::panic, reason = "a story that cannot go on ends its test")]

mod installer;
