import { type Journey, personaOf } from '../../runner/journey.js';

/** The header by which a tab says who acts in it. It stays in the browser. */
export const personaHeader = 'persona';

interface Tab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

/** The operations of a journey, as they stand in it: with the names of what earlier steps keep. */
export function tabsOf(journey: Journey): Tab[] {
  return journey.steps.flatMap((step) => {
    if (step.kind === 'visit') return [];
    return [
      {
        query: `${step.document.trim()}\n`,
        variables: JSON.stringify(step.variables, null, 2),
        headers: JSON.stringify({ [personaHeader]: personaOf(journey, step) }, null, 2),
      },
    ];
  });
}
