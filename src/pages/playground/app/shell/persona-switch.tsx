import { useWords } from '../language/language.js';
import { usePlayground, type Viewer } from '../session/playground.js';
import { useStore } from '../session/store.js';

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
        <input
          type="password"
          autoComplete="off"
          aria-label={words.persona.tokenLabel}
          placeholder={words.persona.tokenLabel}
          value={current.token}
          onChange={(event) => viewer.set({ kind: 'token', token: event.target.value.trim() })}
        />
      )}
    </div>
  );
}

function optionOf(viewer: Viewer): string {
  if (viewer.kind === 'persona') return viewer.persona;
  return viewer.kind === 'token' ? ownToken : stranger;
}
