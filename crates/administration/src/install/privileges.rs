//! A line of `SHOW GRANTS` in one form, whatever order the server keeps privileges and columns in.

/// `GRANT UPDATE (b, a), INSERT ON x TO y IDENTIFIED …` becomes `INSERT, UPDATE (a, b) ON x TO y`. What identifies the account is left out.
pub(super) fn sorted(line: &str) -> String {
    let line = line.split(" IDENTIFIED ").next().unwrap_or_default();
    let Some((granted, to)) = line.trim_start_matches("GRANT ").split_once(" ON ") else { return line.to_owned() };
    let mut privileges: Vec<String> = separate(granted).into_iter().map(with_sorted_columns).collect();
    privileges.sort_unstable();
    format!("{} ON {to}", privileges.join(", "))
}

fn with_sorted_columns(privilege: &str) -> String {
    let Some((name, columns)) = privilege.split_once(" (") else { return privilege.to_owned() };
    let mut columns: Vec<&str> = columns.trim_end_matches(')').split(", ").collect();
    columns.sort_unstable();
    format!("{name} ({})", columns.join(", "))
}

/// The parts between the commas that are in no parentheses.
fn separate(list: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    let is_comma = |sign: char| {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        sign == ',' && depth == 0
    };
    list.split(is_comma).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn the_order_of_privileges_and_columns_does_not_matter() {
        let one = "GRANT SELECT, UPDATE (`b`, `a`), INSERT ON `desk`.`tickets` TO `owner`@`localhost`";
        let other = "GRANT INSERT, SELECT, UPDATE (`a`, `b`) ON `desk`.`tickets` TO `owner`@`localhost`";
        assert_eq!(sorted(one), sorted(other));
        assert_ne!(sorted(one), sorted(&one.replace("(`b`, `a`)", "(`b`)")));
        assert_ne!(sorted(one), sorted(&one.replace("INSERT", "DELETE")));
    }

    #[test]
    fn a_password_is_no_privilege() {
        let of = |password| format!("GRANT RELOAD ON *.* TO `owner`@`localhost` IDENTIFIED BY PASSWORD '{password}'");
        assert_eq!(sorted(&of("*A")), sorted(&of("*B")));
        assert_eq!(sorted("GRANT `role` TO `owner`@`localhost`"), "GRANT `role` TO `owner`@`localhost`");
    }
}
