import { type FormEvent, useState } from 'react';
import { LanguageSwitch } from '../../../parts/app/language-switch.js';
import mark from '../../../parts/app/mark.svg';
import { enrol } from '../device/enrol.js';
import { GraphFault } from '../graph/fault.js';
import { useWords } from '../language/language.js';
import { type Entry, enterWithPassword } from '../session/identity.js';
import { useTablet } from '../session/tablet.js';

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
        <LanguageSwitch language={tablet.language} label={words.language} />
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
      <DeviceForm />
      <TokenForm />
    </main>
  );
}

/** Lets somebody in by a form, or shows the sentence that says why not. */
function useEntry(come: (form: FormData) => Promise<Entry | { readonly refused: string }>) {
  const words = useWords();
  const tablet = useTablet();
  const [trouble, setTrouble] = useState<string | null>(null);
  const enter = async (form: FormData) => {
    setTrouble(null);
    try {
      const entry = await come(form);
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
  return { trouble, submit };
}

function Refusal({ trouble }: { readonly trouble: string | null }) {
  if (trouble === null) return null;
  return (
    <p role="alert" className="notice bad">
      {trouble}
    </p>
  );
}

function PasswordForm() {
  const words = useWords();
  const { languageNow } = useTablet();
  const { trouble, submit } = useEntry((form) =>
    enterWithPassword(String(form.get('email')), String(form.get('password')), languageNow),
  );
  return (
    <form className="fields" onSubmit={submit}>
      <Refusal trouble={trouble} />
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

/** A supervisor was told a code: with it this browser becomes a tablet of their store. */
function DeviceForm() {
  const words = useWords();
  const { languageNow } = useTablet();
  const { trouble, submit } = useEntry((form) =>
    enrol(String(form.get('code')), languageNow, words.door.needsTls),
  );
  return (
    <details>
      <summary>{words.door.withCode}</summary>
      <form className="fields" onSubmit={submit}>
        <Refusal trouble={trouble} />
        <label>
          <span>{words.door.code}</span>
          <input name="code" className="code" autoComplete="off" required />
          <span className="quiet">{words.door.codeHint}</span>
        </label>
        <button type="submit">{words.door.enrol}</button>
      </form>
    </details>
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
