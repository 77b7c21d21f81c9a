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
} from './draw.js';

const fringe = (t: { readonly main: string }, y: number, from: number, to: number): string => {
  const places = Array.from(
    { length: Math.floor((to - from) / 12) + 1 },
    (_, at) => from + at * 12,
  );
  return repeated(places, (x) => line(`M${x} ${y} V${y + 18}`, t.main, 4));
};

export const soft = {
  duvet: (t) =>
    box(52, 92, 296, 96, 16, fixed.wood) +
    box(52, 92, 296, 20, 10, fixed.woodDark) +
    box(84, 144, 104, 60, 22, '#fbf9f4') +
    box(212, 144, 104, 60, 22, '#fbf9f4') +
    shade('M84 182 Q136 196 188 182 V204 H84 Z M212 182 Q264 196 316 182 V204 H212 Z', 0.05) +
    cloth(
      'M50 206 Q50 186 70 186 H330 Q350 186 350 206 V318 Q350 332 336 332 H64 Q50 332 50 318 Z',
      t,
    ) +
    shape('M50 206 Q50 186 70 186 H330 Q350 186 350 206 V222 Q200 240 50 222 Z', t.light) +
    shade(
      'M120 236 Q132 290 112 330 H134 Q150 280 132 236 Z M246 238 Q236 290 256 330 H276 Q256 286 262 236 Z',
      0.09,
    ) +
    box(58, 330, 18, 22, 4, fixed.woodDark) +
    box(324, 330, 18, 22, 4, fixed.woodDark),
  pillow: (t) =>
    cloth(
      'M66 128 Q46 106 76 100 Q200 118 324 100 Q354 106 334 128 Q316 200 334 272 Q354 294 324 300 Q200 282 76 300 Q46 294 66 272 Q84 200 66 128 Z',
      t,
    ) +
    line(
      'M86 122 Q200 138 314 122 Q300 200 314 278 Q200 262 86 278 Q100 200 86 122 Z',
      t.seam,
      2.4,
    ) +
    shade('M140 262 Q200 230 262 262 Q200 250 140 262 Z', 0.12) +
    shine('M120 152 Q160 140 204 146 Q160 152 132 182 Z', 0.3),
  towel: (t) =>
    box(60, 74, 280, 12, 6, fixed.wood) +
    cloth('M104 70 Q104 62 112 62 H288 Q296 62 296 70 V322 H104 Z', t) +
    shade('M104 70 Q104 62 112 62 H288 Q296 62 296 70 V90 H104 Z', 0.12) +
    line('M104 276 H296 M104 290 H296', t.seam, 5) +
    shade('M160 92 L154 322 L172 322 L176 92 Z', 0.07) +
    shade('M236 92 L242 322 L258 322 L250 92 Z', 0.07) +
    fringe(t, 322, 110, 290),
  throw: (t) =>
    box(40, 250, 320, 84, 24, '#d9d2c4') +
    box(60, 130, 280, 132, 22, '#e6dfd1') +
    box(34, 206, 52, 128, 22, '#cfc7b7') +
    box(314, 206, 52, 128, 22, '#cfc7b7') +
    cloth('M150 116 Q200 108 268 120 L286 262 L300 316 H138 L134 262 Z', t) +
    shade('M186 116 L176 316 H196 L204 114 Z M238 116 L250 316 H268 L252 118 Z', 0.09) +
    line('M134 262 Q210 274 286 262', t.seam, 2.5) +
    fringe(t, 316, 142, 298) +
    box(60, 332, 16, 18, 4, fixed.woodDark) +
    box(324, 332, 16, 18, 4, fixed.woodDark),
  curtain: (t) =>
    box(40, 54, 320, 12, 6, fixed.metalDark) +
    disc(40, 60, 13, fixed.metalDark) +
    disc(360, 60, 13, fixed.metalDark) +
    box(120, 84, 160, 244, 4, '#dcebf0') +
    line('M200 84 V328 M120 206 H280', '#ffffff', 8) +
    mirrored(
      cloth('M62 66 H192 Q188 180 150 240 Q130 280 136 350 H62 Z', t) +
        shade(
          'M92 66 Q96 220 84 350 H100 Q112 220 108 66 Z M140 66 Q142 190 116 280 Q108 316 110 350 H124 Q118 300 140 250 Q160 190 156 66 Z',
          0.1,
        ) +
        line('M134 262 Q112 254 62 258', t.dark, 9),
    ),
  cushion: (t) =>
    cloth(
      'M74 92 Q58 68 88 74 Q200 92 312 74 Q342 68 326 92 Q308 200 326 308 Q342 332 312 326 Q200 308 88 326 Q58 332 74 308 Q92 200 74 92 Z',
      t,
    ) +
    line(
      'M74 92 Q58 68 88 74 Q200 92 312 74 Q342 68 326 92 Q308 200 326 308 Q342 332 312 326 Q200 308 88 326 Q58 332 74 308 Q92 200 74 92 Z',
      t.seam,
      4,
    ) +
    shade('M318 160 Q310 240 326 308 Q342 332 312 326 Q240 316 180 314 Q290 300 318 160 Z', 0.1) +
    shine('M108 116 Q150 116 196 124 Q140 128 116 170 Z', 0.25),
  rug: (t) =>
    cloth('M96 96 H304 L352 300 H48 Z', t) +
    line('M108 112 H292 L332 284 H68 Z', t.seam, 4) +
    shape('M200 150 L258 198 L200 250 L142 198 Z', t.dark) +
    shape('M200 170 L232 198 L200 230 L168 198 Z', t.light) +
    repeated([100, 120, 140, 160, 180, 200, 220, 240, 260, 280, 300], (x) =>
      line(`M${x} 96 V82`, t.main, 4),
    ) +
    repeated([52, 77, 102, 127, 152, 177, 202, 227, 252, 277, 302, 327, 347], (x) =>
      line(`M${x} 300 V318`, t.main, 4),
    ),
  'soft-toy': (t) =>
    mirrored(disc(132, 92, 34, t.main) + disc(132, 92, 18, t.light)) +
    mirrored(`<g transform="rotate(24 104 240)">${oval(104, 240, 30, 56, t.main)}</g>`) +
    oval(200, 264, 92, 88, t.main) +
    oval(200, 274, 56, 58, t.light) +
    mirrored(oval(130, 336, 40, 28, t.main) + oval(126, 338, 20, 15, t.light)) +
    oval(200, 140, 88, 78, t.main) +
    oval(200, 166, 40, 30, t.light) +
    mirrored(disc(166, 132, 8, fixed.ink) + disc(163, 129, 2.6, '#fff')) +
    oval(200, 152, 14, 10, fixed.ink) +
    line('M200 162 V172 Q190 184 180 178 M200 172 Q210 184 220 178', fixed.ink, 3),
} satisfies Record<string, Drawing>;
