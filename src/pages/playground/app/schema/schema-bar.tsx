import type { Shown } from '../../picture/graph.js';
import { useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';

interface Props {
  readonly shown: Shown;
  readonly setShown: (shown: Shown) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly found: readonly string[];
}

const mostProposed = 8;

/** Finds a type, and chooses what else is drawn. */
export function SchemaBar({ shown, setShown, text, setText, found }: Props) {
  const words = useWords().schema;
  return (
    <search className="schema-bar">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (found[0]) location.hash = addressOf('schema', found[0]);
        }}
      >
        <input
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <p role="status" className="quiet">
        {text !== '' && words.found(found.length)}
      </p>
      {text !== '' && found.length > 0 && (
        <ul className="found">
          {found.slice(0, mostProposed).map((name) => (
            <li key={name}>
              <a href={addressOf('schema', name)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <fieldset className="also">
        <legend>{words.show}</legend>
        <label>
          <input
            type="checkbox"
            checked={shown.inputs}
            onChange={() => setShown({ ...shown, inputs: !shown.inputs })}
          />
          {words.inputs}
        </label>
        <label>
          <input
            type="checkbox"
            checked={shown.results}
            onChange={() => setShown({ ...shown, results: !shown.results })}
          />
          {words.refusals}
        </label>
      </fieldset>
    </search>
  );
}
