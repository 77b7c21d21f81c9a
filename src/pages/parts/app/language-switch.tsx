import { type Language, languages } from './language.js';
import { type Store, useStore } from './store.js';

const names = { fr: 'Français', en: 'English' } as const;

interface Props {
  readonly language: Store<Language>;
  /** What is chosen here, for those who do not see it. */
  readonly label: string;
}

export function LanguageSwitch({ language, label }: Props) {
  const current = useStore(language);
  return (
    <fieldset className="segments languages">
      <legend className="unseen">{label}</legend>
      {languages.map((each) => (
        <label key={each} lang={each}>
          <input
            type="radio"
            name="language"
            aria-label={names[each]}
            checked={each === current}
            onChange={() => language.set(each)}
          />
          <span aria-hidden="true">{each.toUpperCase()}</span>
        </label>
      ))}
    </fieldset>
  );
}
