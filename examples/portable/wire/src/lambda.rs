//! The other end of a function of AWS Lambda: the runtime API, from which it takes its events.

use crate::http1::read_message;
use std::io::{BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A function that runs; it ends with this value.
pub struct Function {
    program: Child,
    events: Sender<String>,
    answers: Receiver<Result<String, String>>,
}

impl Function {
    /// Starts the program as Lambda does.
    ///
    /// # Panics
    ///
    /// Where it does not start.
    #[must_use]
    pub fn start(path: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let api = listener.local_addr().expect("its address").to_string();
        let (events, next) = channel();
        let (answer, answers) = channel();
        let next = Arc::new(Mutex::new(next));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (next, answer) = (Arc::clone(&next), answer.clone());
                std::thread::spawn(move || serve(stream, &next, &answer));
            }
        });
        let program = Command::new(path)
            .env("AWS_LAMBDA_RUNTIME_API", api)
            .env("AWS_LAMBDA_FUNCTION_NAME", "portable")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        Self { program, events, answers }
    }

    /// Ends it, and gives what it has written to its log.
    ///
    /// # Panics
    ///
    /// Where that is no text.
    #[must_use]
    pub fn log(mut self) -> String {
        self.program.kill().expect("it runs");
        let mut log = String::new();
        let output = self.program.stdout.as_mut().expect("its output");
        output.read_to_string(&mut log).expect("text");
        log
    }

    /// Hands it an event, and waits for its answer.
    ///
    /// # Panics
    ///
    /// Where it reports an error, or nothing.
    #[must_use]
    pub fn invoke(&self, event: String) -> String {
        self.events.send(event).expect("the runtime API runs");
        let answer = self.answers.recv_timeout(Duration::from_mins(1)).expect("an answer");
        answer.unwrap_or_else(|error| panic!("the function failed: {error}"))
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// One connection of the function's, until it closes it.
fn serve(mut stream: TcpStream, next: &Mutex<Receiver<String>>, answer: &Sender<Result<String, String>>) {
    let mut input = BufReader::new(stream.try_clone().expect("a second handle"));
    let is_open = |input: &BufReader<TcpStream>| input.get_ref().peek(&mut [0]).is_ok_and(|bytes| bytes > 0);
    while is_open(&input) {
        let request = read_message(&mut input, |_| false);
        let body = || String::from_utf8_lossy(&request.body).into_owned();
        let event = if request.start.contains("/runtime/invocation/next ") {
            match next.lock().expect("no panic").recv() {
                Ok(event) => event,
                Err(_) => return,
            }
        } else {
            let is_response = request.start.contains("/response ");
            let _ = answer.send(if is_response { Ok(body()) } else { Err(body()) });
            String::new()
        };
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
             lambda-runtime-aws-request-id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\n\
             lambda-runtime-deadline-ms: 4102444800000\r\n\
             lambda-runtime-invoked-function-arn: arn:aws:lambda:eu-central-1:123456789012:function:portable\r\n\
             lambda-runtime-trace-id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700\r\n\r\n",
            event.len()
        );
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(event.as_bytes())).is_err() {
            return;
        }
    }
}
