import {
  box,
  cloth,
  type Drawing,
  dashed,
  disc,
  fixed,
  line,
  mirrored,
  oval,
  repeated,
  shade,
  shape,
  shine,
  type Tones,
  turned,
} from './draw.js';

const beanie: Drawing = (t) =>
  cloth('M92 250 Q86 92 200 92 Q314 92 308 250 Z', t) +
  repeated([128, 164, 200, 236, 272], (x) =>
    line(`M${x} 236 Q${x * 0.6 + 80} 150 ${x * 0.3 + 140} 104`, t.seam, 2.2),
  ) +
  cloth(
    'M80 238 Q80 226 92 226 H308 Q320 226 320 238 V292 Q320 304 308 304 H92 Q80 304 80 292 Z',
    t,
  ) +
  shade(
    'M80 238 Q80 226 92 226 H308 Q320 226 320 238 V292 Q320 304 308 304 H92 Q80 304 80 292 Z',
    0.12,
  ) +
  repeated([104, 128, 152, 176, 200, 224, 248, 272, 296], (x) =>
    line(`M${x} 234 V296`, t.seam, 2.2),
  );

const glove: Drawing = (t) =>
  cloth(
    'M96 330 V196 Q96 184 88 172 L66 138 Q58 122 72 114 Q84 108 94 122 L112 148 V86 Q112 72 124 72 Q136 72 136 86 V70 Q136 56 148 56 Q160 56 160 70 V82 Q160 68 172 68 Q184 68 184 82 V106 Q184 94 195 94 Q206 94 206 108 V220 Q206 240 198 256 V330 Z',
    t,
  ) +
  shade('M96 286 H198 V330 H96 Z', 0.16) +
  line('M136 88 V150 M160 84 V150 M184 108 V156', t.seam, 2.5) +
  repeated([112, 130, 148, 166, 184], (x) => line(`M${x} 292 V324`, t.seam, 2));

const frame = (t: Tones, lens: string): string =>
  mirrored(
    shape(lens, '#5d6a70') + shine('M90 190 L130 176 L106 236 Z', 0.18) + line(lens, t.main, 14),
  ) +
  line('M184 196 Q200 182 216 196', t.main, 13) +
  mirrored(line('M70 190 L40 182', t.main, 13));

