import {
  box,
  cloth,
  type Drawing,
  dashed,
  disc,
  fixed,
  line,
  mirrored,
  repeated,
  shade,
  shape,
  type Tones,
} from './draw.js';

const strap = (t: Tones, x: number): string =>
  shape(`M${x} 190 H${x + 20} V306 H${x} Z`, t.dark) + box(x - 4, 232, 28, 20, 4, fixed.metal);

const pack =
  'M110 130 Q112 62 200 60 Q288 62 290 130 L300 316 Q300 344 272 344 H128 Q100 344 100 316 Z';

export const bags = {
  tote: (t) =>
    line('M150 156 Q148 50 200 50 Q252 50 250 156', t.dark, 14) +
    cloth('M88 150 H312 L326 330 Q326 346 310 346 H90 Q74 346 74 330 Z', t) +
    shade('M88 150 H312 L314 174 H86 Z', 0.1) +
    line('M86 174 H314', t.seam, 2.2) +
    mirrored(
      shape('M140 150 H162 V206 H140 Z', t.dark) +
        line('M144 182 L158 200 M158 182 L144 200', t.seam, 2),
    ) +
    shade('M74 316 L326 316 L326 330 Q326 346 310 346 H90 Q74 346 74 330 Z', 0.08),
  'messenger-bag': (t) =>
    line('M86 176 Q96 44 200 44 Q304 44 314 176', t.dark, 14) +
    cloth('M72 160 H328 V312 Q328 334 306 334 H94 Q72 334 72 312 Z', t) +
    shade('M72 160 H328 V312 Q328 334 306 334 H94 Q72 334 72 312 Z', 0.2) +
    cloth(
      'M66 146 Q66 136 78 136 H322 Q334 136 334 146 V244 Q334 266 312 266 H88 Q66 266 66 244 Z',
      t,
    ) +
    dashed('M78 148 V242 Q78 254 90 254 H310 Q322 254 322 242 V148', t.seam, 2.2) +
    strap(t, 116) +
    strap(t, 264),
  duffel: (t) =>
    line('M140 168 Q140 80 200 80 Q260 80 260 168', t.dark, 12) +
    cloth(
      'M72 152 H328 Q356 152 358 190 V276 Q356 314 328 314 H72 Q44 314 42 276 V190 Q44 152 72 152 Z',
      t,
    ) +
    shade(
      'M42 190 Q44 152 72 152 H88 V314 H72 Q44 314 42 276 Z M358 190 Q356 152 328 152 H312 V314 H328 Q356 314 358 276 Z',
      0.16,
    ) +
    mirrored(shape('M132 152 H152 V314 H132 Z', t.dark)) +
    line('M88 170 H312', fixed.metalDark, 4) +
    box(296, 164, 10, 26, 4, fixed.metal) +
    line('M160 236 H240 V290 H160 Z', t.seam, 2.2),
  backpack: (t) =>
    line('M172 64 Q172 34 200 34 Q228 34 228 64', t.dark, 10) +
    cloth(pack, t) +
    mirrored(shade('M100 316 L106 210 Q80 220 80 262 Q80 306 100 322 Z', 0.35)) +
    mirrored(cloth('M104 226 Q78 232 78 268 Q78 306 102 316 Z', t)) +
    shade('M108 156 Q200 186 292 156 L290 130 Q288 62 200 60 Q112 62 110 130 Z', 0.1) +
    line('M110 152 Q200 182 290 152', t.seam, 3) +
    cloth(
      'M128 214 Q128 204 138 204 H262 Q272 204 272 214 V304 Q272 322 254 322 H146 Q128 322 128 304 Z',
      t,
    ) +
    shade(
      'M128 214 Q128 204 138 204 H262 Q272 204 272 214 V304 Q272 322 254 322 H146 Q128 322 128 304 Z',
      0.16,
    ) +
    line('M140 226 H260', fixed.metalDark, 4) +
    box(250, 222, 9, 24, 4, fixed.metal) +
    box(176, 96, 48, 26, 5, t.dark),
  'trek-pack': (t) =>
    shape('M120 330 H280 V360 Q280 368 272 368 H128 Q120 368 120 360 Z', t.dark) +
    mirrored(line('M148 322 V366', fixed.ink, 7)) +
    cloth('M112 110 H288 L298 320 Q298 340 278 340 H122 Q102 340 102 320 Z', t) +
    mirrored(shade('M112 110 L102 320 Q102 340 122 340 L138 340 L134 110 Z', 0.18)) +
    cloth(
      'M106 88 Q106 44 150 42 H250 Q294 44 294 88 V118 Q294 130 282 130 H118 Q106 130 106 118 Z',
      t,
    ) +
    shade('M106 100 H294 V118 Q294 130 282 130 H118 Q106 130 106 118 Z', 0.16) +
    line('M128 74 H272', fixed.metalDark, 4) +
    mirrored(line('M160 124 V250', fixed.ink, 8) + box(151, 166, 18, 16, 3, fixed.metal)) +
    cloth('M132 236 H268 V314 Q268 326 256 326 H144 Q132 326 132 314 Z', t) +
    shade('M132 236 H268 V314 Q268 326 256 326 H144 Q132 326 132 314 Z', 0.1) +
    line('M144 256 H256', t.seam, 3) +
    mirrored(line('M104 300 Q84 306 70 330', t.dark, 14)),
  pannier: (t) =>
    mirrored(line('M132 92 V70 Q132 62 140 62 H156', fixed.metalDark, 10)) +
    line('M150 96 Q152 60 200 60 Q248 60 250 96', t.dark, 10) +
    cloth(
      'M100 92 H300 Q312 92 312 104 L292 330 Q290 346 274 346 H126 Q110 346 108 330 L88 104 Q88 92 100 92 Z',
      t,
    ) +
    cloth('M84 84 H316 V168 Q316 182 302 182 H98 Q84 182 84 168 Z', t) +
    shade('M84 84 H316 V168 Q316 182 302 182 H98 Q84 182 84 168 Z', 0.14) +
    repeated(
      [138, 242],
      (x) =>
        shape(`M${x} 84 H${x + 20} V230 H${x} Z`, fixed.ink) +
        box(x - 5, 196, 30, 22, 4, fixed.metal),
    ) +
    box(150, 270, 100, 16, 4, '#e8e6df') +
    disc(200, 132, 12, t.dark),
  basket: (t) =>
    mirrored(line('M96 150 Q60 150 62 190 Q64 212 94 210', t.dark, 14)) +
    shape('M84 140 H316 L294 326 Q292 342 276 342 H124 Q108 342 106 326 Z', t.main) +
    repeated([176, 212, 248, 284, 316], (y) =>
      line(`M${84 + (y - 140) * 0.12} ${y} H${316 - (y - 140) * 0.12}`, t.seam, 3),
    ) +
    repeated([122, 154, 186, 218, 250, 282], (x) =>
      dashed(`M${x} 152 L${200 + (x - 200) * 0.84} 334`, t.dark, 5),
    ) +
    shape(
      'M78 132 Q78 124 86 124 H314 Q322 124 322 132 V148 Q322 156 314 156 H86 Q78 156 78 148 Z',
      t.dark,
    ) +
    dashed('M90 140 H312', t.light, 5),
} satisfies Record<string, Drawing>;
