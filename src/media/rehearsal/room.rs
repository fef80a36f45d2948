//! The living room, which stands still and is drawn once per size. Knows nothing of who plays in it.

use tiny_skia::{Color, PathBuilder, Transform};

use super::canvas::{Canvas, curved, gradient, rgb, rounded};
use super::stage::{HEIGHT, WIDTH, at};

/// Where the wall meets the floor.
const FLOOR_Y: f32 = 486.0;
/// The window's glass: x, y, width, height.
pub(super) const GLASS: (f32, f32, f32, f32) = (492.0, 74.0, 296.0, 246.0);

/// Draws wall, floor and furniture.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    wall(canvas);
    floor(canvas);
    window(canvas);
    picture(canvas);
    shelf(canvas);
    plant(canvas);
    sofa(canvas);
    lamp(canvas);
    basket(canvas);
    rug(canvas);
    sunlight(canvas);
    cushion(canvas);
}

fn wall(canvas: &mut Canvas<'_>) {
    let stops = [(0.0, rgb(0xF8_E8_D2).into()), (1.0, rgb(0xF1_D5_B5).into())];
    if let Some(path) = rounded(-40.0, -40.0, WIDTH + 80.0, FLOOR_Y + 60.0, 1.0) {
        canvas.fill_shader(&path, gradient((0.0, 0.0), (0.0, FLOOR_Y), &stops, rgb(0xF4_DF_C4)));
    }
    // A quiet stripe of paint on the lower wall.
    canvas.block(-40.0, 372.0, WIDTH + 80.0, 130.0, 0.1, rgb(0xE9_BF_9A).alpha(0.55));
    canvas.block(-40.0, 370.0, WIDTH + 80.0, 4.0, 0.1, rgb(0xFB_EE_DB).alpha(0.8));
    canvas.block(-40.0, FLOOR_Y - 18.0, WIDTH + 80.0, 22.0, 0.1, rgb(0xFC_F1_E2));
    canvas.block(-40.0, FLOOR_Y - 1.0, WIDTH + 80.0, 5.0, 0.1, rgb(0xB9_83_5A).alpha(0.7));
}

fn floor(canvas: &mut Canvas<'_>) {
    let stops = [(0.0, rgb(0xC9_91_62).into()), (1.0, rgb(0xE0_B0_80).into())];
    if let Some(path) = rounded(-40.0, FLOOR_Y + 2.0, WIDTH + 80.0, HEIGHT - FLOOR_Y + 60.0, 0.1) {
        canvas.fill_shader(&path, gradient((0.0, FLOOR_Y), (0.0, HEIGHT), &stops, rgb(0xD4_A0_72)));
    }
    let seam = rgb(0x9C_64_3C).alpha(0.28);
    // Boards run towards a point far behind the window.
    for board in -14..=14 {
        let x = board as f32;
        canvas.line(&[(640.0 + x * 88.0, FLOOR_Y + 3.0), (640.0 + x * 168.0, HEIGHT + 20.0)], 1.6, seam);
    }
    for (x, y, w) in
        [(120.0, 520.0, 60.0), (350.0, 690.0, 96.0), (1010.0, 512.0, 58.0), (1130.0, 640.0, 90.0)]
    {
        canvas.line(&[(x, y), (x + w, y)], 1.6, seam);
    }
}

fn window(canvas: &mut Canvas<'_>) {
    let (x, y, w, h) = GLASS;
    let frame = rgb(0xFD_F5_E8);
    canvas.block(x - 22.0, y - 20.0, w + 44.0, h + 40.0, 8.0, rgb(0xB8_84_5E).alpha(0.22));
    canvas.block(x - 18.0, y - 18.0, w + 36.0, h + 34.0, 6.0, frame);
    let stops =
        [(0.0, rgb(0x9F_D3_E0).into()), (0.62, rgb(0xDD_EF_E4).into()), (1.0, rgb(0xFB_EE_C8).into())];
    if let Some(path) = rounded(x, y, w, h, 2.0) {
        canvas.fill_shader(&path, gradient((0.0, y), (0.0, y + h), &stops, rgb(0xCF_E8_E6)));
    }
    let cloud = rgb(0xFF_FF_FB).alpha(0.85);
    for (cx, cy, r) in [(690.0, 128.0, 17.0), (712.0, 122.0, 22.0), (736.0, 130.0, 15.0)] {
        canvas.circle(at(cx, cy), r, cloud);
    }
    garden(canvas);
    canvas.block(x - 34.0, y + h + 12.0, w + 68.0, 16.0, 5.0, frame);
    canvas.block(x - 30.0, y + h + 26.0, w + 60.0, 6.0, 3.0, rgb(0xB8_84_5E).alpha(0.35));
    pot(canvas, 724.0, y + h + 12.0, 0.55);
    window_bars(canvas);
}

