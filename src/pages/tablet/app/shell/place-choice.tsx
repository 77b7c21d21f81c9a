import { useState } from 'react';
import { useWords } from '../language/language.js';
import type { StaffSession } from '../session/staff-session.js';
import { useTablet } from '../session/tablet.js';

/** So many can be seen at a glance; more of them are searched. */
const seenAtOnce = 8;

export function PlaceChoice({ session }: { readonly session: StaffSession }) {
  const words = useWords();
  const tablet = useTablet();
  const [search, setSearch] = useState('');
  const { places } = session;
  const wanted = search.toLowerCase();
  const shown = places.filter((place) => place.name.toLowerCase().includes(wanted));
  return (
    <main className="door">
      <p className="quiet">{session.name}</p>
      <h1>{words.place.heading}</h1>
      {places.length > seenAtOnce && (
        <label className="field">
          <span>{words.place.find}</span>
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      )}
      <ul className="choices">
        {shown.map((place) => (
          <li key={place.id}>
            <button type="button" className="choice" onClick={() => tablet.workAt(session, place)}>
              <strong>{place.name}</strong>
              <span>{place.code}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="plain" onClick={() => void tablet.leave()}>
        {words.place.leave}
      </button>
    </main>
  );
}
