import type { AskStep, Persona } from '../../runner/journey.js';
import { label } from '../words.js';
import { type Command, command } from './command.js';

const reads = '... on FulfilmentPayload { task { id state nextActions lines { id picked } } }';
const shows = [
  { label: label.state, path: 'task.state' },
  { label: label.nextActions, path: 'task.nextActions' },
] as const;

/** A step of the people of a location with the task `taskId`, which answers with it. */
export function taskStep(
  step: Pick<Command, 'mutation' | 'name' | 'title' | 'persona'> &
    Partial<Pick<Command, 'hint' | 'input' | 'after'>>,
): AskStep {
  const { input = {}, ...told } = step;
  return command({ ...told, input: { fulfilmentId: '{{taskId}}', ...input }, reads, shows });
}

/** Somebody accepts the task and finds all of its only line, `taskLineId`. */
export function gatherGoods(persona: Persona, quantity: number): readonly AskStep[] {
  return [
    taskStep({
      mutation: 'acceptFulfilment',
      name: 'Accept',
      title: { fr: 'Accepter la préparation', en: 'Accept the task' },
      persona,
    }),
    taskStep({
      mutation: 'pickFulfilment',
      name: 'Pick',
      title: { fr: 'Prendre les articles en rayon', en: 'Pick the goods from the shelf' },
      persona,
      input: { lines: [{ lineId: '{{taskLineId}}', picked: quantity }] },
    }),
  ];
}