/// Hills and the tree whose branch carries the bird, kept inside the glass.
fn garden(canvas: &mut Canvas<'_>) {
    let (x, y, w, h) = GLASS;
    canvas.shape(
        (x, y + h),
        &[
            [x, y + 190.0, x + 40.0, y + 170.0, x + 96.0, y + 176.0],
            [x + 170.0, y + 184.0, x + 210.0, y + 150.0, x + w, y + 168.0],
            [x + w, y + 200.0, x + w, y + 220.0, x + w, y + h],
            [x + w - 60.0, y + h, x + 60.0, y + h, x, y + h],
        ],
        rgb(0xA9_C9_8C),
    );
    canvas.shape(
        (x, y + h),
        &[
            [x, y + 226.0, x + 60.0, y + 206.0, x + 130.0, y + 214.0],
            [x + 200.0, y + 222.0, x + 250.0, y + 196.0, x + w, y + 204.0],
            [x + w, y + 220.0, x + w, y + 230.0, x + w, y + h],
            [x + w - 60.0, y + h, x + 60.0, y + h, x, y + h],
        ],
        rgb(0x86_B0_74),
    );
    let bark = rgb(0x8A_5C_40);
    canvas.arc(at(x + 1.0, y + 136.0), at(x + 50.0, y + 158.0), at(x + 116.0, y + 150.0), 6.0, bark);
    canvas.arc(at(x + 40.0, y + 150.0), at(x + 62.0, y + 138.0), at(x + 70.0, y + 120.0), 3.5, bark);
    for (dx, dy, r, leaf) in [
        (20.0, 22.0, 20.0, 0x7F_AE_6C),
        (24.0, 60.0, 23.0, 0x8F_BC_76),
        (50.0, 30.0, 24.0, 0x9A_C6_7E),
        (22.0, 98.0, 20.0, 0x7F_AE_6C),
        (74.0, 20.0, 18.0, 0x8F_BC_76),
        (72.0, 116.0, 8.0, 0x9A_C6_7E),
        (110.0, 146.0, 9.0, 0x8F_BC_76),
        (122.0, 154.0, 7.0, 0x7F_AE_6C),
    ] {
        canvas.circle(at(x + dx, y + dy), r, rgb(leaf));
    }
}

/// The glazing bars, drawn again over whatever flies behind them.
pub(super) fn window_bars(canvas: &mut Canvas<'_>) {
    let (x, y, w, h) = GLASS;
    let frame = rgb(0xFD_F5_E8);
    canvas.block(x + w / 2.0 - 5.0, y - 2.0, 10.0, h + 4.0, 1.0, frame);
    canvas.block(x - 2.0, y + 96.0, w + 4.0, 8.0, 1.0, frame);
}

fn picture(canvas: &mut Canvas<'_>) {
    canvas.within(Transform::from_row(0.84, 0.0, 0.0, 0.84, 46.0, 10.0), |canvas| {
        canvas.block(286.0, 118.0, 122.0, 150.0, 5.0, rgb(0xB8_84_5E).alpha(0.25));
        canvas.block(282.0, 112.0, 122.0, 150.0, 4.0, rgb(0xB0_74_4C));
        canvas.block(291.0, 121.0, 104.0, 132.0, 2.0, rgb(0xFF_F8_EC));
        canvas.circle(at(343.0, 172.0), 27.0, rgb(0xEE_A9_5C));
        canvas.shape(
            (303.0, 240.0),
            &[
                [310.0, 200.0, 332.0, 196.0, 343.0, 214.0],
                [356.0, 190.0, 376.0, 198.0, 383.0, 240.0],
                [360.0, 243.0, 326.0, 243.0, 303.0, 240.0],
            ],
            rgb(0x5F_8F_86),
        );
        canvas.block(303.0, 234.0, 80.0, 7.0, 3.0, rgb(0xC9_6B_52));
    });
}

