import {
  box,
  cloth,
  type Drawing,
  disc,
  fixed,
  line,
  mirrored,
  oval,
  repeated,
  shade,
  shape,
  shine,
  type Tones,
  turned,
} from './draw.js';

const ground = shape('M20 322 Q110 306 200 316 Q300 326 380 312 V340 Q200 352 20 340 Z', '#b7c39a');

const peg = (x: number, y: number): string => line(`M${x} ${y} v16`, fixed.metalDark, 5);

const pole = (t: Tones): string =>
  line('M200 86 V330', fixed.metalDark, 8) +
  line('M200 210 V330', t.main, 10) +
  cloth('M188 44 Q200 34 212 44 L210 112 Q200 120 190 112 Z', {
    ...t,
    main: fixed.cork,
    pattern: '',
  }) +
  line('M192 60 Q160 76 184 108', fixed.ink, 5) +
  box(186, 202, 28, 18, 5, fixed.ink) +
  oval(200, 322, 26, 7, fixed.ink) +
  line('M200 328 V352', fixed.metalDark, 6);

export const outdoors = {
  'dome-tent': (t) =>
    ground +
    line('M42 322 L96 250 M358 322 L304 250', fixed.cream, 3) +
    cloth('M52 320 Q84 96 200 92 Q316 96 348 320 Z', t) +
    shade('M200 92 Q316 96 348 320 H262 Q256 160 200 92 Z', 0.14) +
    shape('M200 136 Q146 190 138 320 H262 Q254 190 200 136 Z', t.dark) +
    shape('M200 136 Q228 200 226 320 H262 Q254 190 200 136 Z', t.light) +
    line('M200 92 Q108 120 74 320 M200 92 Q292 120 326 320', t.seam, 3) +
    line('M200 136 V320', fixed.cream, 2.5) +
    peg(42, 316) +
    peg(358, 316),
  'tunnel-tent': (t) =>
    ground +
    cloth('M40 320 Q50 176 128 160 Q260 128 300 150 Q356 186 364 320 Z', t) +
    shape('M84 320 Q86 190 128 176 Q178 192 182 320 Z', t.dark) +
    shape('M132 178 Q178 196 182 320 H150 Q152 230 132 178 Z', t.light) +
    line('M128 160 Q196 178 204 320 M228 140 Q286 170 296 320', t.seam, 4) +
    shade('M300 150 Q356 186 364 320 H296 Q288 190 262 142 Z', 0.14) +
    shape('M226 232 H270 Q274 252 274 268 H228 Z', t.light) +
    line('M40 300 L18 330 M364 300 L384 330', fixed.cream, 3),
  tarp: (t) =>
    ground +
    line('M86 150 V326 M314 150 V326', fixed.metalDark, 8) +
    line('M86 150 L30 326 M314 150 L370 326', fixed.cream, 3) +
    cloth('M86 148 Q200 190 314 148 L352 226 Q200 262 48 226 Z', t) +
    shade('M48 226 Q200 262 352 226 L340 202 Q200 240 60 202 Z', 0.16) +
    line('M200 168 L200 242', t.seam, 3) +
    box(150, 284, 100, 34, 14, '#c4694a') +
    oval(256, 300, 18, 20, '#a8432f'),
  'sleeping-bag': (t) =>
    `<g transform="rotate(-20 200 200)">${
      cloth(
        'M140 92 Q144 34 200 34 Q256 34 260 92 L276 210 Q270 330 244 356 Q200 372 156 356 Q130 330 124 210 Z',
        t,
      ) +
      shape('M160 94 Q162 56 200 54 Q238 56 240 94 Q240 124 200 128 Q160 124 160 94 Z', t.light) +
      oval(200, 90, 32, 26, t.dark) +
      repeated([156, 196, 236, 276, 316], (y) =>
        line(
          `M${y > 290 ? 136 : 128} ${y} Q200 ${y + 16} ${y > 290 ? 264 : 272} ${y}`,
          t.seam,
          2.4,
        ),
      ) +
      line('M216 130 Q232 230 226 352', fixed.cream, 4)
    }</g>`,
  mat: (t) =>
    cloth('M96 110 H344 Q362 110 362 128 V286 Q362 304 344 304 H96 Z', t) +
    repeated([150, 196, 242, 288, 334], (x) => line(`M${x} 112 V302`, t.seam, 3)) +
    repeated([158, 206, 254], (y) => line(`M110 ${y} H360`, t.seam, 2)) +
    oval(96, 207, 54, 98, t.dark) +
    oval(96, 207, 42, 80, t.main) +
    oval(96, 207, 28, 56, t.dark) +
    oval(96, 207, 15, 32, t.light) +
    box(342, 268, 34, 18, 6, fixed.ink),
  bottle: (t) =>
    box(166, 40, 68, 54, 12, fixed.ink) +
    `<path d="M176 44 Q176 22 200 22 Q224 22 224 44" fill="none" stroke="${fixed.ink}" stroke-width="10"/>` +
    box(172, 90, 56, 18, 2, fixed.metal) +
    cloth(
      'M172 106 H228 Q270 124 270 170 V338 Q270 360 248 360 H152 Q130 360 130 338 V170 Q130 124 172 106 Z',
      t,
    ) +
    shade(
      'M236 110 Q270 128 270 170 V338 Q270 360 248 360 H226 Q244 340 240 180 Q240 140 236 110 Z',
      0.14,
    ) +
    shine('M146 168 Q148 144 160 134 V334 Q148 332 146 320 Z', 0.28) +
    shape('M188 216 L204 190 L226 226 H176 Z', fixed.paper),
  poles: (t) =>
    turned(9, 200, 200, `<g transform="translate(-34 0)">${pole(t)}</g>`) +
    turned(-9, 200, 200, `<g transform="translate(34 0)">${pole(t)}</g>`),
  helmet: (t) =>
    line('M124 250 Q150 330 200 344 Q250 330 276 250', fixed.ink, 7) +
    box(184, 328, 32, 20, 6, fixed.ink) +
    cloth('M56 252 Q52 92 204 90 Q348 94 346 240 Q346 262 324 264 H84 Q58 266 56 252 Z', t) +
    mirrored(shade('M150 130 Q112 156 104 206 Q134 200 146 196 Q150 158 166 132 Z', 0.3)) +
    shade('M192 112 H208 V196 H192 Z', 0.3) +
    shade('M56 236 H346 Q348 262 324 264 H84 Q58 266 56 252 Z', 0.16) +
    shine('M92 176 Q106 126 158 110 Q118 140 110 184 Z', 0.25) +
    box(316, 226, 28, 18, 6, '#c4524a'),
  parasol: (t) =>
    shape('M40 350 Q200 322 360 350 Q360 362 200 362 Q40 362 40 350 Z', '#e5d3a4') +
    turned(
      14,
      200,
      200,
      line('M200 66 V350', fixed.wood, 9) +
        cloth(
          'M46 202 Q62 70 200 64 Q338 70 354 202 Q328 180 302 202 Q276 180 250 202 Q226 180 200 202 Q174 180 150 202 Q124 180 98 202 Q72 180 46 202 Z',
          t,
        ) +
        shade('M200 64 Q338 70 354 202 Q328 180 302 202 Q284 110 200 64 Z', 0.14) +
        line(
          'M200 64 Q118 110 98 202 M200 64 Q158 120 150 202 M200 64 Q242 120 250 202 M200 64 Q282 110 302 202',
          t.seam,
          2,
        ) +
        disc(200, 60, 8, fixed.wood),
    ),
} satisfies Record<string, Drawing>;
