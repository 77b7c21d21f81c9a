import {
  box,
  cloth,
  type Drawing,
  dashed,
  disc,
  fixed,
  line,
  mirrored,
  repeated,
  shade,
  shape,
  type Tones,
} from './draw.js';

const longBody =
  'M150 78 L104 96 Q88 102 82 122 L38 300 L78 314 L116 196 L116 336 Q116 344 124 344 L276 344 Q284 344 284 336 L284 196 L322 314 L362 300 L318 122 Q312 102 296 96 L250 78 Q200 112 150 78 Z';
const armFolds = mirrored(shade('M116 196 L112 150 L124 240 Z', 0.16));
const cuffs = mirrored(shade('M38 300 L78 314 L82 302 L42 288 Z', 0.14));

const ribbedHem = ({ seam }: Tones): string =>
  shade('M116 318 H284 V336 Q284 344 276 344 H124 Q116 344 116 336 Z', 0.1) +
  repeated([140, 160, 180, 200, 220, 240, 260], (x) => line(`M${x} 322 V340`, seam, 1.5));

const crewNeck = (t: Tones): string =>
  shape('M150 78 Q200 66 250 78 Q200 112 150 78 Z', t.dark) +
  line('M150 78 Q200 114 250 78', t.seam, 7);

const button = (x: number, y: number): string =>
  disc(x, y, 4.5, fixed.paper) + disc(x, y, 1.6, '#8a8376');

const shortBody = (t: Tones): string =>
  cloth(
    'M148 80 L104 96 Q92 101 84 114 L44 182 L90 210 L114 180 L114 336 Q114 344 122 344 L278 344 Q286 344 286 336 L286 180 L310 210 L356 182 L316 114 Q308 101 296 96 L252 80 Q200 124 148 80 Z',
    t,
  ) +
  mirrored(shade('M114 180 L110 146 L122 220 Z', 0.16) + line('M50 186 L88 208', t.seam, 2.5)) +
  line('M118 334 H282', t.seam, 2);

const crewCollar = (t: Tones): string =>
  shape('M148 80 Q200 66 252 80 Q200 124 148 80 Z', t.dark) +
  line('M148 80 Q200 126 252 80', t.seam, 7);

const openFront = (t: Tones): string =>
  shape('M162 76 Q200 66 238 76 L200 168 Z', t.dark) + line('M162 76 L200 168 L238 76', t.seam, 7);

const buttonedBody = (t: Tones): string =>
  cloth(longBody, t) +
  armFolds +
  cuffs +
  shape('M160 74 Q200 60 240 74 L200 112 Z', t.dark) +
  line('M200 110 V342', t.seam, 2) +
  repeated([136, 176, 216, 256, 296], (y) => button(206, y)) +
  line('M224 156 H266 V196 L245 206 L224 196 Z', t.seam, 2);

const hooded = (t: Tones): string =>
  cloth(longBody, t) +
  armFolds +
  cuffs +
  ribbedHem(t) +
  cloth('M138 92 Q132 34 200 32 Q268 34 262 92 Q236 122 200 128 Q164 122 138 92 Z', t) +
  shape('M160 90 Q156 52 200 50 Q244 52 240 90 Q200 122 160 90 Z', t.dark) +
  line('M160 90 Q200 122 240 90', t.seam, 3) +
  line('M184 112 V166', fixed.cream, 4) +
  line('M216 112 V172', fixed.cream, 4);

const longSleeve: Drawing = (t) => cloth(longBody, t) + armFolds + cuffs + crewNeck(t);

const sweater: Drawing = (t) => longSleeve(t) + ribbedHem(t);

export const tops = {
  't-shirt': (t) => shortBody(t) + crewCollar(t),
  'v-neck': (t) =>
    shortBody(t) +
    shape('M148 80 Q200 66 252 80 L200 148 Z', t.dark) +
    line('M148 80 L200 150 L252 80', t.seam, 7),
  'pocket-t-shirt': (t) =>
    shortBody(t) +
    crewCollar(t) +
    shade('M222 164 H266 V204 L244 214 L222 204 Z', 0.08) +
    line('M222 164 H266 V204 L244 214 L222 204 Z M222 174 H266', t.seam, 2.2),
  'long-sleeve': longSleeve,
  sweater,
  'roll-neck': (t) =>
    sweater(t) +
    cloth('M150 82 Q146 56 154 44 Q200 34 246 44 Q254 56 250 82 Q200 108 150 82 Z', t) +
    shade('M150 82 Q148 72 148 66 Q200 88 252 66 Q252 72 250 82 Q200 108 150 82 Z', 0.12) +
    line('M154 48 Q200 58 246 48', t.seam, 2.5),
  cardigan: (t) =>
    cloth(longBody, t) +
    armFolds +
    cuffs +
    ribbedHem(t) +
    openFront(t) +
    line('M200 168 V342', t.seam, 2.5) +
    shade('M200 168 L211 168 L211 344 L200 344 Z', 0.07) +
    repeated([190, 222, 254, 286, 318], (y) => button(206, y)) +
    mirrored(line('M134 268 H176 V306 H134 Z', t.seam, 2)),
  shirt: (t) =>
    buttonedBody(t) +
    mirrored(cloth('M160 70 Q150 78 148 92 L170 124 L200 108 Q172 94 160 70 Z', t)) +
    mirrored(line('M148 92 L170 124 L200 108', t.seam, 2.5)),
  'band-collar-shirt': (t) =>
    buttonedBody(t) +
    mirrored(cloth('M158 66 Q150 74 150 84 Q176 112 200 116 L200 104 Q172 94 158 66 Z', t)) +
    mirrored(line('M158 66 Q172 94 200 104 M150 84 Q176 112 200 116', t.seam, 2.2)),
  hoodie: (t) =>
    hooded(t) +
    shade('M146 256 H254 L272 306 H128 Z', 0.1) +
    line('M146 256 H254 M146 256 L128 306 M254 256 L272 306', t.seam, 2.5),
  'zip-hoodie': (t) =>
    hooded(t) +
    mirrored(line('M158 262 L140 308', t.seam, 3)) +
    line('M200 122 V342', t.dark, 9) +
    dashed('M200 124 V340', fixed.metal, 3) +
    box(195, 118, 10, 20, 4, fixed.metal),
  fleece: (t) =>
    cloth(longBody, t) +
    armFolds +
    cuffs +
    cloth('M152 82 Q148 58 156 48 Q200 40 244 48 Q252 58 248 82 Q200 106 152 82 Z', t) +
    shade('M104 96 L150 78 Q200 112 250 78 L296 96 L292 156 H108 Z', 0.12) +
    line('M200 52 V196', t.dark, 8) +
    dashed('M200 54 V192', fixed.cream, 2.5) +
    box(196, 192, 8, 20, 3, fixed.cream) +
    line('M228 170 H264', t.dark, 5),
} satisfies Record<string, Drawing>;
