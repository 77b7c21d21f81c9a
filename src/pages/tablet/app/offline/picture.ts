import type { Place } from '../../documents/session.js';
import type { Task } from '../../documents/tasks.js';
import { withStore } from '../device/database.js';

/** What a device showed last: whose it is, and the work of its store. It is shown again where nobody answers. */
export interface Picture {
  readonly kind: string;
  readonly name: string;
  readonly place: Place;
  readonly tasks: readonly Task[];
}

const keptAs = 'queue';

export function readPicture(): Promise<Picture | undefined> {
  return withStore<Picture | undefined>('pictures', 'readonly', (all) => all.get(keptAs));
}

export async function keepPicture(picture: Picture): Promise<void> {
  await withStore('pictures', 'readwrite', (all) => all.put(picture, keptAs));
}

/** Names of buyers stay on no tablet that is not one of the store. */
export async function forgetPicture(): Promise<void> {
  await withStore('pictures', 'readwrite', (all) => all.clear());
}
