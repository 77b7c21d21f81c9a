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

const glassy = '#d5e5ea';

export const furniture = {
  stool: (t) =>
    line('M138 172 L108 352 M262 172 L292 352', t.main, 18) +
    line('M200 176 V344', t.dark, 16) +
    line('M124 268 L276 268', t.dark, 10) +
    oval(200, 156, 120, 32, t.dark) +
    oval(200, 146, 120, 32, t.main) +
    line('M120 140 Q200 122 280 140 M110 152 Q200 176 290 152', t.seam, 2.2),
  chair: (t) =>
    line('M128 60 L122 214 M272 60 L278 214', t.main, 14) +
    repeated([156, 178, 200, 222, 244], (x) => line(`M${x} 72 V208`, t.main, 7)) +
    cloth('M112 46 Q200 30 288 46 Q294 74 284 78 Q200 64 116 78 Q106 74 112 46 Z', t) +
    line('M116 226 L98 358 M284 226 L302 358', t.main, 14) +
    line('M146 228 L140 334 M254 228 L260 334', t.dark, 12) +
    line('M108 300 H292', t.dark, 8) +
    cloth('M100 204 Q200 190 300 204 Q316 232 304 238 Q200 250 96 238 Q84 232 100 204 Z', t) +
    shade('M92 228 Q200 242 308 228 Q310 236 304 238 Q200 250 96 238 Q90 236 92 228 Z', 0.2),
  shelf: (t) =>
    mirrored(line('M84 84 V320', fixed.ink, 8) + line('M84 176 H110 M84 300 H110', fixed.ink, 6)) +
    box(50, 176, 300, 22, 4, t.main) +
    box(50, 300, 300, 22, 4, t.main) +
    shade('M50 190 H350 V198 H50 Z M50 314 H350 V322 H50 Z', 0.18) +
    box(112, 102, 20, 74, 3, '#a8432f') +
    box(136, 92, 22, 84, 3, '#2f5142') +
    box(162, 108, 18, 68, 3, '#d69f3f') +
    `<g transform="rotate(12 190 176)">${box(186, 100, 18, 76, 3, '#3d6ca6')}</g>` +
    shape('M248 176 V152 Q236 128 260 118 H284 Q308 128 296 152 V176 Z', '#e6dcc8') +
    line('M272 118 Q262 84 240 72 M272 118 Q280 80 302 70 M272 118 V64', fixed.leafDark, 5) +
    box(118, 236, 64, 64, 4, '#f4efe4') +
    box(128, 246, 44, 44, 2, '#9cc1dd') +
    shape('M230 300 Q222 244 262 240 Q302 244 294 300 Z', '#c4694a'),
  bench: (t) =>
    line('M84 196 L70 344 M316 196 L330 344', t.main, 16) +
    line('M110 198 L104 320 M290 198 L296 320', t.dark, 12) +
    box(66, 282, 268, 12, 5, t.dark) +
    repeated([112, 150, 226], (x) =>
      shape(`M${x} 282 Q${x} 258 ${x + 18} 260 Q${x + 34} 272 ${x + 44} 274 V282 Z`, '#6d4a2f'),
    ) +
    cloth(
      'M40 172 Q40 164 48 164 H352 Q360 164 360 172 V194 Q360 202 352 202 H48 Q40 202 40 194 Z',
      t,
    ) +
    line('M60 176 H220 M180 186 H344', t.seam, 2.2) +
    box(250, 120, 84, 48, 18, '#c4694a') +
    shade('M250 150 Q292 162 334 150 V152 Q334 168 316 168 H268 Q250 168 250 152 Z', 0.14),
  'round-mirror': (t) =>
    disc(200, 204, 144, t.dark) +
    disc(200, 200, 144, t.main) +
    disc(200, 200, 120, glassy) +
    shine('M112 196 L196 92 L228 90 L106 242 Z', 0.6) +
    shine('M130 272 L276 104 L288 114 L140 286 Z', 0.5),
  'arch-mirror': (t) =>
    shape('M100 356 V158 Q104 46 200 44 Q296 46 300 158 V356 Z', t.main) +
    shape('M118 340 V160 Q122 64 200 62 Q278 64 282 160 V340 Z', glassy) +
    shine('M118 232 L230 70 L252 82 L118 280 Z', 0.55) +
    shine('M134 334 L276 142 L280 156 L152 340 Z', 0.45) +
    shade('M282 340 H118 L100 356 H300 Z', 0.16),
  'folding-chair': (t) =>
    line('M118 92 L276 346 M282 92 L124 346', fixed.metalDark, 11) +
    line('M92 208 H308', fixed.metalDark, 8) +
    cloth('M112 74 Q200 104 288 74 L280 196 Q200 220 120 196 Z', t) +
    cloth('M84 198 Q200 226 316 198 L300 250 Q200 280 100 250 Z', t) +
    shade('M84 198 Q200 226 316 198 L300 250 Q200 280 100 250 Z', 0.12) +
    line('M120 92 Q200 118 280 92', t.seam, 2.2) +
    mirrored(box(70, 176, 62, 16, 8, fixed.ink)),
  blocks: (t) => {
    const cube = (x: number, y: number, fill: string, mark: string): string =>
      box(x, y, 92, 92, 10, fill) +
      shade(
        `M${x} ${y + 78} H${x + 92} V${y + 82} Q${x + 92} ${y + 92} ${x + 82} ${y + 92} H${x + 10} Q${x} ${y + 92} ${x} ${y + 82} Z`,
        0.14,
      ) +
      mark;
    return (
      cube(56, 250, t.main, disc(102, 294, 24, '#c4524a')) +
      cube(154, 250, '#9db196', shape('M200 268 L224 314 H176 Z', fixed.paper)) +
      cube(252, 250, t.main, box(276, 272, 44, 44, 4, '#3d6ca6')) +
      cube(
        104,
        152,
        '#e9c84c',
        shape(
          'M150 168 L158 188 L180 190 L163 203 L169 224 L150 212 L131 224 L137 203 L120 190 L142 188 Z',
          fixed.paper,
        ),
      ) +
      cube(
        206,
        152,
        t.main,
        shape(
          'M252 220 Q222 200 232 182 Q244 172 252 186 Q260 172 272 182 Q282 200 252 220 Z',
          '#c4524a',
        ),
      ) +
      `<g transform="rotate(-9 200 100)">${cube(150, 54, '#9cc1dd', disc(196, 98, 24, fixed.paper))}</g>`
    );
  },
  'toy-train': (t) =>
    line('M24 330 H376', fixed.woodDark, 8) +
    box(40, 206, 132, 84, 12, t.main) +
    box(56, 176, 40, 40, 8, '#c4524a') +
    box(102, 182, 34, 34, 8, '#3d6ca6') +
    line('M172 270 H196', fixed.ink, 8) +
    cloth('M194 232 H352 Q366 232 366 246 V290 H194 Z', t) +
    box(200, 140, 82, 100, 10, '#c4524a') +
    box(190, 128, 102, 20, 8, '#9e3d36') +
    box(216, 164, 50, 40, 6, '#dcebf0') +
    shape('M306 232 L300 180 H342 L336 232 Z', fixed.ink) +
    repeated(
      [74, 138, 226, 278, 334],
      (x) => disc(x, 300, 28, '#d69f3f') + disc(x, 300, 11, fixed.paper),
    ) +
    disc(352, 262, 9, fixed.glow),
} satisfies Record<string, Drawing>;
