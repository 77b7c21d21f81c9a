import { LanguageSwitch } from '../../../parts/app/language-switch.js';
import mark from '../../../parts/app/mark.svg';
import { useWords } from '../language/language.js';
import { usePlayground } from '../session/playground.js';
import { addressOf, type View, views } from '../session/route.js';
import { PersonaSwitch } from './persona-switch.js';

/** In the journeys each step says who acts, so there is nothing to choose where personas may be played. */
export function Header({ view }: { readonly view: View }) {
  const words = useWords();
  const { personas, language } = usePlayground();
  return (
    <header className="top">
      <a className="brand" href={addressOf('journeys')}>
        <img src={mark} alt="" width="28" height="28" />
        <span className="brand-name">Passerelle</span>
        <span className="brand-what">{words.title}</span>
      </a>
      <nav aria-label={words.title}>
        <ul className="views">
          {views.map((each) => (
            <li key={each}>
              <a href={addressOf(each)} aria-current={each === view ? 'page' : undefined}>
                {words.views[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="choices">
        {(view !== 'journeys' || personas.length === 0) && <PersonaSwitch />}
        <LanguageSwitch language={language} label={words.language} />
      </div>
    </header>
  );
}