fn shelf(canvas: &mut Canvas<'_>) {
    let wood = rgb(0xB4_7B_4F);
    for y in [196.0, 318.0] {
        canvas.block(902.0, y + 10.0, 250.0, 10.0, 3.0, rgb(0x8A_54_34).alpha(0.20));
        canvas.block(898.0, y, 254.0, 13.0, 4.0, wood);
    }
    // Books stand and lean.
    for (x, w, h, colour) in [
        (914.0, 20.0, 66.0, 0xC4_5F_4A),
        (936.0, 15.0, 74.0, 0xE9_B4_5C),
        (953.0, 22.0, 58.0, 0x5F_8F_86),
        (977.0, 14.0, 70.0, 0xF4_E2_C6),
        (993.0, 18.0, 62.0, 0x8A_5A_7E),
    ] {
        canvas.block(x, 196.0 - h, w, h, 2.5, rgb(colour));
        canvas.block(x, 196.0 - h + 10.0, w, 4.0, 0.5, rgb(0xFF_F4_DC).alpha(0.6));
    }
    canvas.within(Transform::from_rotate_at(14.0, 1020.0, 196.0), |canvas| {
        canvas.block(1014.0, 132.0, 15.0, 63.0, 2.5, rgb(0x6F_7F_B5));
    });
    pot(canvas, 1104.0, 196.0, 0.8);
    // Below: blocks, a wooden car and a jar.
    canvas.block(922.0, 284.0, 34.0, 34.0, 5.0, rgb(0xE9_B4_5C));
    canvas.block(958.0, 288.0, 30.0, 30.0, 5.0, rgb(0x5F_8F_86));
    canvas.block(938.0, 254.0, 30.0, 30.0, 5.0, rgb(0xD9_73_5A));
    canvas.block(1040.0, 284.0, 78.0, 22.0, 9.0, rgb(0xD9_73_5A));
    canvas.block(1056.0, 266.0, 42.0, 26.0, 10.0, rgb(0xD9_73_5A));
    canvas.block(1064.0, 272.0, 26.0, 13.0, 5.0, rgb(0xF8_E8_D2));
    for x in [1058.0, 1100.0] {
        canvas.circle(at(x, 306.0), 11.5, rgb(0x6B_44_30));
        canvas.circle(at(x, 306.0), 4.5, rgb(0xE9_B4_5C));
    }
}

/// A small plant in a pot that stands on (x, y).
fn pot(canvas: &mut Canvas<'_>, x: f32, y: f32, size: f32) {
    canvas.within(Transform::from_translate(x, y).pre_scale(size, size), |canvas| {
        for (bend, tip, leaf) in [
            (at(-20.0, -70.0), at(-42.0, -66.0), 0x6F_9F_6A),
            (at(-6.0, -88.0), at(-14.0, -100.0), 0x83_B0_74),
            (at(14.0, -86.0), at(24.0, -92.0), 0x6F_9F_6A),
            (at(24.0, -64.0), at(46.0, -58.0), 0x83_B0_74),
        ] {
            canvas.arc(at(0.0, -36.0), bend, tip, 11.0, rgb(leaf));
        }
        canvas.shape(
            (-24.0, -42.0),
            &[
                [-8.0, -44.0, 8.0, -44.0, 24.0, -42.0],
                [22.0, -24.0, 20.0, -10.0, 16.0, 0.0],
                [8.0, 1.5, -8.0, 1.5, -16.0, 0.0],
                [-20.0, -10.0, -22.0, -24.0, -24.0, -42.0],
            ],
            rgb(0xC9_6B_4C),
        );
        canvas.block(-27.0, -47.0, 54.0, 10.0, 4.0, rgb(0xD9_80_5E));
    });
}

fn sofa(canvas: &mut Canvas<'_>) {
    let cloth = rgb(0x8F_A8_94);
    canvas.shadow(at(110.0, 560.0), 250.0, 26.0, 0.35);
    canvas.block(-80.0, 336.0, 330.0, 190.0, 34.0, cloth.shade(0.08));
    canvas.block(-70.0, 440.0, 318.0, 98.0, 22.0, cloth);
    canvas.block(-70.0, 452.0, 318.0, 6.0, 3.0, cloth.shade(0.22).alpha(0.5));
    canvas.block(204.0, 392.0, 62.0, 152.0, 28.0, cloth.light(0.10));
    canvas.line(&[(90.0, 350.0), (90.0, 436.0)], 3.0, cloth.shade(0.26).alpha(0.5));
    for x in [20.0, 226.0] {
        canvas.block(x, 536.0, 14.0, 24.0, 4.0, rgb(0x7A_4A_30));
    }
    canvas.within(Transform::from_rotate_at(-9.0, 150.0, 400.0), |canvas| {
        canvas.block(104.0, 362.0, 84.0, 80.0, 22.0, rgb(0xE0_A2_4C));
        canvas.line(&[(122.0, 380.0), (172.0, 380.0)], 3.0, rgb(0xFF_F1_D6).alpha(0.7));
        canvas.line(&[(122.0, 402.0), (172.0, 402.0)], 3.0, rgb(0xFF_F1_D6).alpha(0.7));
        canvas.line(&[(122.0, 424.0), (172.0, 424.0)], 3.0, rgb(0xFF_F1_D6).alpha(0.7));
    });
}

