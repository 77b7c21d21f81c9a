import {
  box,
  type Drawing,
  dashed,
  disc,
  fixed,
  line,
  repeated,
  shade,
  shape,
  type Tones,
  turned,
} from './draw.js';

const cover = (t: Tones, picture: string): string =>
  shape('M96 72 Q96 56 112 56 H296 V330 H112 Q96 330 96 346 Z', t.main) +
  shape('M96 346 Q96 330 112 330 H296 V356 H112 Q96 358 96 346 Z', fixed.paper) +
  line('M108 346 H292', '#d8cfbd', 3) +
  shape('M96 346 Q98 358 112 358 H300 V352 H112 Q104 352 104 346 Z', t.dark) +
  shade('M96 72 Q96 56 112 56 H120 V330 H112 Q96 330 96 346 Z', 0.2) +
  line('M148 90 H264 M168 108 H244', fixed.paper, 6) +
  picture +
  line('M172 292 H238', fixed.paper, 4);

export const reading = {
  book: (t) =>
    cover(
      t,
      shape('M142 240 L186 166 L214 206 L232 180 L268 240 Z', t.light) +
        disc(246, 140, 18, fixed.glow),
    ),
  cookbook: (t) =>
    cover(
      t,
      disc(207, 196, 62, fixed.paper) +
        disc(207, 196, 44, t.light) +
        line('M134 140 V250 M124 140 V166 Q134 178 144 166 V140', fixed.paper, 5) +
        line('M280 250 V140 Q262 158 270 196 H280', fixed.paper, 5),
    ),
  'picture-book': (t) =>
    cover(
      t,
      disc(228, 164, 34, fixed.glow) +
        disc(244, 154, 30, t.main) +
        repeated(
          [
            [156, 146],
            [184, 182],
            [152, 214],
            [268, 204],
          ] as const,
          ([x, y]) => disc(x, y, 5, fixed.glow),
        ) +
        shape('M128 262 Q176 200 212 240 Q244 216 284 262 Z', t.light),
    ),
  magazine: (t) =>
    turned(4, 200, 200, shape('M104 66 H300 V346 H104 Z', '#d9d2c4')) +
    shape('M96 58 H292 V342 H96 Z', t.main) +
    box(96, 58, 196, 62, 0, fixed.paper) +
    line('M114 90 H274', t.main, 18) +
    shape('M96 342 V262 L160 188 L210 252 L244 216 L292 272 V342 Z', t.dark) +
    disc(236, 166, 22, fixed.glow) +
    line('M112 306 H196 M112 322 H170', fixed.paper, 5) +
    shade('M96 58 H104 V342 H96 Z', 0.2),
  notebook: (t) =>
    box(104, 58, 204, 292, 14, fixed.paper) +
    box(96, 52, 204, 292, 14, t.main) +
    shade('M96 66 Q96 52 110 52 H124 V344 H110 Q96 344 96 330 Z', 0.2) +
    line('M272 52 V344', t.dark, 9) +
    box(150, 112, 92, 56, 4, fixed.paper) +
    line('M164 132 H228 M164 148 H210', t.main, 3.5) +
    shape('M200 344 H216 V376 L208 368 L200 376 Z', '#c4524a'),
  ticket: (t) =>
    `<g transform="rotate(-8 200 200)">${
      shape('M40 124 H360 V172 A28 28 0 0 0 360 228 V276 H40 V228 A28 28 0 0 0 40 172 Z', t.main) +
      shape('M56 140 H344 V160 A42 42 0 0 0 344 240 V260 H56 V240 A42 42 0 0 0 56 160 Z', t.light) +
      dashed('M262 130 V270', t.dark, 4) +
      line('M112 176 H226 M112 200 H206 M112 224 H180', t.dark, 7) +
      shape(
        'M300 172 L307 190 L326 191 L311 203 L316 222 L300 211 L284 222 L289 203 L274 191 L293 190 Z',
        t.dark,
      )
    }</g>`,
} satisfies Record<string, Drawing>;
