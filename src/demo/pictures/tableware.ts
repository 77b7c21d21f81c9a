import {
  cloth,
  type Drawing,
  fixed,
  line,
  mirrored,
  oval,
  repeated,
  shade,
  shape,
  shine,
} from './draw.js';

const bowl: Drawing = (t) =>
  oval(200, 172, 140, 34, t.dark) +
  cloth('M60 172 Q200 224 340 172 Q336 284 246 310 V326 H154 V310 Q64 284 60 172 Z', t) +
  shade('M246 310 V326 H154 V310 Q200 320 246 310 Z', 0.2) +
  shade('M340 172 Q336 284 246 310 Q300 260 306 188 Q326 182 340 172 Z', 0.12) +
  shine('M78 196 Q90 262 140 290 Q104 250 98 204 Z');

export const tableware = {
  mug: (t) =>
    `<path d="M276 160 Q346 150 344 212 Q340 276 268 268" fill="none" stroke="${t.main}" stroke-width="24" stroke-linecap="round"/>` +
    cloth('M96 116 H284 V296 Q284 326 254 326 H126 Q96 326 96 296 Z', t) +
    oval(190, 116, 94, 22, t.light) +
    oval(190, 119, 80, 16, '#6b4630') +
    shade('M246 134 Q270 130 284 118 V296 Q284 326 254 326 H226 Q246 300 246 134 Z', 0.12) +
    shine('M112 148 H128 V290 Q116 286 112 270 Z'),
  'espresso-cup': (t) =>
    oval(200, 306, 146, 26, t.dark) +
    oval(200, 298, 146, 26, t.light) +
    `<path d="M270 190 Q324 184 318 224 Q310 258 260 252" fill="none" stroke="${t.main}" stroke-width="18" stroke-linecap="round"/>` +
    cloth('M112 160 H280 Q284 254 236 292 H156 Q108 254 112 160 Z', t) +
    oval(196, 160, 84, 20, t.light) +
    oval(196, 163, 70, 14, '#5a3826') +
    shine('M126 190 Q128 244 154 276 Q142 236 142 192 Z') +
    line('M176 112 Q164 96 178 80 Q190 64 178 50 M214 112 Q202 96 216 80', '#ffffff', 6),
  plate: (t) =>
    oval(200, 206, 152, 152, t.dark) +
    oval(200, 200, 152, 152, t.main) +
    oval(200, 200, 106, 106, t.light) +
    `<circle cx="200" cy="200" r="140" fill="none" stroke="${t.seam}" stroke-width="2.5"/>` +
    oval(200, 200, 98, 98, t.main) +
    shine('M132 150 Q160 110 216 112 Q164 128 146 180 Z', 0.3),
  bowl,
  tumbler: (t) =>
    `<g opacity="0.86">${shape('M112 92 H288 L270 318 Q268 334 250 334 H150 Q132 334 130 318 Z', t.main)}</g>` +
    `<g opacity="0.5">${shape('M119 172 H281 L270 318 Q268 334 250 334 H150 Q132 334 130 318 Z', t.dark)}</g>` +
    oval(200, 92, 88, 18, t.light) +
    oval(200, 172, 81, 14, t.light) +
    shine('M134 116 H150 L160 300 H148 Z', 0.45),
  'stem-glass': (t) =>
    oval(200, 340, 70, 14, t.main) +
    line('M200 236 V334', t.main, 14) +
    `<g opacity="0.85">${shape('M128 70 H272 Q290 226 200 246 Q110 226 128 70 Z', t.main)}</g>` +
    shape('M123 140 H277 Q276 228 200 246 Q124 228 123 140 Z', '#8e2f45') +
    oval(200, 140, 77, 12, '#a84a5e') +
    oval(200, 70, 72, 12, t.light) +
    shine('M140 92 H154 Q146 170 170 218 Q138 190 140 92 Z', 0.4),
  carafe: (t) =>
    `<g opacity="0.88">${shape('M160 56 H240 Q236 120 250 152 Q304 190 300 274 Q296 346 200 346 Q104 346 100 274 Q96 190 150 152 Q164 120 160 56 Z', t.main)}</g>` +
    `<g opacity="0.45">${shape('M108 236 Q200 256 292 236 Q300 258 300 274 Q296 346 200 346 Q104 346 100 274 Q100 258 108 236 Z', t.dark)}</g>` +
    oval(200, 56, 40, 9, t.light) +
    oval(200, 238, 93, 12, t.light) +
    shine('M136 208 Q118 240 126 284 Q138 240 154 204 Z', 0.5),
  teapot: (t) =>
    `<path d="M284 180 Q362 168 356 232 Q348 292 280 280" fill="none" stroke="${t.dark}" stroke-width="18" stroke-linecap="round"/>` +
    cloth('M124 216 Q84 214 62 160 Q54 144 38 146 L34 128 Q68 124 82 152 Q98 182 128 176 Z', t) +
    cloth(
      'M104 230 Q106 146 200 144 Q294 146 296 230 Q294 318 236 326 H164 Q106 318 104 230 Z',
      t,
    ) +
    shape('M136 160 Q200 118 264 160 Q200 180 136 160 Z', t.dark) +
    oval(200, 122, 18, 14, t.main) +
    shade('M296 230 Q294 318 236 326 H200 Q270 290 266 168 Q294 190 296 230 Z', 0.12) +
    shine('M122 220 Q128 184 154 170 Q138 204 140 250 Q124 244 122 220 Z'),
  'tea-tin': (t) =>
    cloth('M104 124 H296 V332 Q296 344 284 344 H116 Q104 344 104 332 Z', t) +
    shape('M96 84 Q96 74 106 74 H294 Q304 74 304 84 V132 H96 Z', t.dark) +
    shine('M116 140 H132 V330 H116 Z', 0.16) +
    shape('M132 176 H268 V300 H132 Z', fixed.paper) +
    shape(
      'M200 276 Q150 246 180 200 Q190 214 200 222 Q210 214 220 200 Q250 246 200 276 Z',
      t.main,
    ) +
    line('M200 284 V216', fixed.leafDark, 3) +
    mirrored(line('M140 184 H184', fixed.cork, 2.5)),
  'cook-set': (t) =>
    line('M268 268 H366', fixed.ink, 16) +
    cloth('M76 236 H280 V318 Q280 334 264 334 H92 Q76 334 76 318 Z', t) +
    oval(178, 236, 102, 18, t.light) +
    cloth('M96 154 H260 V226 Q178 250 96 226 Z', t) +
    oval(178, 154, 82, 15, t.light) +
    shade('M96 170 H260 V186 H96 Z M76 252 H280 V266 H76 Z', 0.08) +
    cloth('M110 124 H246 Q262 124 264 140 Q178 164 92 140 Q94 124 110 124 Z', t) +
    shade('M110 124 H246 Q262 124 264 140 Q178 164 92 140 Q94 124 110 124 Z', 0.16) +
    oval(178, 112, 16, 12, fixed.ink) +
    repeated([98, 116], (x) => shine(`M${x} 262 H${x + 8} V320 H${x} Z`, 0.4)),
} satisfies Record<string, Drawing>;
