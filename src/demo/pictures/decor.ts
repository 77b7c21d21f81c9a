import {
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
  turned,
} from './draw.js';

const leafAt = (x: number, y: number, angle: number, length: number, fill: string): string =>
  turned(
    angle,
    x,
    y,
    shape(
      `M${x} ${y} Q${x - length * 0.32} ${y - length * 0.5} ${x} ${y - length} Q${x + length * 0.32} ${y - length * 0.5} ${x} ${y} Z`,
      fill,
    ),
  );

const twig = (x: number, y: number, lean: number): string =>
  line(`M${x} ${y} Q${x + lean * 0.3} ${y - 60} ${x + lean} ${y - 130}`, fixed.leafDark, 4) +
  leafAt(x + lean * 0.25, y - 48, lean > 0 ? 60 : -60, 36, fixed.leaf) +
  leafAt(x + lean * 0.5, y - 84, lean > 0 ? -30 : 30, 38, fixed.leafDark) +
  leafAt(x + lean, y - 128, lean * 0.5, 36, fixed.leaf);

const clayPot =
  shape('M118 244 H282 L266 340 Q264 352 252 352 H148 Q136 352 134 340 Z', '#c77a55') +
  shape('M108 222 H292 V254 H108 Z', '#b56a47') +
  shade('M108 248 H292 V254 H108 Z', 0.14);

