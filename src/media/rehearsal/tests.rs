//! The rehearsal camera is a function of seed and time alone, and what it plays is what it says it plays.

use super::figure::Figure;
use super::looks::Looks;
use super::stage::{BALL_RADIUS, WIDTH, Who};
use super::*;

const FRAME: MediaTime = MediaTime::from_ns(33_333_333);

fn painted(seed: u64, width: u32, height: u32, times: &[MediaTime]) -> Vec<u8> {
    let mut painter = Painter::new(&RehearsalScene::new(seed), width, height).unwrap();
    let mut i420 = vec![0; painter.i420_len()];
    for &time in times {
        painter.paint(time, &mut i420);
    }
    i420
}

#[test]
fn a_frame_is_the_same_whatever_was_painted_before_it() {
    let mut times: Vec<_> = (0..100).map(|frame| MediaTime::from_ns(FRAME.ns() * frame)).collect();
    let last = *times.last().unwrap();
    assert_eq!(painted(5, 320, 180, &times), painted(5, 320, 180, &[last]));
    times.reverse();
    assert_eq!(painted(5, 320, 180, &times), painted(5, 320, 180, &[MediaTime::ZERO]));
}

#[test]
fn a_frame_of_the_second_hour_needs_nothing_before_it() {
    let late = MediaTime::from_secs(2 * 3600 + 17);
    let before = late - MediaTime::from_secs(31);
    assert_eq!(painted(5, 160, 90, &[before, late]), painted(5, 160, 90, &[late]));
    assert_ne!(painted(5, 160, 90, &[before]), painted(5, 160, 90, &[late]));
}

#[test]
fn every_frame_differs_from_the_one_before() {
    let mut painter = Painter::new(&RehearsalScene::new(2), 320, 180).unwrap();
    let (mut one, mut two) = (vec![0; painter.i420_len()], vec![0; painter.i420_len()]);
    for frame in 0..90 {
        painter.paint(MediaTime::from_ns(FRAME.ns() * frame), &mut one);
        painter.paint(MediaTime::from_ns(FRAME.ns() * (frame + 1)), &mut two);
        assert!(one != two, "frame {frame} repeats");
    }
}

#[test]
fn seeds_look_and_play_differently() {
    let time = [MediaTime::from_ms(1500)];
    assert_ne!(painted(1, 160, 90, &time), painted(2, 160, 90, &time));
    let episodes = |seed| RehearsalScene::new(seed).episodes(MediaTime::from_secs(120));
    assert_ne!(episodes(1), episodes(2));
    assert_eq!(episodes(1), episodes(1));
}

#[test]
fn the_clock_changes_every_second_and_only_shows_the_time() {
    // The corner of the clock, which nothing else moves through.
    let corner = |ms| {
        let i420 = painted(3, 320, 180, &[MediaTime::from_ms(ms)]);
        (6..30).flat_map(|y| i420[y * 320 + 8..y * 320 + 62].to_vec()).collect::<Vec<u8>>()
    };
    let shown: Vec<_> = (0..12).map(|second| corner(second * 1000)).collect();
    for (second, pair) in shown.windows(2).enumerate() {
        assert!(pair[0] != pair[1], "second {second}");
    }
    assert_eq!(corner(7_000), corner(7_099));
    assert_ne!(corner(61_000), corner(1_000));
}

#[test]
fn the_clock_is_legible_in_a_small_picture() {
    let i420 = painted(3, 320, 180, &[MediaTime::from_secs(754)]);
    let row = &i420[20 * 320 + 8..20 * 320 + 80];
    let (least, most) = (row.iter().min().unwrap(), row.iter().max().unwrap());
    assert!(most - least > 120, "contrast of {least} to {most}");
}

#[test]
fn all_even_sizes_are_painted_and_odd_ones_refused() {
    let scene = RehearsalScene::new(4);
    for (width, height) in [(2, 2), (160, 90), (162, 92), (96, 200), (640, 480), (30, 34)] {
        let i420 = painted(4, width, height, &[MediaTime::from_secs(3)]);
        assert_eq!(i420.len(), (width * height * 3 / 2) as usize);
        let luma = &i420[..(width * height) as usize];
        assert!(luma.iter().all(|&y| (16..=235).contains(&y)), "{width} x {height}");
        assert!(i420[luma.len()..].iter().all(|&c| (16..=240).contains(&c)));
    }
    for (width, height) in [(161, 91), (160, 91), (161, 90), (0, 90), (160, 0), (8000, 90), (1, 1)] {
        assert_eq!(Painter::new(&scene, width, height).err(), Some(UnfitSize { width, height }));
    }
}

