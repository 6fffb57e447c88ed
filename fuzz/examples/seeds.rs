//! Writes the first inputs of both targets.

use std::{fs, io};

fn main() -> io::Result<()> {
    let (views, errors) = json_view_fuzz::seeds();
    for (target, inputs) in [("json_view", views), ("json_error", errors)] {
        let folder = format!("corpus/{target}");
        fs::create_dir_all(&folder)?;
        for (at, input) in inputs.iter().enumerate() {
            fs::write(format!("{folder}/seed-{at}"), input)?;
        }
        println!("{}: {} inputs", folder, inputs.len());
    }
    Ok(())
}
