//! Facts about this computer, which a person may tell with a new ticket.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::Path;

use model::{Facts, Network};
use sysinfo::{Disks, System};

/// Any address of the internet. Nothing is sent there.
const SOMEWHERE: [SocketAddr; 2] = [
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), 9),
    SocketAddr::new(std::net::IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)), 9),
];

/// Gathers what there is to tell; `directory` lies on the disk that matters. Takes a few milliseconds.
pub(crate) fn facts(directory: &Path) -> Facts {
    let mut system = System::new();
    system.refresh_memory();
    Facts {
        host: System::host_name(),
        system: System::long_os_version(),
        version: None,
        free_disk: free_space(&Disks::new_with_refreshed_list(), directory),
        free_memory: Some(system.available_memory()).filter(|bytes| *bytes > 0),
        network: Some(network()),
    }
}

/// Of the disk that is mounted nearest above the directory.
fn free_space(disks: &Disks, directory: &Path) -> Option<u64> {
    let above = disks.iter().filter(|disk| directory.starts_with(disk.mount_point()));
    above.max_by_key(|disk| disk.mount_point().components().count()).map(sysinfo::Disk::available_space)
}

/// Over which protocols there is a way to other computers.
fn network() -> Network {
    let [four, six] = SOMEWHERE.map(|address| {
        let here = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
        // Connecting this kind of socket sends nothing: the system only looks for the way.
        UdpSocket::bind(here).and_then(|socket| socket.connect(address)).is_ok()
    });
    match (four, six) {
        (true, true) => Network::Both,
        (true, false) => Network::Ipv4,
        (false, true) => Network::Ipv6,
        (false, false) => Network::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_computer_has_something_to_tell() {
        let facts = facts(Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(facts.host.is_some() && facts.system.is_some() && facts.network.is_some(), "{facts:?}");
        assert!(facts.free_memory.is_some(), "{facts:?}");
        assert_eq!(facts.clone().cut(), facts, "the database takes it as it is");
    }
}
