import { useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';

const ways = ['sell', 'tags'] as const;

/** Goods are looked for by their name or number, or read by their tags. */
export function WayToFind({ way }: { readonly way: (typeof ways)[number] }) {
  const words = useWords().tags;
  const labels = { sell: words.byArticle, tags: words.byTag };
  return (
    <nav className="ways" aria-label={words.way}>
      {ways.map((each) => (
        <a key={each} href={addressOf(each)} aria-current={each === way ? 'page' : undefined}>
          {labels[each]}
        </a>
      ))}
    </nav>
  );
}
