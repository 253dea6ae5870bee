//! Why a site gives nothing.

use std::time::Duration;

use thiserror::Error;

/// Why a site gives nothing, or no more.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SiteError {
    /// What was typed is no address of a site.
    #[error("`{text}` is no http or https address")]
    NotAnAddress {
        /// What was typed.
        text: String,
    },
    /// Neither WordPress nor a feed answers there.
    #[error("{address} is no WordPress site: it has neither a REST interface nor a feed")]
    NoWordPress {
        /// The address of the site.
        address: String,
    },
    /// WordPress answers there, but its interface is closed and it has no feed.
    #[error("{address} is closed, and the site has no feed")]
    Closed {
        /// The root of the interface.
        address: String,
    },
    /// It answers with an error, or goes on doing so.
    #[error("{address} answers {status} {detail}")]
    Status {
        /// What was asked for.
        address: String,
        /// The HTTP status.
        status: u16,
        /// What the site says about it; may be empty.
        detail: String,
    },
    /// It asks to be left alone for longer than is waited.
    #[error("{address} answers {status} and asks to come back in {} seconds", .wait.as_secs())]
    Later {
        /// What was asked for.
        address: String,
        /// The HTTP status.
        status: u16,
        /// How long it asks for.
        wait: Duration,
    },
    /// It cannot be reached, or the connection breaks off.
    #[error("{address} cannot be reached: {reason}")]
    Unreachable {
        /// What was asked for.
        address: String,
        /// What went wrong, in the library's words.
        reason: String,
        /// What went wrong, as the system sorts it.
        kind: std::io::ErrorKind,
        /// Trying again may help.
        may_pass: bool,
    },
    /// It shows a certificate that none of the known authorities vouches for, or that is another's.
    #[error("the certificate of {address} is not trusted: {reason}")]
    Untrusted {
        /// What was asked for.
        address: String,
        /// What is wrong with it, in the library's words.
        reason: String,
    },
    /// It does not answer in time.
    #[error("{address} does not answer within {seconds} seconds")]
    Silent {
        /// What was asked for.
        address: String,
        /// How long was waited.
        seconds: u64,
    },
    /// It leads to another host.
    #[error("{address} leads to another site: {to}")]
    LeadsElsewhere {
        /// What was asked for.
        address: String,
        /// Where it leads.
        to: String,
    },
    /// It leads into the network of its user.
    #[error("{address} leads to an address inside your own network: {to}")]
    LeadsInside {
        /// What was asked for.
        address: String,
        /// Where it leads.
        to: String,
    },
    /// It leads from one address to the next without end.
    #[error("{address} leads on and on")]
    GoesRound {
        /// What was asked for.
        address: String,
    },
    /// Its answer is larger than any page of posts.
    #[error("the answer of {address} is larger than {} MB", .limit / 1_000_000)]
    TooLarge {
        /// What was asked for.
        address: String,
        /// How much is read, in bytes.
        limit: u64,
    },
    /// It answers something else than was asked for.
    #[error("the answer of {address} cannot be read: {reason}")]
    Unreadable {
        /// What was asked for.
        address: String,
        /// What the site says of it; empty where it says nothing.
        reason: String,
    },
}
