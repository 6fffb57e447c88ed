use json_view::json_view;

struct Lock;

#[json_view(headers("x-lock" = |_| lock.number()))]
fn number(lock: Lock) -> u8 {
    lock.number()
}

impl Lock {
    fn number(&self) -> u8 {
        1
    }
}

fn main() {}
