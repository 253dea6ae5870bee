//! Where a site leads: to itself, to another host, into the network of its user.

use std::net::{IpAddr, ToSocketAddrs};

use super::SiteError;

/// Says whether one address may be asked because another led there.
pub(super) fn allow(from: &str, to: &str, follows: bool) -> Result<(), SiteError> {
    let (own, other) = (host_of(from), host_of(to));
    if is_same_site(own, other) {
        return Ok(());
    }
    let (address, to) = (from.to_owned(), to.to_owned());
    // Nobody outside says what is to be asked inside.
    if is_private(other) && !is_private(own) {
        return Err(SiteError::LeadsInside { address, to });
    }
    if follows {
        return Ok(());
    }
    Err(SiteError::LeadsElsewhere { address, to })
}

/// Returns the address that `to` means where it stands at `from`.
pub(super) fn joined(from: &str, to: &str) -> String {
    let host_end = from
        .match_indices('/')
        .nth(2)
        .map_or(from.len(), |(at, _)| at);
    let site = from.get(..host_end).unwrap_or(from);
    let path = from.split(['?', '#']).next().unwrap_or(from);
    let folder = path
        .rfind('/')
        .filter(|at| *at >= host_end)
        .and_then(|at| path.get(..=at));
    match to.strip_prefix("//") {
        Some(rest) => format!("{}//{rest}", from.split("//").next().unwrap_or_default()),
        None if has_scheme(to) => to.to_owned(),
        None if to.starts_with('/') => format!("{site}{to}"),
        None if to.starts_with('?') => format!("{path}{to}"),
        None => folder.map_or_else(|| format!("{site}/{to}"), |folder| format!("{folder}{to}")),
    }
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    scheme.len() < address.len()
        && !scheme.is_empty()
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Host and port of an address.
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The same name with and without `www.`, whatever the protocol; a port that is typed has to stay.
fn is_same_site(own: &str, other: &str) -> bool {
    let bare = |host: &str| {
        let host = host.to_ascii_lowercase();
        let host = host.trim_end_matches(":443").trim_end_matches(":80");
        host.strip_prefix("www.").unwrap_or(host).to_owned()
    };
    bare(own) == bare(other)
}

/// Says whether a host is in the network of its user: by its number, else by what its name stands for.
fn is_private(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.chars().all(|c| c.is_ascii_digit()) {
            name
        } else {
            host
        }
    });
    let name = name.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = name.parse::<IpAddr>() {
        return is_inside(address);
    }
    let name = &name.to_ascii_lowercase();
    if name == "localhost" || name.strip_suffix(".local").is_some() {
        return true;
    }
    let found = (name.as_str(), 443).to_socket_addrs();
    found.is_ok_and(|mut all| all.any(|address| is_inside(address.ip())))
}

fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => {
            four.is_private()
                || four.is_loopback()
                || four.is_link_local()
                || four.is_unspecified()
                || four.octets().first() == Some(&0)
                // Shared address space (RFC 6598).
                || matches!(four.octets(), [100, 64..=127, ..])
        }
        IpAddr::V6(six) => {
            let inside_four = six.to_ipv4_mapped().map(IpAddr::V4);
            six.is_loopback()
                || six.is_unspecified()
                || six.is_unique_local()
                || six.is_unicast_link_local()
                || inside_four.is_some_and(is_inside)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_leads_to_itself_freely_elsewhere_when_allowed_and_never_inside() {
        let own = "https://203.0.113.7/a";
        for (to, follows, is_allowed) in [
            ("https://203.0.113.7/b", false, true),
            ("http://203.0.113.7:80/", false, true),
            ("https://203.0.113.8/", false, false),
            ("https://203.0.113.8/", true, true),
            ("http://127.0.0.1/", true, false),
            ("http://10.1.2.3/", true, false),
            ("http://169.254.169.254/latest/", true, false),
            ("http://[::1]/", true, false),
            ("http://[::ffff:192.168.1.1]:8080/", true, false),
            ("http://localhost:81/", true, false),
        ] {
            assert_eq!(
                allow(own, to, follows).is_ok(),
                is_allowed,
                "{to} {follows}"
            );
        }
        assert!(is_same_site("www.Example.org", "example.org:443"));
        assert!(allow("http://127.0.0.1:80/", "http://127.0.0.2/", true).is_ok());
    }

    #[test]
    fn an_address_without_its_site_is_completed() {
        for (to, expected) in [
            ("https://b.nl/x", "https://b.nl/x"),
            ("//b.nl/x", "https://b.nl/x"),
            ("/x", "https://a.nl/x"),
            ("x", "https://a.nl/m/x"),
            ("?p=2", "https://a.nl/m/n?p=2"),
            ("file:///etc", "file:///etc"),
        ] {
            assert_eq!(joined("https://a.nl/m/n?p=1", to), expected);
        }
        assert_eq!(joined("https://a.nl", "x"), "https://a.nl/x");
    }
}
