import type { AskStep, JsonObject } from '../../runner/journey.js';
import { refusal } from '../fragments.js';

type Told = Pick<AskStep, 'name' | 'title'> &
  Partial<Pick<AskStep, 'hint' | 'persona' | 'after' | 'expects' | 'save' | 'shows'>>;

export interface Command extends Told {
  readonly mutation: string;
  /** The type of its input, where it is not named after the mutation. */
  readonly inputType?: string;
  readonly input: JsonObject;
  /** What is read of the answer, as fragments on its types. */
  readonly reads: string;
}

/** A mutation that is done once however often it is sent. Paths of `save` and `shows` begin behind the mutation. */
export function command({
  mutation,
  inputType,
  input,
  reads,
  save,
  shows,
  ...told
}: Command): AskStep {
  const type = inputType ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const behind = (path: string) => `${mutation}.${path}`;
  return {
    ...told,
    kind: 'ask',
    document: `
mutation ${told.name}($input: ${type}!) {
  ${mutation}(input: $input) {
    __typename
    ${refusal}
    ${reads}
  }
}`,
    variables: { input: { ...input, idempotencyKey: '{{newKey}}' } },
    ...(save && {
      save: Object.fromEntries(Object.entries(save).map(([name, path]) => [name, behind(path)])),
    }),
    ...(shows && { shows: shows.map((shown) => ({ ...shown, path: behind(shown.path) })) }),
  };
}
