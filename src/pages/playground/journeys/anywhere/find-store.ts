import type { AskStep } from '../../runner/journey.js';
import { demo } from '../demo.js';
import { label } from '../words.js';

/** Finds the store of the personas and keeps its `storeId`, or another one under a name of its own. */
export function findStore(
  step: Pick<AskStep, 'title'> & Partial<Pick<AskStep, 'name' | 'persona'>>,
  { code = demo.storeCode, saveAs = 'storeId' }: { code?: string; saveAs?: string } = {},
): AskStep {
  const name = step.name ?? 'FindStore';
  return {
    ...step,
    kind: 'ask',
    name,
    document: `
query ${name}($code: String!) {
  location(code: $code) { id name isOpen }
}`,
    variables: { code },
    save: { [saveAs]: 'location.id' },
    shows: [{ label: label.store, path: 'location.name' }],
  };
}
