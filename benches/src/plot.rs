//! A line plot as SVG, both axes linear or both logarithmic.

use std::fmt::Write as _;

pub struct Plot<'a> {
    pub title: &'a str,
    pub x: &'a str,
    pub y: &'a str,
    pub logarithmic: bool,
    pub lines: Vec<(String, Vec<(f64, f64)>)>,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 80.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 56.0;
const COLOURS: [&str; 10] =
    ["#c0392b", "#2c3e50", "#e67e22", "#95a5a6", "#2980b9", "#27ae60", "#8e44ad", "#d68910", "#16a085", "#7f8c8d"];

/// Where a value stands between the ends of an axis, 0 to 1.
struct Axis {
    low: f64,
    high: f64,
    logarithmic: bool,
}

impl Axis {
    fn of(values: impl Iterator<Item = f64> + Clone, logarithmic: bool) -> Self {
        let high = values.clone().fold(f64::MIN, f64::max);
        if logarithmic {
            let low = values.fold(f64::MAX, f64::min);
            Self { low: 10f64.powf(low.log10().floor()), high: 10f64.powf(high.log10().ceil()), logarithmic }
        } else {
            Self { low: 0.0, high: high * 1.05, logarithmic }
        }
    }

    fn place(&self, value: f64) -> f64 {
        if self.logarithmic {
            (value / self.low).log10() / (self.high / self.low).log10()
        } else {
            (value - self.low) / (self.high - self.low)
        }
    }

    fn ticks(&self) -> Vec<f64> {
        if self.logarithmic {
            let (low, high) = (self.low.log10().round() as i32, self.high.log10().round() as i32);
            return (low..=high).map(|power| 10f64.powi(power)).collect();
        }
        let rough = (self.high - self.low) / 6.0;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(10.0 * power);
        (0..).map(|n| f64::from(n) * step).take_while(|tick| *tick <= self.high).collect()
    }
}

fn label(value: f64) -> String {
    let (value, unit) = match value.abs() {
        v if v >= 1e9 => (value / 1e9, "G"),
        v if v >= 1e6 => (value / 1e6, "M"),
        v if v >= 1e3 => (value / 1e3, "k"),
        _ => (value, ""),
    };
    let digits = if value.fract().abs() < 1e-9 { 0 } else { 2 };
    format!("{value:.digits$}{unit}")
}

impl Plot<'_> {
    pub fn svg(&self) -> String {
        let points = || self.lines.iter().flat_map(|(_, points)| points.iter().copied());
        let x = Axis::of(points().map(|(x, _)| x), self.logarithmic);
        let y = Axis::of(points().map(|(_, y)| y), self.logarithmic);
        let across = |value| LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
        let down = |value| HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
        let mut svg = String::new();
        let mut put = |text: std::fmt::Arguments<'_>| svg.write_fmt(text).expect("a string takes all");
        put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
             <text x=\"{LEFT}\" y=\"24\" font-size=\"15\" font-weight=\"bold\">{}</text>\n",
            self.title
        ));
        let (bottom, right) = (HEIGHT - BOTTOM, WIDTH - RIGHT);
        for tick in x.ticks() {
            let (at, text) = (across(tick), label(tick));
            put(format_args!("<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"#e5e5e5\"/>\n"));
            put(format_args!("<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{text}</text>\n", bottom + 17.0));
        }
        for tick in y.ticks() {
            let (at, text) = (down(tick), label(tick));
            put(format_args!("<path d=\"M{LEFT} {at:.1}H{right}\" stroke=\"#e5e5e5\"/>\n"));
            put(format_args!("<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>\n", LEFT - 8.0, at + 4.0));
        }
        put(format_args!("<path d=\"M{LEFT} {TOP}V{bottom}H{right}\" fill=\"none\" stroke=\"#444\"/>\n"));
        let middle = f64::midpoint(LEFT, right);
        put(format_args!("<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", HEIGHT - 14.0, self.x));
        let middle = f64::midpoint(TOP, bottom);
        put(format_args!(
            "<text transform=\"translate(18 {middle}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
            self.y
        ));
        let mut last = f64::MIN;
        let mut lines: Vec<_> = self.lines.iter().zip(COLOURS.iter().cycle()).collect();
        let end = |points: &[(f64, f64)]| points.last().map_or(bottom, |point| down(point.1));
        lines.sort_by(|((_, a), _), ((_, b), _)| end(a).total_cmp(&end(b)));
        for ((name, points), colour) in lines {
            let path: Vec<String> = points.iter().map(|p| format!("{:.1} {:.1}", across(p.0), down(p.1))).collect();
            put(format_args!(
                "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n",
                path.join("L")
            ));
            for (x, y) in points {
                let (x, y) = (across(*x), down(*y));
                put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>\n"));
            }
            // Names that would lie on each other move down.
            let at = end(points).max(last + 15.0);
            last = at;
            put(format_args!("<text x=\"{}\" y=\"{:.1}\" fill=\"{colour}\">{name}</text>\n", right + 10.0, at + 4.0));
        }
        put(format_args!("</svg>\n"));
        svg
    }
}
