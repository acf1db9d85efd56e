//! Writes to standard output and standard error.

/// Writes a line; a reader that has gone away is no reason to fail.
pub fn say(to: &mut dyn std::io::Write, line: &str) {
    let _ = writeln!(to, "{}", line.trim_end());
    let _ = to.flush();
}
