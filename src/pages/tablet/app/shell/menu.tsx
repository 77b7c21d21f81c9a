import { type KeyboardEvent, useRef } from 'react';
import { LanguageSwitch } from '../../../parts/app/language-switch.js';
import { useWords } from '../language/language.js';
import { useTablet } from '../session/tablet.js';
import { useWork } from '../session/work.js';

/** What is seldom needed: the language, another store, the way out. */
export function Menu() {
  const words = useWords();
  const tablet = useTablet();
  const { session } = useWork();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details className="menu" ref={menu} onKeyDown={close}>
      <summary className="button">{words.menu}</summary>
      <div className="menu-content">
        <LanguageSwitch language={tablet.language} label={words.language} />
        {session.places.length > 1 && (
          <button type="button" onClick={() => tablet.choosePlace()}>
            {words.place.change}
          </button>
        )}
        <button type="button" onClick={() => void tablet.leave()}>
          {words.place.leave}
        </button>
      </div>
    </details>
  );
}
