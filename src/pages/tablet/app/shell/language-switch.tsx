import { useStore } from '../../../parts/app/store.js';
import { useWords } from '../language/language.js';
import { languages } from '../language/words.js';
import { useTablet } from '../session/tablet.js';

const names = { fr: 'Français', en: 'English' } as const;

export function LanguageSwitch() {
  const { language } = useTablet();
  const current = useStore(language);
  return (
    <fieldset className="segments">
      <legend className="unseen">{useWords().language}</legend>
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
