import {
  box,
  cloth,
  type Drawing,
  disc,
  fixed,
  line,
  oval,
  repeated,
  shade,
  shape,
  type Tones,
} from './draw.js';

const flatSole = (fill: string): string =>
  shape('M44 278 H358 Q368 278 366 290 Q362 308 344 308 H62 Q46 308 44 292 Z', fill);

const laces = (...eyes: readonly (readonly [number, number])[]): string =>
  repeated(eyes, ([x, y]) => line(`M${x - 16} ${y + 8} L${x + 18} ${y - 6}`, fixed.paper, 6));

const lugs = repeated([58, 92, 126, 160, 226, 260, 294, 328], (x) =>
  box(x, 304, 22, 12, 3, fixed.ink),
);

const bootUpper =
  'M96 92 H206 Q212 150 232 176 Q262 198 316 216 Q358 232 360 280 H60 Q58 232 78 200 Q94 150 96 92 Z';
const lowUpper =
  'M60 174 Q86 190 118 178 L168 148 Q176 146 182 152 Q216 206 300 224 Q352 236 358 280 H50 Q46 220 60 174 Z';

const rubberBoot: Drawing = (t) =>
  cloth('M122 52 H232 L226 224 Q236 246 282 252 Q338 262 340 316 H116 Z', t) +
  shade('M122 52 H232 L231 76 H122 Z', 0.18) +
  shade('M122 76 L140 76 L134 316 H116 Z', 0.14) +
  line('M140 262 Q188 246 226 224', t.seam, 2.4) +
  shape(
    'M108 312 H346 Q350 340 330 342 H226 L218 332 H176 L170 346 H124 Q106 346 108 312 Z',
    t.dark,
  ) +
  `<path d="M206 96 L202 214" stroke="#fff" stroke-width="10" stroke-linecap="round" opacity="0.22"/>`;

const hiking = (t: Tones, upper: string): string =>
  cloth(upper, t) +
  shape('M318 216 Q358 232 360 280 H290 Q284 240 318 216 Z', t.dark) +
  shape('M60 280 Q58 236 76 204 L108 220 Q104 252 112 280 Z', t.dark) +
  shape('M46 276 H364 Q374 292 362 308 H54 Q40 300 46 276 Z', fixed.ink) +
  lugs;

export const footwear = {
  sneaker: (t) =>
    cloth(lowUpper, t) +
    shade('M300 224 Q352 236 358 280 H280 Q276 244 300 224 Z', 0.1) +
    line('M300 226 Q278 244 280 278', t.seam, 2.4) +
    line('M118 180 Q120 236 160 278', t.seam, 2.4) +
    shade('M60 174 Q86 190 118 178 L124 214 Q80 226 52 214 Q54 190 60 174 Z', 0.14) +
    laces([186, 178], [206, 198], [230, 214], [256, 224]) +
    flatSole(fixed.paper) +
    line('M52 292 H360', '#d8cfbd', 3),
  'high-top': (t) =>
    cloth(bootUpper, t) +
    disc(126, 186, 20, fixed.paper) +
    line('M206 92 Q212 150 232 176', t.seam, 3) +
    line('M300 214 Q276 240 280 278', t.seam, 2.4) +
    shade('M96 92 H206 L207 112 H95 Z', 0.14) +
    laces([204, 124], [210, 150], [224, 176], [246, 196], [270, 208]) +
    flatSole(fixed.paper) +
    line('M52 292 H360', t.dark, 3),
  'ankle-boot': (t) =>
    cloth(bootUpper, t) +
    shape('M138 96 H186 Q184 170 172 196 Q150 206 142 190 Q132 150 138 96 Z', t.dark) +
    repeated([148, 158, 168, 178], (x) => line(`M${x} 104 L${x - 2} 188`, t.seam, 1.6)) +
    box(92, 78, 14, 30, 5, t.dark) +
    line('M286 208 Q268 240 276 278', t.seam, 2.2) +
    shape('M52 278 H364 Q366 294 354 298 H150 L144 316 H62 Q50 312 52 278 Z', fixed.ink),
  'lace-boot': (t) =>
    cloth(bootUpper, t) +
    shade('M96 92 H206 L207 110 H95 Z', 0.2) +
    line('M160 96 Q168 180 214 222 Q196 250 200 278', t.seam, 2.4) +
    line('M294 212 Q268 236 274 278', t.seam, 2.4) +
    laces([192, 118], [196, 142], [206, 166], [222, 188], [244, 204]) +
    shape('M52 278 H364 Q366 294 354 298 H150 L144 316 H62 Q50 312 52 278 Z', '#6d4a2f'),
  'hiking-boot': (t) =>
    hiking(t, bootUpper) +
    shade('M96 92 H206 L208 122 H95 Z', 0.24) +
    line('M150 126 Q168 196 236 226', t.seam, 3) +
    laces([196, 132], [206, 158], [222, 182], [246, 200], [270, 210]),
  'hiking-shoe': (t) =>
    hiking(t, lowUpper) +
    line('M118 180 Q136 226 230 240', t.seam, 3) +
    laces([186, 178], [206, 198], [230, 214], [256, 222]),
  sandal: (t) =>
    shape(
      'M44 262 Q110 240 190 258 Q280 276 360 258 Q372 270 362 284 Q280 306 190 296 Q110 288 54 300 Q38 290 44 262 Z',
      fixed.cork,
    ) +
    shape(
      'M48 290 Q110 282 190 292 Q280 302 364 278 Q366 298 350 304 Q270 322 190 312 Q110 304 62 318 Q46 312 48 290 Z',
      '#6d4a2f',
    ) +
    cloth(
      'M254 272 Q268 196 306 190 Q344 196 350 262 Q330 270 322 268 Q314 220 304 218 Q288 222 282 276 Z',
      t,
    ) +
    cloth(
      'M58 262 Q56 168 86 160 Q160 156 196 258 Q180 264 168 260 Q136 188 96 190 Q84 200 88 258 Z',
      t,
    ) +
    box(112, 166, 26, 22, 4, fixed.metal) +
    box(296, 196, 22, 18, 4, fixed.metal),
  espadrille: (t) =>
    cloth('M52 250 Q58 190 110 186 Q176 190 204 208 Q290 202 344 236 Q360 250 358 270 H52 Z', t) +
    shape('M84 212 Q140 194 196 212 Q190 240 150 246 Q104 244 84 212 Z', t.dark) +
    line('M206 208 Q250 226 252 268', t.seam, 2.4) +
    shape('M46 262 H362 Q370 286 352 300 H58 Q40 286 46 262 Z', '#d9bd8c') +
    repeated([58, 82, 106, 130, 154, 178, 202, 226, 250, 274, 298, 322], (x) =>
      line(`M${x} 292 L${x + 18} 270`, '#b5935d', 4),
    ),
  slipper: (t) =>
    cloth(
      'M48 262 Q48 214 84 204 Q130 206 168 214 Q196 172 268 180 Q352 192 360 268 Q356 288 330 288 H74 Q50 286 48 262 Z',
      t,
    ) +
    shape('M84 206 Q130 208 170 216 Q184 240 158 252 Q104 254 80 232 Q74 214 84 206 Z', t.dark) +
    line('M170 216 Q190 236 176 250', t.seam, 3) +
    shape('M48 270 Q200 284 360 270 Q362 300 336 302 H72 Q46 300 48 270 Z', '#7d5a3d') +
    oval(286, 214, 26, 10, t.light),
  'rain-boot': rubberBoot,
} satisfies Record<string, Drawing>;
