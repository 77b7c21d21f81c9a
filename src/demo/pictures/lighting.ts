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

const halo = (x: number, y: number, r: number): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fixed.glow}" opacity="0.45"/>`;

const linenShade = (d: string): string =>
  `${shape(d, '#f0e3c8')}<path d="${d}" fill="${fixed.glow}" opacity="0.6"/>`;

export const lighting = {
  'table-lamp': (t) =>
    halo(200, 130, 128) +
    linenShade('M146 58 H254 L306 190 H94 Z') +
    line('M94 190 H306', '#d9c69c', 5) +
    line('M200 190 V216', fixed.metalDark, 12) +
    cloth(
      'M178 214 H222 Q280 250 276 300 Q270 338 236 342 H164 Q130 338 124 300 Q120 250 178 214 Z',
      t,
    ) +
    shade('M222 214 Q280 250 276 300 Q270 338 236 342 H212 Q262 300 206 214 Z', 0.14) +
    shine('M150 264 Q140 294 152 320 Q158 290 168 256 Z'),
  'globe-lamp': (t) =>
    halo(200, 170, 134) +
    disc(200, 170, 92, '#fdf3d6') +
    `<circle cx="200" cy="170" r="70" fill="${fixed.glow}" opacity="0.7"/>` +
    cloth('M152 246 H248 V262 Q248 270 240 270 H160 Q152 270 152 262 Z', t) +
    cloth('M168 270 H232 L264 326 Q266 342 250 342 H150 Q134 342 136 326 Z', t) +
    shade('M214 270 H232 L264 326 Q266 342 250 342 H226 Z', 0.14) +
    line('M136 336 Q96 338 70 322', fixed.ink, 5),
  'desk-lamp': (t) =>
    `<path d="M150 126 L70 296 H262 Z" fill="${fixed.glow}" opacity="0.5"/>` +
    box(206, 322, 140, 22, 10, t.main) +
    line('M276 322 L318 204 L186 112', t.dark, 12) +
    disc(318, 204, 13, fixed.metal) +
    disc(276, 320, 13, fixed.metal) +
    `<g transform="rotate(-12 160 120)">${cloth('M104 150 Q108 78 166 72 Q224 78 228 150 Z', t)}${box(150, 56, 32, 22, 6, t.dark)}${oval(166, 150, 62, 12, '#fff3cd')}</g>` +
    disc(186, 108, 11, fixed.metal),
  'floor-lamp': (t) =>
    halo(200, 104, 116) +
    line('M200 150 V226', fixed.metalDark, 10) +
    line('M200 216 L128 362 M200 216 L272 362 M200 216 L208 362', t.main, 12) +
    linenShade('M148 44 H252 L294 156 H106 Z') +
    line('M106 156 H294', '#d9c69c', 5) +
    disc(200, 218, 12, t.dark),
  pendant: (t) =>
    line('M200 0 V104', fixed.ink, 5) +
    `<path d="M74 252 L20 380 H380 L326 252 Z" fill="${fixed.glow}" opacity="0.42"/>` +
    box(182, 92, 36, 36, 8, t.dark) +
    cloth('M66 250 Q78 124 200 120 Q322 124 334 250 Z', t) +
    repeated([118, 158, 200, 242, 282], (x) =>
      line(`M${x} 248 Q${200 + (x - 200) * 0.7} 170 ${200 + (x - 200) * 0.25} 124`, t.seam, 1.8),
    ) +
    line('M86 206 Q200 182 314 206', t.seam, 1.8) +
    oval(200, 250, 134, 18, '#fff3cd') +
    disc(200, 258, 26, '#fffaf0'),
  'globe-pendant': (t) =>
    line('M200 0 V84', fixed.ink, 5) +
    halo(200, 210, 156) +
    disc(200, 210, 128, t.main) +
    `<circle cx="200" cy="214" r="92" fill="${fixed.glow}" opacity="0.55"/>` +
    repeated([110, 140, 172, 206, 240, 272, 302], (y) => {
      const half = Math.round(Math.sqrt(128 * 128 - (y - 210) * (y - 210)));
      return line(`M${200 - half} ${y} Q200 ${y + 12} ${200 + half} ${y}`, t.seam, 2);
    }) +
    box(184, 78, 32, 14, 5, fixed.ink),
  lantern: (t) =>
    mirrored(line('M122 124 Q120 48 200 48', fixed.metalDark, 8)) +
    halo(200, 204, 122) +
    cloth('M132 128 Q138 96 200 96 Q262 96 268 128 Z', t) +
    box(126, 124, 148, 18, 6, t.dark) +
    box(136, 142, 128, 128, 10, '#fff4d2') +
    repeated([160, 200, 240], (x) => line(`M${x} 144 V268`, '#e6d29b', 3)) +
    oval(200, 212, 26, 36, fixed.flame) +
    oval(200, 220, 14, 22, '#fff3cd') +
    cloth('M120 268 H280 V322 Q280 342 260 342 H140 Q120 342 120 322 Z', t) +
    box(180, 292, 40, 20, 8, t.dark),
  candle: (t) =>
    halo(200, 108, 66) +
    shape('M200 66 Q224 100 214 122 Q200 138 186 122 Q176 100 200 66 Z', fixed.flame) +
    shape('M200 94 Q210 112 204 124 Q200 130 196 124 Q190 112 200 94 Z', '#fff3cd') +
    line('M200 130 V166', fixed.ink, 4) +
    `<g opacity="0.9">${shape('M104 158 H296 V318 Q296 342 272 342 H128 Q104 342 104 318 Z', '#dfe6e2')}</g>` +
    shape('M114 182 Q200 198 286 182 V316 Q286 332 270 332 H130 Q114 332 114 316 Z', '#f6ecd8') +
    oval(200, 184, 86, 13, '#fdf6e6') +
    shape('M142 224 H258 V306 H142 Z', t.main) +
    line('M164 256 H236 M176 276 H224', fixed.paper, 4) +
    shine('M120 178 H132 V312 H120 Z', 0.5),
} satisfies Record<string, Drawing>;
