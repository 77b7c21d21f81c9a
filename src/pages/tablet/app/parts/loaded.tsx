import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import type { Asked } from '../session/use-asked.js';
import { Trouble } from './trouble.js';

interface Props<A> {
  readonly asked: Asked<A> & { readonly again: () => void };
  readonly children: (answer: A) => ReactNode;
}

/** What was asked for, that it is on its way, or why it is not there. */
export function Loaded<A>({ asked, children }: Props<A>) {
  const words = useWords();
  if (asked.status === 'THERE') return children(asked.answer);
  if (asked.status === 'LOADING')
    return (
      <p role="status" className="quiet loading">
        {words.loading}
      </p>
    );
  return (
    <Trouble fault={asked.fault}>
      <button type="button" onClick={asked.again}>
        {words.again}
      </button>
    </Trouble>
  );
}
