mod shop {
    struct Private;

    impl json_view::Encoder for Private {
        fn encode<T: serde::Serialize + ?Sized>(
            value: &T,
            buffer: &mut Vec<u8>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            json_view::Compact::encode(value, buffer)
        }
    }


    #[json_view::json_defaults(encoder = Private)]
    pub struct Shop;
}

fn main() {}
