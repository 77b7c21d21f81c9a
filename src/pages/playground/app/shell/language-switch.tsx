import { useStore } from '../../../parts/app/store.js';
import { useWords } from '../language/language.js';
import { languages } from '../language/words.js';
import { usePlayground } from '../session/playground.js';

const names = { fr: 'Français', en: 'English' } as const;

export function LanguageSwitch() {
  const { language } = usePlayground();
  const current = useStore(language);
  return (
    <fieldset className="languages">
      <legend className="unseen">{useWords().language}</legend>
      {languages.map((each) => (
        <label key={each} lang={each}>
          <input
            type="radio"
            name="language"
            value={each}
            checked={each === current}
            onChange={() => language.set(each)}
          />
          <span title={names[each]}>{each.toUpperCase()}</span>
        </label>
      ))}
    </fieldset>
  );
}
