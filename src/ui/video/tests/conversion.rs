//! The processor's conversion against the standards' formula in floating point.

use proptest::prelude::*;

use super::super::cpu::convert;
use super::{COLOURS, LAYOUTS, frame};
use crate::media::frame::{Colour, Matrix, Plane};

/// Written from the standards apart from the code under test: E'Y, E'Cb, E'Cr from bytes, then their inverse.
fn formula(colour: Colour, [y, u, v]: [f64; 3]) -> [f64; 3] {
    let (luma, pb, pr) = if colour.full_range {
        (y / 255.0, (u - 128.0) / 255.0, (v - 128.0) / 255.0)
    } else {
        ((y - 16.0) / 219.0, (u - 128.0) / 224.0, (v - 128.0) / 224.0)
    };
    let (kr, kb) = match colour.matrix {
        Matrix::Bt601 => (0.299, 0.114),
        Matrix::Bt709 => (0.2126, 0.0722),
    };
    let (red, blue) = (luma + pr * 2.0 * (1.0 - kr), luma + pb * 2.0 * (1.0 - kb));
    let green = (luma - kr * red - kb * blue) / (1.0 - kr - kb);
    [red, green, blue].map(|part| (part * 255.0).clamp(0.0, 255.0))
}

fn assert_near(got: egui::Color32, wanted: [f64; 3], what: &str) {
    for (got, wanted) in got.to_array().into_iter().zip(wanted) {
        assert!((f64::from(got) - wanted).abs() <= 1.0, "{what}: {got} instead of {wanted:.2}");
    }
}

/// Varied, and with all extremes of brightness and colour among the samples.
fn pattern(column: u32, row: u32) -> [u8; 3] {
    let byte = |n: u32| u8::try_from(n % 256).unwrap();
    [byte(column * 37 + row * 11), byte(column * 13 + row * 29), byte(255 + column * 7 - row * 5)]
}

#[test]
fn every_pixel_follows_the_formula() {
    for layout in LAYOUTS {
        for colour in COLOURS {
            for (size, pad) in [((64, 48), 0), ((5, 3), 1), ((7, 5), 6), ((1, 1), 3), ((2, 1), 0)] {
                let frame = frame(layout, colour, size, pad, pattern);
                let image = convert(&frame.planes(), layout, colour).unwrap();
                assert_eq!(image.size, [size.0 as usize, size.1 as usize]);
                for row in 0..size.1 {
                    for column in 0..size.0 {
                        let [y, _, _] = pattern(column, row).map(f64::from);
                        let [_, u, v] = pattern(column / 2 * 2, row / 2 * 2).map(f64::from);
                        let pixel = image.pixels[(row * size.0 + column) as usize];
                        let what = format!("{layout:?} {colour:?} {size:?} at {column},{row}");
                        assert_near(pixel, formula(colour, [y, u, v]), &what);
                    }
                }
            }
        }
    }
}

#[test]
fn short_planes_are_refused() {
    let frame = frame(LAYOUTS[0], COLOURS[0], (4, 4), 0, pattern);
    let planes = frame.planes();
    for broken in 0..3 {
        let cut: Vec<Plane<'_>> = planes
            .iter()
            .enumerate()
            .map(|(index, plane)| {
                let cut = plane.data.len() - usize::from(index == broken);
                Plane { data: &plane.data[..cut], ..*plane }
            })
            .collect();
        assert!(convert(&cut, LAYOUTS[0], COLOURS[0]).is_none());
    }
    assert!(convert(&planes[..2], LAYOUTS[0], COLOURS[0]).is_none());
    assert!(convert(&[], LAYOUTS[0], COLOURS[0]).is_none());
}

#[test]
fn white_black_and_red_are_themselves() {
    // Bytes of 100 % white, black and red after BT.709, limited range (BT.709-6, table 3 and 4).
    for (yuv, rgb) in [([235, 128, 128], [255; 3]), ([16, 128, 128], [0; 3]), ([63, 102, 240], [255, 0, 0])] {
        let frame = frame(LAYOUTS[1], COLOURS[2], (2, 2), 0, |_, _| yuv);
        let image = convert(&frame.planes(), LAYOUTS[1], COLOURS[2]).unwrap();
        assert_near(image.pixels[3], rgb.map(f64::from), "primary");
    }
}

proptest! {
    #[test]
    fn any_sample_follows_the_formula(yuv: [u8; 3], colour in 0_usize..4) {
        let frame = frame(LAYOUTS[0], COLOURS[colour], (2, 2), 0, |_, _| yuv);
        let image = convert(&frame.planes(), LAYOUTS[0], COLOURS[colour]).unwrap();
        assert_near(image.pixels[0], formula(COLOURS[colour], yuv.map(f64::from)), "sample");
    }
}
