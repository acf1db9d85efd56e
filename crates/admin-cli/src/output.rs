//! Writes to standard output and standard error.

/// Writes a line; a closed pipe is no failure.
pub fn say(to: &mut dyn std::io::Write, line: &str) {
    let _ = writeln!(to, "{}", line.trim_end());
    let _ = to.flush();
}