/// The tall plant behind the sofa.
fn plant(canvas: &mut Canvas<'_>) {
    let leaves = [
        (-64.0, -150.0, 0x5F_8F_6A),
        (70.0, -140.0, 0x5F_8F_6A),
        (-84.0, -78.0, 0x77_A6_74),
        (86.0, -64.0, 0x77_A6_74),
        (-18.0, -196.0, 0x83_B0_78),
        (30.0, -186.0, 0x6C_9B_6C),
    ];
    for (x, y, leaf) in leaves {
        let (x, y): (f32, f32) = (x, y);
        canvas.within(Transform::from_translate(118.0, 372.0), |canvas| {
            let (nx, ny) = (-y * 0.22, x * 0.22);
            let (mx, my) = (x * 0.62, y * 0.62);
            canvas.shape(
                (0.0, 0.0),
                &[
                    [mx * 0.6 + nx, my * 0.6 + ny, mx + nx, my + ny, x, y],
                    [mx - nx, my - ny, mx * 0.6 - nx, my * 0.6 - ny, 0.0, 0.0],
                ],
                rgb(leaf),
            );
            canvas.arc(at(0.0, 0.0), at(mx, my), at(x * 0.9, y * 0.9), 2.0, rgb(0xE2_EB_C4).alpha(0.5));
        });
    }
}

fn lamp(canvas: &mut Canvas<'_>) {
    let stem = rgb(0x7A_4A_30);
    canvas.shadow(at(1214.0, 536.0), 62.0, 12.0, 0.4);
    canvas.line(&[(1214.0, 300.0), (1214.0, 528.0)], 7.0, stem);
    canvas.ellipse(at(1214.0, 530.0), 40.0, 9.0, stem);
    canvas.shape(
        (1176.0, 214.0),
        &[
            [1196.0, 208.0, 1232.0, 208.0, 1252.0, 214.0],
            [1262.0, 246.0, 1270.0, 280.0, 1276.0, 306.0],
            [1240.0, 318.0, 1188.0, 318.0, 1152.0, 306.0],
            [1158.0, 280.0, 1166.0, 246.0, 1176.0, 214.0],
        ],
        rgb(0xF3_C9_82),
    );
    canvas.arc(at(1152.0, 306.0), at(1214.0, 322.0), at(1276.0, 306.0), 4.0, rgb(0xFF_F0_CF));
}

/// A basket of toys under the window, with a teddy bear leaning on it.
fn basket(canvas: &mut Canvas<'_>) {
    canvas.shadow(at(672.0, 506.0), 108.0, 14.0, 0.45);
    canvas.circle(at(712.0, 420.0), 20.0, rgb(0x6F_7F_B5));
    canvas.block(724.0, 408.0, 30.0, 40.0, 6.0, rgb(0xE9_B4_5C));
    canvas.shape(
        (676.0, 424.0),
        &[
            [706.0, 432.0, 742.0, 432.0, 772.0, 424.0],
            [770.0, 456.0, 766.0, 484.0, 758.0, 504.0],
            [734.0, 510.0, 712.0, 510.0, 690.0, 504.0],
            [682.0, 484.0, 678.0, 456.0, 676.0, 424.0],
        ],
        rgb(0xC7_92_5C),
    );
    for y in [444.0, 464.0, 484.0] {
        canvas.arc(at(682.0, y), at(724.0, y + 9.0), at(766.0, y), 3.0, rgb(0x96_62_38).alpha(0.55));
    }
    let (fur, light) = (rgb(0xB0_74_4C), rgb(0xE6_BE_92));
    for (dx, dy, r) in [(-20.0, -36.0, 10.5), (20.0, -36.0, 10.5)] {
        canvas.circle(at(636.0 + dx, 450.0 + dy), r, fur);
        canvas.circle(at(636.0 + dx, 450.0 + dy), r * 0.55, light);
    }
    canvas.ellipse(at(636.0, 478.0), 29.0, 31.0, fur);
    canvas.ellipse(at(636.0, 482.0), 17.0, 20.0, light);
    for dx in [-26.0, 26.0] {
        canvas.ellipse(at(636.0 + dx, 500.0), 14.0, 12.0, fur);
        canvas.ellipse(at(636.0 + dx, 501.0), 8.0, 7.0, light);
        canvas.ellipse(at(636.0 + dx * 1.1, 466.0), 9.0, 15.0, fur.shade(0.08));
    }
    canvas.ellipse(at(636.0, 431.0), 27.0, 24.0, fur);
    canvas.ellipse(at(636.0, 438.0), 12.0, 9.5, light);
    for dx in [-10.0, 10.0] {
        canvas.circle(at(636.0 + dx, 427.0), 3.0, rgb(0x3A_22_1E));
    }
    canvas.ellipse(at(636.0, 434.0), 4.0, 3.0, rgb(0x3A_22_1E));
    canvas.arc(at(632.0, 440.0), at(636.0, 444.0), at(640.0, 440.0), 1.8, rgb(0x3A_22_1E));
}

