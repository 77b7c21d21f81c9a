import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { ManualClock } from '../../src/kernel/clock.js';
import { partsOf } from '../support/app.js';
import { bank, type Heard, type Told } from './walked-gateway.js';

const [databaseUrl = '', sandboxUrl = '', begin = ''] = process.argv.slice(2);
const clock = new ManualClock(new Date(begin));
const app = await createApp(partsOf({ clock, workers: 0, env: bank }, databaseUrl, sandboxUrl));
const url = await app.listen();

process.on('message', ({ moveTo }: Told) => {
  clock.set(new Date(moveTo));
  say({ movedTo: moveTo });
});
// Whoever has started it is gone: nobody will ask anything more.
process.on('disconnect', () => void app.close().finally(() => process.exit(0)));
say({ url });

function say(heard: Heard): void {
  process.send?.(heard);
}