#[test]
fn planes_hold_the_colours_of_the_picture() {
    let time = MediaTime::from_ms(2600);
    for (width, height, [kr, kb]) in [(320_usize, 180_usize, [0.299, 0.114]), (1280, 720, [0.2126, 0.0722])] {
        let scene = RehearsalScene::new(6);
        let mut painter = Painter::new(&scene, width as u32, height as u32).unwrap();
        let mut i420 = vec![0; painter.i420_len()];
        painter.paint(time, &mut i420);
        let rgba = painter.rgba(time);
        assert!(rgba.chunks_exact(4).all(|pixel| pixel[3] == 255), "opaque");
        for (y, x) in (0..height).step_by(2).flat_map(|y| (0..width).step_by(2).map(move |x| (y, x))) {
            let pixel = |y: usize, x: usize, c: usize| f64::from(rgba[(y * width + x) * 4 + c]) / 255.0;
            let luma = |r: f64, g: f64, b: f64| kr * r + (1.0 - kr - kb) * g + kb * b;
            let expected = 16.0 + 219.0 * luma(pixel(y, x, 0), pixel(y, x, 1), pixel(y, x, 2));
            assert!((f64::from(i420[y * width + x]) - expected).abs() < 1.5, "Y at {x}, {y}");
            let mean =
                |c| (pixel(y, x, c) + pixel(y, x + 1, c) + pixel(y + 1, x, c) + pixel(y + 1, x + 1, c)) / 4.0;
            let (r, g, b) = (mean(0), mean(1), mean(2));
            let u = 128.0 + 112.0 * (b - luma(r, g, b)) / (1.0 - kb);
            let v = 128.0 + 112.0 * (r - luma(r, g, b)) / (1.0 - kr);
            let at = width * height + y / 2 * (width / 2) + x / 2;
            assert!((f64::from(i420[at]) - u).abs() < 1.5, "U at {x}, {y}");
            assert!((f64::from(i420[at + width * height / 4]) - v).abs() < 1.5, "V at {x}, {y}");
        }
    }
}

#[test]
fn episodes_follow_each_other_and_are_long_enough_to_see() {
    for seed in 0..40 {
        let episodes = RehearsalScene::new(seed).episodes(MediaTime::from_secs(1500));
        assert!(episodes.len() > 150, "a lively play");
        for pair in episodes.windows(2) {
            assert!(pair[0].to <= pair[1].from);
        }
        for episode in &episodes {
            let length = episode.to.since(episode.from);
            assert!(length >= MediaTime::from_secs(2) && length <= MediaTime::from_secs(9));
        }
        assert!(episodes[0].from < MediaTime::from_secs(1), "ten seconds are worth watching");
        // What is asked for less far is the same, cut short.
        let fewer = RehearsalScene::new(seed).episodes(MediaTime::from_secs(47));
        assert_eq!(fewer, episodes[..fewer.len()]);
        assert!(episodes[fewer.len()].from >= MediaTime::from_secs(47));
    }
}

#[test]
fn signals_are_answered_or_missed_by_seed_and_sometimes_repaired() {
    let mut first_signals = Vec::new();
    let signals = [EpisodeKind::ChildPoints, EpisodeKind::ChildLooksUp];
    for seed in 0..60 {
        let episodes = RehearsalScene::new(seed).episodes(MediaTime::from_secs(1200));
        let signal = |episode: &&Episode| signals.contains(&episode.kind);
        let missed = episodes.iter().filter(signal).filter(|episode| !episode.answered).count();
        let all = episodes.iter().filter(signal).count();
        assert!(missed * 10 > all && missed * 3 < all * 2, "{missed} of {all} missed under seed {seed}");
        first_signals.push(episodes.iter().find(signal).unwrap().answered);
        for pair in episodes.windows(2) {
            if pair[1].kind == EpisodeKind::Repair {
                assert!(!pair[0].answered && pair[1].answered, "a repair follows a missed signal");
            }
        }
        assert!(episodes.iter().any(|episode| episode.kind == EpisodeKind::Repair));
        assert!(episodes.iter().filter(|episode| !signal(episode)).all(|episode| episode.answered));
    }
    assert!(first_signals.contains(&true) && first_signals.contains(&false));
}

#[test]
fn the_adult_looks_at_the_child_when_answering_and_away_when_missing() {
    let scene = RehearsalScene::new(8);
    let signals =
        scene.episodes(MediaTime::from_secs(600)).into_iter().filter(|e| e.kind == EpisodeKind::ChildLooksUp);
    let mut seen = [false, false];
    for episode in signals {
        let late = scene.moment(episode.from + MediaTime::from_ms(3100));
        assert_eq!(late.adult.gaze.x > WIDTH / 2.0, episode.answered, "{episode:?}");
        assert!(late.child.gaze.x < WIDTH / 2.0, "the child looks up at the adult");
        seen[usize::from(episode.answered)] = true;
    }
    assert_eq!(seen, [true, true]);
}

