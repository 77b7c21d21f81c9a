import { type FormEvent, useState } from 'react';
import { GraphFault } from '../graph/fault.js';
import { useWords } from '../language/language.js';
import mark from '../mark.svg';
import { enterWithPassword } from '../session/identity.js';
import { useTablet } from '../session/tablet.js';
import { LanguageSwitch } from './language-switch.js';

interface Props {
  readonly why: 'ENDED' | 'NOT_STAFF' | 'FAILED' | null;
}

/** Where somebody comes in: with a password, with a token, or as somebody of the demo. */
export function Door({ why }: Props) {
  const words = useWords();
  const tablet = useTablet();
  return (
    <main className="door">
      <header>
        <img src={mark} alt="" width="44" height="44" />
        <LanguageSwitch />
      </header>
      <h1>{words.door.heading}</h1>
      {why && (
        <p role="alert" className="notice bad">
          {words.door.why[why]}
        </p>
      )}
      <PasswordForm />
      {tablet.personas.length > 0 && (
        <section aria-labelledby="personas">
          <p id="personas" className="quiet">
            {words.door.personas}
          </p>
          <div className="row">
            {tablet.personas.map((persona) => (
              <button
                key={persona}
                type="button"
                onClick={() => void tablet.enter({ kind: 'PERSONA', persona })}
              >
                {words.door.persona[persona] ?? persona}
              </button>
            ))}
          </div>
        </section>
      )}
      <TokenForm />
    </main>
  );
}

function PasswordForm() {
  const words = useWords();
  const tablet = useTablet();
  const [trouble, setTrouble] = useState<string | null>(null);
  const enter = async (form: FormData) => {
    setTrouble(null);
    try {
      const entry = await enterWithPassword(
        String(form.get('email')),
        String(form.get('password')),
        tablet.languageNow,
      );
      if ('refused' in entry) setTrouble(entry.refused);
      else await tablet.enter(entry);
    } catch (fault) {
      setTrouble(fault instanceof GraphFault && fault.kind !== 'AWAY' ? fault.message : words.away);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void enter(new FormData(event.currentTarget));
  };
  return (
    <form className="fields" onSubmit={submit}>
      {trouble && (
        <p role="alert" className="notice bad">
          {trouble}
        </p>
      )}
      <label>
        <span>{words.door.email}</span>
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label>
        <span>{words.door.password}</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" className="strong">
        {words.door.enter}
      </button>
    </form>
  );
}

function TokenForm() {
  const words = useWords();
  const tablet = useTablet();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token')).trim();
    if (token !== '') void tablet.enter({ kind: 'TOKEN', token });
  };
  return (
    <details>
      <summary>{words.door.withToken}</summary>
      <form className="fields" onSubmit={submit}>
        <label>
          <span>{words.door.token}</span>
          <input name="token" type="password" autoComplete="off" required />
        </label>
        <button type="submit">{words.door.enter}</button>
      </form>
    </details>
  );
}
