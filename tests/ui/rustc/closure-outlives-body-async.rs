use json_view::json_view;

#[json_view]
async fn sum(n: u8) -> Vec<u8> {
    let adds: Box<dyn Fn(u8) -> u8> = Box::new(|a| a + n);
    std::thread::spawn(|| n);
    vec![adds(1)]
}

fn main() {}
