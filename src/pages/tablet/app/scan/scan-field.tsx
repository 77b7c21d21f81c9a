import { type FormEvent, use, useState } from 'react';
import { useWords } from '../language/language.js';
import { ScannerContext } from './scanner.js';

/** The place for codes that are typed by hand; scanners are heard everywhere. */
export function ScanField() {
  const words = useWords().scan;
  const scanner = use(ScannerContext);
  const [text, setText] = useState('');
  const take = (event: FormEvent) => {
    event.preventDefault();
    scanner.take(text);
    setText('');
  };
  return (
    <search className="scan">
      <form onSubmit={take}>
        <input
          type="search"
          aria-label={words.label}
          placeholder={words.label}
          title={words.hint}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit">{words.go}</button>
      </form>
    </search>
  );
}