#[test]
fn nothing_jumps_from_frame_to_frame() {
    for seed in [0, 9, 77] {
        let scene = RehearsalScene::new(seed);
        let looks = Looks::new(seed);
        let joints = |moment: &Moment| {
            let adult = Figure::new(Who::Adult, &looks.adult, &moment.adult, moment.time_s);
            let child = Figure::new(Who::Child, &looks.child, &moment.child, moment.time_s);
            [adult.near_arm(), adult.far_arm(), child.near_arm(), child.far_arm()]
        };
        let mut last = scene.moment(MediaTime::ZERO);
        for frame in 1..30 * 150 {
            let now = scene.moment(MediaTime::from_ns(FRAME.ns() * frame));
            assert!(
                now.ball.x > BALL_RADIUS && now.ball.x < WIDTH - BALL_RADIUS,
                "the ball stays in the room"
            );
            assert!(now.ball.distance(last.ball) < 20.0, "ball, seed {seed}, frame {frame}");
            for (a, b) in joints(&last).iter().zip(joints(&now)) {
                assert!(a.shoulder.distance(b.shoulder) < 16.0, "shoulder, seed {seed}, frame {frame}");
                assert!(a.elbow.distance(b.elbow) < 40.0, "elbow, seed {seed}, frame {frame}");
                assert!(a.wrist.distance(b.wrist) < 50.0, "wrist, seed {seed}, frame {frame}");
            }
            for (a, b) in [(&last.adult, &now.adult), (&last.child, &now.child)] {
                assert!((a.lean - b.lean).abs() < 0.05, "lean, seed {seed}, frame {frame}");
                assert!((a.smile - b.smile).abs() < 0.2, "smile, seed {seed}, frame {frame}");
                assert!((a.mouth - b.mouth).abs() < 0.75, "mouth, seed {seed}, frame {frame}");
            }
            last = now;
        }
    }
}

#[test]
fn hands_touch_the_ball_they_push() {
    for seed in 0..10 {
        let looks = Looks::new(seed);
        for number in 0..4 {
            let round = script::draw_up(seed, number);
            for roll in &round.rolls {
                let moment = Moment::new(seed, number, roll.from_s, &round, None);
                let (by, look, pose) = match roll.to {
                    Who::Child => (Who::Adult, &looks.adult, &moment.adult),
                    Who::Adult => (Who::Child, &looks.child, &moment.child),
                };
                let wrist = Figure::new(by, look, pose, moment.time_s).near_arm().wrist;
                let gap = wrist.distance(moment.ball) - BALL_RADIUS;
                assert!((-4.0..28.0).contains(&gap), "{by:?} {gap} from the ball, seed {seed}");
            }
        }
    }
}

#[test]
fn a_roll_carries_the_ball_to_the_other_and_back() {
    let scene = RehearsalScene::new(11);
    for episode in scene.episodes(MediaTime::from_secs(300)) {
        let (start, end) = (scene.moment(episode.from).ball.x, scene.moment(episode.to).ball.x);
        match episode.kind {
            EpisodeKind::RollToChild => assert!(end - start > 300.0),
            EpisodeKind::ChildRollsBack => assert!(start - end > 300.0),
            _ => assert!((start - end).abs() < 0.01, "{episode:?}"),
        }
    }
}

#[test]
fn sound_does_not_depend_on_how_it_is_asked_for() {
    let scene = RehearsalScene::new(12);
    let mut whole = vec![0; 48_000 * 33];
    scene.sound(0, &mut whole);
    let mut pieces = vec![0; whole.len()];
    let mut done = 0;
    for length in [1, 480, 1024, 7, 9600, 33_333, 800].into_iter().cycle() {
        let end = (done + length).min(pieces.len());
        scene.sound(done as u64, &mut pieces[done..end]);
        done = end;
        if done == pieces.len() {
            break;
        }
    }
    assert!(whole == pieces);
    scene.sound(u64::MAX / 2, &mut []);
}

#[test]
fn voices_are_heard_softly_and_without_clicks() {
    for seed in 0..6 {
        let mut sound = vec![0; 48_000 * 60];
        RehearsalScene::new(seed).sound(48_000 * 600, &mut sound);
        let peak = sound.iter().map(|level| i32::from(*level).abs()).max().unwrap();
        assert!((3_000..16_000).contains(&peak), "peak {peak}");
        let step =
            sound.windows(2).map(|pair| (i32::from(pair[0]) - i32::from(pair[1])).abs()).max().unwrap();
        assert!(step < 1_600, "step of {step}");
        // No second is digitally silent, as no room is.
        assert!(sound.chunks(48_000).all(|second| second.iter().any(|&level| level != 0)));
    }
}

#[test]
fn the_mouth_opens_with_the_voice() {
    let scene = RehearsalScene::new(13);
    let round = script::draw_up(13, 0);
    for syllable in &round.syllables {
        let middle = MediaTime::from_secs_f64(syllable.from_s + syllable.length_s * 0.4);
        let moment = scene.moment(middle);
        let pose = if syllable.who == Who::Adult { moment.adult } else { moment.child };
        assert!(pose.mouth > 0.5);
    }
    assert!(round.syllables.len() > 5);
}
