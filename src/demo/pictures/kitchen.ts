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

export const kitchen = {
  'tea-towel': (t) =>
    line('M200 40 V70', fixed.metalDark, 8) +
    disc(200, 40, 9, fixed.metal) +
    line('M184 84 Q200 54 216 84', t.dark, 6) +
    cloth('M128 82 H272 L284 318 Q284 330 272 330 H128 Q116 330 116 318 Z', t) +
    shade('M176 84 L168 330 L188 330 L196 84 Z', 0.08) +
    shade('M236 84 L244 330 L262 330 L250 84 Z', 0.08) +
    line('M118 300 H282', t.seam, 4) +
    line('M118 286 H282', t.seam, 2),
  casserole: (t) =>
    mirrored(
      `<path d="M88 212 Q48 208 48 234 Q50 254 88 250" fill="none" stroke="${t.dark}" stroke-width="16"/>`,
    ) +
    cloth('M80 180 H320 V290 Q320 326 284 326 H116 Q80 326 80 290 Z', t) +
    shade('M270 180 H320 V290 Q320 326 284 326 H240 Q270 300 270 180 Z', 0.12) +
    cloth('M70 176 Q74 118 200 112 Q326 118 330 176 Q330 190 316 190 H84 Q70 190 70 176 Z', t) +
    shade(
      'M70 176 Q72 172 76 166 Q200 180 324 166 Q330 172 330 176 Q330 190 316 190 H84 Q70 190 70 176 Z',
      0.18,
    ) +
    box(180, 84, 40, 30, 12, fixed.ink) +
    shine('M104 158 Q130 128 190 124 Q140 140 122 164 Z', 0.3) +
    shine('M98 206 H112 V290 Q100 286 98 270 Z'),
  'frying-pan': (t) =>
    `<g transform="rotate(-38 200 210)">${box(300, 194, 130, 30, 14, fixed.ink)}${disc(412, 209, 6, fixed.metal)}${disc(196, 210, 124, t.dark)}${disc(196, 206, 124, t.main)}${disc(196, 206, 100, '#4b5056')}${disc(196, 206, 98, '#5a6067')}</g>` +
    shine('M130 172 Q150 128 206 122 Q160 144 148 194 Z', 0.22),
  saucepan: (t) =>
    line('M276 206 L374 186', fixed.ink, 22) +
    cloth('M70 170 H282 V296 Q282 322 256 322 H96 Q70 322 70 296 Z', t) +
    oval(176, 170, 106, 22, t.light) +
    oval(176, 173, 92, 16, '#6a7076') +
    shade('M240 186 Q268 182 282 172 V296 Q282 322 256 322 H214 Q240 300 240 186 Z', 0.12) +
    shine('M90 206 H106 V292 Q94 290 90 276 Z', 0.4),
  'cutting-board': (t) =>
    cloth(
      'M126 116 Q126 104 138 104 H176 V60 Q176 44 200 44 Q224 44 224 60 V104 H262 Q274 104 274 116 V336 Q274 352 258 352 H142 Q126 352 126 336 Z',
      t,
    ) +
    disc(200, 72, 11, '#f1ead9') +
    repeated([150, 172, 226, 250], (x) => line(`M${x} 120 Q${x + 8} 220 ${x - 2} 338`, t.seam, 2)) +
    line('M142 128 H258 V334 H142 Z', t.dark, 3),
  'baking-dish': (t) =>
    mirrored(cloth('M76 190 H44 Q30 190 30 206 Q30 222 44 222 H80 Z', t)) +
    cloth('M64 176 H336 L316 282 Q312 304 288 304 H112 Q88 304 84 282 Z', t) +
    oval(200, 176, 136, 28, t.dark) +
    oval(200, 178, 122, 22, '#dfae55') +
    repeated(
      [
        [140, 172],
        [176, 184],
        [214, 170],
        [256, 180],
        [232, 188],
      ] as const,
      ([x, y]) => oval(x, y, 16, 6, '#c4853a'),
    ) +
    shine('M92 216 L106 282 Q98 280 96 268 Z', 0.35),
  'jam-jar': (t) =>
    cloth(
      'M116 128 Q104 140 104 160 V310 Q104 334 128 334 H272 Q296 334 296 310 V160 Q296 140 284 128 Z',
      t,
    ) +
    shine('M118 160 H132 V306 H118 Z', 0.35) +
    shape('M104 190 H296 V286 H104 Z', fixed.paper) +
    disc(200, 226, 17, t.main) +
    disc(180, 238, 12, t.main) +
    disc(219, 239, 12, t.main) +
    line('M200 208 Q206 198 218 196', fixed.leafDark, 4) +
    line('M156 268 H244', fixed.cork, 3) +
    shape('M112 84 Q112 76 120 76 H280 Q288 76 288 84 V128 H112 Z', '#a8432f') +
    repeated([124, 150, 176, 202, 228, 254], (x) => box(x, 78, 12, 50, 0, '#f3ece0')),
  'honey-jar': (t) =>
    cloth('M124 124 Q92 152 92 210 Q92 300 124 338 H276 Q308 300 308 210 Q308 152 276 124 Z', t) +
    shine('M112 184 Q104 240 120 300 Q122 240 130 176 Z', 0.4) +
    box(118, 82, 164, 44, 8, '#c9a24d') +
    shade('M118 112 H282 V118 Q282 126 274 126 H126 Q118 126 118 118 Z', 0.16) +
    shape('M140 196 H260 V292 H140 Z', fixed.paper) +
    repeated(
      [
        [200, 226],
        [181, 237],
        [219, 237],
        [200, 248],
        [181, 259],
        [219, 259],
      ] as const,
      ([x, y]) =>
        shape(
          `M${x} ${y - 11} L${x + 9.5} ${y - 5.5} V${y + 5.5} L${x} ${y + 11} L${x - 9.5} ${y + 5.5} V${y - 5.5} Z`,
          t.main,
        ),
    ),
  'coffee-bag': (t) =>
    cloth('M112 92 H288 L302 330 Q302 346 286 346 H114 Q98 346 98 330 Z', t) +
    shade(
      'M112 92 H136 L126 346 H114 Q98 346 98 330 Z M288 92 H264 L274 346 H286 Q302 346 302 330 Z',
      0.14,
    ) +
    shape('M108 60 Q108 54 114 54 H286 Q292 54 292 60 V104 H108 Z', t.dark) +
    line('M100 96 H300', fixed.cork, 8) +
    shape('M144 168 H256 V288 H144 Z', fixed.paper) +
    `<g transform="rotate(28 200 228)">${oval(200, 228, 26, 38, '#5a3826')}${line('M200 194 Q188 216 200 228 Q212 240 200 262', fixed.paper, 5)}</g>`,
  'biscuit-tin': (t) =>
    cloth('M74 176 V300 Q74 336 200 336 Q326 336 326 300 V176 Z', t) +
    repeated(
      [
        [116, 262],
        [158, 274],
        [200, 278],
        [242, 274],
        [284, 262],
      ] as const,
      ([x, y]) => disc(x, y, 15, '#e2b97c') + disc(x, y, 7, '#c9964f'),
    ) +
    shape('M66 150 V182 Q66 218 200 218 Q334 218 334 182 V150 Z', t.dark) +
    oval(200, 150, 134, 42, t.main) +
    oval(200, 150, 108, 31, fixed.paper) +
    shape(
      'M200 126 L210 144 L232 146 L214 158 L220 176 L200 166 L180 176 L186 158 L168 146 L190 144 Z',
      t.main,
    ),
} satisfies Record<string, Drawing>;
