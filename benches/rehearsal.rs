//! How many pictures and how much sound of the rehearsal camera one core makes in a second.

use attune::base::MediaTime;
use attune::media::rehearsal::{Painter, RehearsalScene, SAMPLE_RATE_HZ};
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// A second of film at 30 frames a second: at 1280 × 720 the median must stay below one second.
#[divan::bench(args = [(320, 180), (1280, 720), (1920, 1080)], sample_count = 10, sample_size = 1)]
fn second_of_pictures(bencher: Bencher<'_, '_>, (width, height): (u32, u32)) {
    let Ok(mut painter) = Painter::new(&RehearsalScene::new(1), width, height) else { return };
    let mut i420 = vec![0; painter.i420_len()];
    bencher.counter(ItemsCount::new(30_u32)).bench_local(|| {
        for frame in 60..90 {
            painter.paint(MediaTime::from_ms(frame * 1000 / 30), &mut i420);
        }
    });
}

/// A second of sound.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn second_of_sound(bencher: Bencher<'_, '_>) {
    let scene = RehearsalScene::new(1);
    let mut samples = vec![0; SAMPLE_RATE_HZ as usize];
    bencher.bench_local(|| scene.sound(96_000, &mut samples));
}
