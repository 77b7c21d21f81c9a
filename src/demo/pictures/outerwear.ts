import {
  box,
  cloth,
  type Drawing,
  disc,
  fixed,
  line,
  mirrored,
  repeated,
  shade,
  shape,
  type Tones,
} from './draw.js';

const jacketBody =
  'M150 74 L102 94 Q86 100 80 120 L38 304 L82 318 L114 206 L112 344 H288 L286 206 L318 318 L362 304 L320 120 Q314 100 298 94 L250 74 Z';
const coatBody =
  'M152 60 L106 78 Q92 84 86 104 L48 270 L88 282 L116 186 L98 356 Q98 362 104 362 H296 Q302 362 302 356 L284 186 L312 282 L352 270 L314 104 Q308 84 294 78 L248 60 Z';

const folds = mirrored(shade('M114 206 L110 150 L122 250 Z', 0.18));
const patchPocket = (t: Tones, d: string): string => shade(d, 0.08) + line(d, t.seam, 2.2);

const hood = (t: Tones): string =>
  cloth('M138 90 Q130 28 200 26 Q270 28 262 90 Q236 112 200 114 Q164 112 138 90 Z', t) +
  shape('M160 88 Q156 48 200 46 Q244 48 240 88 Q200 108 160 88 Z', t.dark) +
  line('M138 90 Q170 116 200 114 Q230 116 262 90', t.seam, 3);

export const outerwear = {
  jacket: (t) =>
    cloth(jacketBody, t) +
    folds +
    shape('M166 70 Q200 60 234 70 L200 112 Z', t.dark) +
    mirrored(cloth('M164 66 L146 82 L160 124 L200 110 Z', t)) +
    mirrored(line('M146 82 L160 124 L200 110', t.seam, 3)) +
    line('M200 110 V342', t.seam, 2.5) +
    repeated([140, 186, 232, 278, 322], (y) => disc(208, y, 5.5, t.seam)) +
    mirrored(patchPocket(t, 'M126 260 H182 V320 Q154 332 126 320 Z')) +
    patchPocket(t, 'M226 150 H272 V192 Q249 202 226 192 Z') +
    mirrored(line('M44 286 L86 300', t.seam, 2.5)),
  coat: (t) =>
    cloth(coatBody, t) +
    mirrored(shade('M116 186 L110 130 L120 240 Z', 0.18)) +
    shape('M168 56 Q200 48 232 56 L200 150 Z', t.dark) +
    mirrored(cloth('M166 50 L140 72 L128 128 L154 130 L200 176 Z', t)) +
    mirrored(line('M140 72 L128 128 L154 130 L200 176', t.seam, 3)) +
    line('M200 176 V360', t.seam, 2.5) +
    repeated([196, 240, 284], (y) => disc(178, y, 6.5, t.seam) + disc(222, y, 6.5, t.seam)) +
    mirrored(shade('M122 256 L168 250 L169 264 L123 270 Z', 0.2)) +
    line('M200 300 V360', t.dark, 3),
  'rain-jacket': (t) =>
    cloth(jacketBody, t) +
    folds +
    shade('M192 104 H208 V344 H192 Z', 0.16) +
    hood(t) +
    line('M200 112 V342', t.seam, 2.5) +
    repeated([140, 190, 240, 290], (y) => disc(200, y, 5, fixed.metal)) +
    mirrored(shade('M128 264 H178 V280 H128 Z', 0.2) + line('M128 264 H178', t.seam, 2.5)) +
    mirrored(line('M46 282 L88 296', t.seam, 4)) +
    mirrored(line('M176 112 V150', fixed.cream, 4)),
  dungarees: (t) =>
    mirrored(line('M152 132 L138 50', t.main, 16) + line('M138 50 L146 40', t.dark, 14)) +
    cloth('M146 116 H254 L264 206 H136 Z', t) +
    cloth(
      'M122 200 H278 L296 346 Q296 352 290 352 H222 Q216 352 215 346 L200 262 L185 346 Q184 352 178 352 H110 Q104 352 104 346 Z',
      t,
    ) +
    patchPocket(t, 'M172 140 H228 V180 Q200 192 172 180 Z') +
    line('M126 206 H274', t.seam, 3) +
    mirrored(disc(152, 128, 8, fixed.metal) + disc(152, 128, 3.5, fixed.metalDark)) +
    mirrored(patchPocket(t, 'M124 290 H172 V322 H118 Z') + line('M106 336 H186', t.seam, 2.5)) +
    line('M200 210 V262', t.seam, 2.5),
  apron: (t) =>
    line('M160 84 Q200 20 240 84', t.dark, 8) +
    mirrored(line('M112 176 Q70 190 52 240', t.dark, 7)) +
    cloth(
      'M158 82 H242 Q250 140 290 174 V336 Q290 348 278 348 H122 Q110 348 110 336 V174 Q150 140 158 82 Z',
      t,
    ) +
    patchPocket(t, 'M140 228 H260 V300 Q260 308 252 308 H148 Q140 308 140 300 Z') +
    line('M200 228 V308', t.seam, 2.2) +
    line('M160 92 H240', t.seam, 2.2) +
    box(206, 60, 16, 10, 3, fixed.metal),
} satisfies Record<string, Drawing>;