export const decor = {
  'round-vase': (t) =>
    twig(190, 156, -46) +
    twig(206, 156, 40) +
    cloth(
      'M170 146 H230 Q226 168 236 176 Q308 204 306 270 Q302 348 200 348 Q98 348 94 270 Q92 204 164 176 Q174 168 170 146 Z',
      t,
    ) +
    oval(200, 147, 30, 8, t.dark) +
    shade('M236 176 Q308 204 306 270 Q302 348 200 348 Q286 316 236 176 Z', 0.12) +
    shine('M126 232 Q108 268 128 306 Q130 262 148 218 Z', 0.3),
  'bud-vase': (t) =>
    line('M200 150 Q206 100 194 62', fixed.leafDark, 5) +
    repeated([0, 60, 120, 180, 240, 300], (angle) =>
      turned(angle, 194, 58, oval(194, 36, 13, 22, '#e8c1b4')),
    ) +
    disc(194, 58, 12, '#d69f3f') +
    leafAt(203, 122, 62, 48, fixed.leaf) +
    cloth(
      'M184 140 H216 Q212 204 226 232 Q262 258 258 304 Q254 346 200 346 Q146 346 142 304 Q138 258 174 232 Q188 204 184 140 Z',
      t,
    ) +
    oval(200, 140, 16, 5, t.dark) +
    shade('M226 232 Q262 258 258 304 Q254 346 200 346 Q244 312 214 226 Z', 0.14) +
    shine('M164 272 Q154 296 166 320 Q168 292 178 262 Z', 0.3),
  'tall-vase': (t) =>
    repeated(
      [-70, -34, 4, 40, 76],
      (lean) =>
        line(`M200 150 Q${200 + lean * 0.4} 90 ${200 + lean} 40`, '#b79b5b', 4) +
        turned(lean * 0.4, 200 + lean, 44, oval(200 + lean, 40, 8, 28, '#d7bd84')),
    ) +
    cloth(
      'M164 140 H236 Q230 168 250 200 Q272 250 244 340 Q242 354 230 354 H170 Q158 354 156 340 Q128 250 150 200 Q170 168 164 140 Z',
      t,
    ) +
    oval(200, 140, 36, 9, t.dark) +
    shade('M250 200 Q272 250 244 340 Q242 354 230 354 H212 Q250 280 226 180 Z', 0.12) +
    line('M146 230 Q200 246 256 230', t.seam, 3) +
    shine('M164 214 Q150 260 166 312 Q168 256 178 206 Z', 0.25),
  plant: (t) =>
    repeated(
      [-64, -40, -18, 6, 30, 54],
      (lean) =>
        line(
          `M200 232 Q${200 + lean * 0.5} 160 ${200 + lean * 1.5} ${98 + Math.abs(lean) * 0.5}`,
          t.dark,
          5,
        ) +
        repeated([0.3, 0.5, 0.7, 0.9], (step) => {
          const x = 200 + lean * 1.5 * step * step + lean * step * 0.2;
          const y = 232 - (134 - Math.abs(lean) * 0.5) * step;
          return (
            leafAt(x, y, lean > 0 ? 66 : 20, 34, t.main) +
            leafAt(x, y, lean > 0 ? -20 : -66, 34, t.main)
          );
        }),
    ) + clayPot,
  'flowering-plant': (t) =>
    repeated(
      [-80, -46, -14, 20, 52, 84],
      (lean) =>
        line(
          `M200 234 Q${200 + lean * 0.4} 160 ${200 + lean} ${104 + Math.abs(lean) * 0.35}`,
          fixed.leafDark,
          5,
        ) +
        turned(
          lean * 0.35,
          200 + lean,
          104,
          repeated([60, 76, 92, 108, 124], (y) =>
            oval(200 + lean, y + Math.abs(lean) * 0.3, 13, 11, y % 32 === 28 ? t.light : t.main),
          ),
        ),
    ) +
    mirrored(leafAt(186, 236, -52, 84, fixed.leaf) + leafAt(192, 236, -22, 76, fixed.leafDark)) +
    clayPot,
  'leafy-plant': (t) =>
    repeated(
      [
        [-62, 150],
        [-28, 178],
        [6, 190],
        [38, 172],
        [68, 146],
      ] as const,
      ([angle, length]) =>
        turned(
          angle,
          200,
          236,
          line(`M200 236 V${236 - length * 0.6}`, fixed.leafDark, 6) +
            shape(
              `M200 ${236 - length * 0.4} Q${200 - 58} ${236 - length * 0.62} 200 ${236 - length - 22} Q${200 + 58} ${236 - length * 0.62} 200 ${236 - length * 0.4} Z`,
              angle % 4 === 0 ? t.main : t.dark,
            ) +
            line(`M200 ${236 - length * 0.5} V${236 - length}`, t.light, 2.5) +
            line(
              `M200 ${236 - length * 0.66} l-22 -10 M200 ${236 - length * 0.66} l22 -10 M200 ${236 - length * 0.8} l-18 -10 M200 ${236 - length * 0.8} l18 -10`,
              t.light,
              3,
            ),
        ),
    ) + clayPot,
  'small-tree': (t) =>
    line('M200 236 V150', '#8a6a48', 14) +
    disc(200, 112, 78, t.main) +
    disc(152, 134, 42, t.main) +
    disc(248, 134, 42, t.main) +
    repeated(
      [
        [160, 96],
        [196, 72],
        [234, 98],
        [176, 134],
        [216, 140],
        [252, 130],
        [146, 138],
        [204, 106],
      ] as const,
      ([x, y]) =>
        leafAt(x, y + 12, ((x * 7) % 120) - 60, 26, t.light) +
        leafAt(x + 10, y + 16, ((x * 11) % 120) - 60, 24, t.dark),
    ) +
    clayPot,
  planter: (t) =>
    repeated([-58, -30, 0, 30, 58], (angle) =>
      leafAt(
        200,
        176,
        angle,
        128 - Math.abs(angle) * 0.5,
        angle % 60 === 0 ? fixed.leaf : fixed.leafDark,
      ),
    ) +
    cloth('M92 160 H308 L284 322 Q282 340 264 340 H136 Q118 340 116 322 Z', t) +
    oval(200, 160, 108, 20, fixed.soil) +
    cloth(
      'M84 152 Q84 148 92 148 H308 Q316 148 316 152 V184 Q316 192 308 192 H92 Q84 192 84 184 Z',
      t,
    ) +
    shade('M84 178 H316 V184 Q316 192 308 192 H92 Q84 192 84 184 Z', 0.16) +
    shade('M262 192 H304 L284 322 Q282 340 264 340 H232 Z', 0.1) +
    oval(200, 348, 104, 12, t.dark),
  'watering-can': (t) =>
    `<path d="M262 178 Q344 100 350 196 Q350 268 286 282" fill="none" stroke="${t.dark}" stroke-width="14" stroke-linecap="round"/>` +
    `<path d="M150 168 Q160 84 226 84 Q282 88 280 168" fill="none" stroke="${t.dark}" stroke-width="12"/>` +
    cloth('M148 268 L66 152 L88 138 L156 218 Z', t) +
    turned(
      -34,
      74,
      142,
      cloth('M40 128 H110 L100 154 H50 Z', t) + line('M44 128 H106', t.seam, 5),
    ) +
    cloth('M140 160 H290 L302 318 Q302 334 286 334 H144 Q128 334 128 318 Z', t) +
    oval(215, 160, 75, 16, t.dark) +
    shade('M262 172 L290 160 L302 318 Q302 334 286 334 H252 Q274 290 262 172 Z', 0.12) +
    shine('M154 190 H168 L162 310 H150 Z', 0.3),
} satisfies Record<string, Drawing>;
