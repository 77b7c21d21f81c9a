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
  type Tones,
} from './draw.js';

const waistband = (t: Tones): string =>
  shade('M132 48 H268 L270 70 H130 Z', 0.12) +
  line('M130 70 H270', t.seam, 2.2) +
  repeated([150, 176, 224, 250], (x) => box(x - 3, 46, 6, 28, 2, t.dark)) +
  disc(200, 59, 5, fixed.metal);

const legs =
  'M132 48 H268 L292 350 Q292 358 284 358 H228 Q220 358 219 350 L200 160 L181 350 Q180 358 172 358 H116 Q108 358 108 350 Z';

const fly = (t: Tones): string =>
  line('M200 70 V150 M200 70 H214 V118 Q212 134 200 140', t.seam, 2.2);

export const bottoms = {
  trousers: (t) =>
    cloth(legs, t) +
    waistband(t) +
    fly(t) +
    mirrored(
      line('M134 74 L156 74 Q150 104 126 122', t.seam, 2.4) +
        line('M158 120 L146 352', t.seam, 1.8) +
        shade('M200 160 L181 350 L168 358 L176 240 Z', 0.1),
    ),
  jeans: (t) =>
    cloth(legs, t) +
    waistband(t) +
    fly(t) +
    mirrored(
      line('M140 72 Q146 106 170 104 Q182 102 184 72', t.seam, 2.4) +
        line('M127 122 L112 344', t.seam, 1.8) +
        shade('M108 338 L182 338 L180 358 L108 358 Z', 0.16) +
        `<path d="M150 190 Q146 250 150 300" fill="none" stroke="#fff" stroke-width="26" stroke-linecap="round" opacity="0.1"/>`,
    ),
  shorts: (t) =>
    cloth(
      'M124 96 H276 L306 282 Q306 290 298 290 H222 Q215 290 213 284 L200 206 L187 284 Q185 290 178 290 H102 Q94 290 94 282 Z',
      t,
    ) +
    shade('M124 96 H276 L279 118 H121 Z', 0.12) +
    line('M121 118 H279', t.seam, 2.2) +
    line('M200 118 V206', t.seam, 2.2) +
    mirrored(
      line('M128 122 L152 122 Q146 152 116 164', t.seam, 2.4) +
        shade('M97 264 H190 L187 284 Q185 290 178 290 H102 Q94 290 94 282 Z', 0.14) +
        line('M190 118 V176', fixed.cream, 4),
    ),
  skirt: (t) =>
    cloth('M146 66 H254 L330 330 Q266 356 200 356 Q134 356 70 330 Z', t) +
    shade('M146 66 H254 L258 88 H142 Z', 0.14) +
    line('M142 88 H258', t.seam, 2.2) +
    mirrored(
      shade('M170 92 L136 346 L164 352 L178 92 Z', 0.08) +
        shade('M150 92 L92 336 L112 342 L156 92 Z', 0.08),
    ) +
    line('M76 318 Q136 342 200 342 Q264 342 324 318', t.seam, 2),
  dress: (t) =>
    cloth(
      'M160 46 L128 62 L98 120 L136 138 L148 118 L150 184 L88 340 Q140 362 200 362 Q260 362 312 340 L250 184 L252 118 L264 138 L302 120 L272 62 L240 46 L200 92 Z',
      t,
    ) +
    line('M160 46 L200 92 L240 46', t.seam, 6) +
    shade('M150 184 H250 L254 200 H146 Z', 0.22) +
    line('M200 92 V184', t.seam, 2) +
    mirrored(
      shade('M176 200 L150 354 L172 358 L184 200 Z', 0.08) +
        shade('M160 200 L108 344 L124 350 L166 200 Z', 0.08),
    ) +
    line('M94 330 Q144 350 200 350 Q256 350 306 330', t.seam, 2),
  socks: (t) => {
    const sock = `${cloth('M120 70 H196 V220 Q196 236 208 246 L256 290 Q270 312 252 330 Q234 344 210 334 L140 288 Q120 274 120 250 Z', t)}${shade('M120 70 H196 V104 H120 Z', 0.14)}${shade('M120 236 Q148 234 152 262 L146 292 Q122 276 120 250 Z', 0.2)}${shade('M238 274 L256 290 Q270 312 252 330 Q238 342 222 338 Q214 306 238 274 Z', 0.2)}${line('M136 76 V98 M152 76 V98 M168 76 V98 M184 76 V98', t.seam, 2)}`;
    return `<g transform="translate(58 -16)">${sock}</g><g transform="translate(-26 18)">${sock}</g>`;
  },
} satisfies Record<string, Drawing>;
