import { useRef } from 'react';
import { useStore } from '../../../parts/app/store.js';
import { useWords } from '../language/language.js';
import { usePlayground, type Viewer } from '../session/playground.js';

const ownToken = '(token)';
const stranger = '(stranger)';

/** Chooses who asks: one of the personas, the holder of a token, or a stranger. */
export function PersonaSwitch() {
  const { personas, viewer } = usePlayground();
  const current = useStore(viewer);
  const words = useWords();
  const choose = (value: string) => {
    const persona = personas.find((each) => each === value);
    if (persona) viewer.set({ kind: 'persona', persona });
    else viewer.set(value === ownToken ? { kind: 'token', token: '' } : { kind: 'stranger' });
  };
  return (
    <div className="persona">
      <label>
        <span>{words.persona.label}</span>
        <select value={optionOf(current)} onChange={(event) => choose(event.target.value)}>
          {personas.map((each) => (
            <option key={each} value={each}>
              {words.personas[each]}
            </option>
          ))}
          <option value={stranger}>{words.persona.stranger}</option>
          <option value={ownToken}>{words.persona.ownToken}</option>
        </select>
      </label>
      {current.kind === 'token' && (
        <TokenField
          label={words.persona.tokenLabel}
          use={(token) => viewer.set({ kind: 'token', token })}
        />
      )}
    </div>
  );
}

interface TokenProps {
  readonly label: string;
  readonly use: (token: string) => void;
}

/** A token is used when it is there as a whole: half of one would only be refused. */
function TokenField({ label, use }: TokenProps) {
  const field = useRef<HTMLInputElement>(null);
  const take = () => use(field.current?.value.trim() ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <input
        ref={field}
        type="password"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        onBlur={take}
      />
    </form>
  );
}

function optionOf(viewer: Viewer): string {
  if (viewer.kind === 'persona') return viewer.persona;
  return viewer.kind === 'token' ? ownToken : stranger;
}