export const accessories = {
  cap: (t) =>
    cloth('M84 238 Q80 110 196 108 Q300 110 302 238 Q192 214 84 238 Z', t) +
    line('M196 108 V224 M196 108 Q134 134 128 228 M196 108 Q262 134 260 226', t.seam, 2.4) +
    cloth(
      'M84 238 Q192 206 302 236 Q356 246 372 282 Q376 296 360 292 Q230 258 96 262 Q82 258 84 238 Z',
      t,
    ) +
    shade(
      'M84 238 Q192 206 302 236 Q356 246 372 282 Q376 296 360 292 Q230 258 96 262 Q82 258 84 238 Z',
      0.2,
    ) +
    dashed('M110 246 Q230 232 346 274', t.seam, 2) +
    disc(196, 106, 9, t.dark),
  beanie,
  'bobble-hat': (t) =>
    beanie(t) +
    disc(200, 80, 40, t.light) +
    repeated([0, 45, 90, 135, 180, 225, 270, 315], (angle) =>
      turned(angle, 200, 80, disc(200, 46, 10, t.light)),
    ) +
    repeated([20, 80, 140, 200, 260, 320], (angle) =>
      turned(angle, 200, 80, line('M200 70 V54', t.seam, 2.5)),
    ),
  'straw-hat': (t) =>
    oval(200, 256, 164, 48, t.main) +
    shade('M36 256 Q60 300 200 304 Q340 300 364 256 Q330 284 200 286 Q70 284 36 256 Z', 0.14) +
    shape('M116 248 Q118 120 200 118 Q282 120 284 248 Q200 274 116 248 Z', t.main) +
    repeated([146, 170, 194], (y) =>
      line(`M${y < 160 ? 138 : 124} ${y} Q200 ${y + 20} ${y < 160 ? 262 : 276} ${y}`, t.seam, 2),
    ) +
    shape('M117 214 Q200 240 283 214 L284 248 Q200 274 116 248 Z', '#7a3b33') +
    line('M60 258 Q200 300 340 258', t.seam, 1.8),
  scarf: (t) =>
    cloth('M118 110 Q200 52 282 110 Q300 128 282 148 Q200 200 118 148 Q100 128 118 110 Z', t) +
    shape('M142 116 Q200 84 258 116 Q200 150 142 116 Z', t.dark) +
    cloth('M150 150 L214 162 L206 340 H138 Z', t) +
    cloth('M206 166 L262 144 L276 290 L214 298 Z', t) +
    shade('M206 166 L226 158 L232 296 L214 298 Z', 0.16) +
    repeated([144, 158, 172, 186, 200], (x) => line(`M${x} 340 V362`, t.main, 5)) +
    repeated([220, 234, 248, 262, 272], (x) => line(`M${x} 294 L${x + 3} 314`, t.main, 5)) +
    line('M146 156 Q176 170 212 164', t.seam, 2.5),
  gloves: (t) =>
    `<g transform="translate(-8 20) scale(0.92)">${glove(t)}</g><g transform="translate(408 8) scale(-0.92 0.92)">${glove(t)}</g>`,
  belt: (t) =>
    `<circle cx="200" cy="204" r="104" fill="none" stroke="${t.main}" stroke-width="40"/>` +
    `<circle cx="200" cy="204" r="118" fill="none" stroke="${t.seam}" stroke-width="2" stroke-dasharray="7 6"/>` +
    `<circle cx="200" cy="204" r="90" fill="none" stroke="${t.seam}" stroke-width="2" stroke-dasharray="7 6"/>` +
    cloth('M196 286 H318 Q340 288 340 308 Q340 328 318 330 H196 Z', t) +
    shade('M196 286 H318 Q340 288 340 308 Q340 328 318 330 H196 Z', 0.08) +
    repeated([238, 264, 290], (x) => disc(x, 308, 4, t.seam)) +
    line(
      'M160 276 H214 Q222 276 222 284 V332 Q222 340 214 340 H160 Q152 340 152 332 V284 Q152 276 160 276 Z',
      fixed.metalDark,
      9,
    ) +
    line('M152 308 H214', fixed.metalDark, 6),
  sunglasses: (t) => frame(t, 'M66 210 A58 58 0 1 1 182 210 A58 58 0 1 1 66 210 Z'),
  'square-sunglasses': (t) =>
    frame(
      t,
      'M76 166 H176 Q186 166 184 178 L176 242 Q173 258 158 258 H96 Q80 258 76 242 L66 178 Q65 166 76 166 Z',
    ),
  pouch: (t) =>
    cloth(
      'M64 136 Q64 124 76 124 H324 Q336 124 336 136 V276 Q336 290 322 290 H78 Q64 290 64 276 Z',
      t,
    ) +
    shade('M64 148 H336 V136 Q336 124 324 124 H76 Q64 124 64 136 Z', 0.16) +
    line('M76 148 H324', fixed.metalDark, 4) +
    dashed('M76 164 H324', t.seam, 2) +
    box(298, 144, 12, 36, 5, fixed.metal) +
    box(170, 212, 60, 32, 4, t.dark),
  'belt-bag': (t) =>
    line('M30 168 Q70 176 96 190 M370 168 Q330 176 304 190', t.dark, 20) +
    cloth(
      'M92 172 Q94 156 110 156 H290 Q306 156 308 172 L300 246 Q296 278 262 278 H138 Q104 278 100 246 Z',
      t,
    ) +
    shade('M96 206 H304 L300 246 Q296 278 262 278 H138 Q104 278 100 246 Z', 0.1) +
    line('M108 182 H292', fixed.metalDark, 4) +
    line('M118 214 H282', t.seam, 3) +
    box(284, 178, 10, 30, 4, fixed.metal) +
    box(36, 158, 24, 28, 5, fixed.ink),
} satisfies Record<string, Drawing>;