/// The window's light on the floor.
fn sunlight(canvas: &mut Canvas<'_>) {
    let light: Color = rgb(0xFF_F2_C6).alpha(0.17);
    for (near, far) in [(500.0, 640.0), (650.0, 790.0)] {
        let mut builder = PathBuilder::new();
        builder.move_to(near, FLOOR_Y + 4.0);
        builder.line_to(far - 14.0, FLOOR_Y + 4.0);
        builder.line_to(far + 96.0, HEIGHT + 20.0);
        builder.line_to(near + 60.0, HEIGHT + 20.0);
        builder.close();
        if let Some(path) = builder.finish() {
            canvas.fill(&path, light);
        }
    }
}

fn rug(canvas: &mut Canvas<'_>) {
    let middle = at(640.0, 622.0);
    canvas.ellipse(middle + at(0.0, 5.0), 576.0, 101.0, rgb(0x6A_36_20).alpha(0.30));
    canvas.ellipse(middle, 572.0, 98.0, rgb(0xF4_DE_BE));
    canvas.ellipse(middle, 552.0, 92.0, rgb(0xC8_69_50));
    canvas.ellipse(middle, 508.0, 82.0, rgb(0xF1_D7_B2));
    canvas.ellipse(middle, 498.0, 79.5, rgb(0xD8_83_66));
    canvas.ellipse(middle, 330.0, 52.0, rgb(0xF1_D7_B2));
    canvas.ellipse(middle, 322.0, 50.0, rgb(0xC8_69_50));
    canvas.ellipse(middle, 150.0, 24.0, rgb(0xE9_B4_7C));
    // A ring of small lozenges and dots, flattened as the rug is.
    for step in 0..44 {
        let angle = step as f32 / 44.0 * std::f32::consts::TAU;
        let (sin, cos) = angle.sin_cos();
        let place = middle + at(cos * 530.0, sin * 87.0);
        canvas.ellipse(place, 8.0, 2.6, rgb(0xF4_DE_BE));
    }
    for step in 0..28 {
        let angle = (step as f32 + 0.5) / 28.0 * std::f32::consts::TAU;
        let (sin, cos) = angle.sin_cos();
        let place = middle + at(cos * 414.0, sin * 66.0);
        let (w, h) = (19.0, 6.5);
        let lozenge = curved(
            (place.x - w, place.y),
            &[
                [place.x - w, place.y, place.x, place.y - h, place.x, place.y - h],
                [place.x, place.y - h, place.x + w, place.y, place.x + w, place.y],
                [place.x + w, place.y, place.x, place.y + h, place.x, place.y + h],
                [place.x, place.y + h, place.x - w, place.y, place.x - w, place.y],
            ],
        );
        if let Some(path) = lozenge {
            canvas.fill(&path, if step % 2 == 0 { rgb(0x5F_8F_86) } else { rgb(0xF4_DE_BE) });
        }
    }
}

/// A floor cushion behind the child.
fn cushion(canvas: &mut Canvas<'_>) {
    canvas.shadow(at(1122.0, 606.0), 92.0, 18.0, 0.4);
    canvas.within(Transform::from_rotate_at(12.0, 1120.0, 560.0), |canvas| {
        canvas.block(1062.0, 508.0, 116.0, 100.0, 34.0, rgb(0xD0_92_40));
        canvas.block(1070.0, 514.0, 100.0, 84.0, 28.0, rgb(0xE4_AC_56));
        canvas.circle(at(1120.0, 556.0), 6.0, rgb(0xF4_DE_BE));
    });
}
