//! The grammar of `attune audit`. Does nothing itself.

use clap::Args;

/// `attune audit`
#[derive(Args)]
pub struct AuditLines {
    /// Only of the family with this code
    #[arg(long, value_name = "CODE")]
    pub case: Option<String>,
    /// Only what this user did
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Only events of a kind (unlocking, looking, filming, …) or with a word of their own; may be given several times
    #[arg(long, value_name = "WORD")]
    pub event: Vec<String>,
    /// From this day on (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// To the end of this day (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// At most so many lines, the newest (0: all)
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub limit: usize,
}
