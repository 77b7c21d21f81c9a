import { useWords } from '../language/language.js';
import { zoomStep } from './picture-input.js';
import type { Moves } from './use-viewport.js';

export function PictureBar({ moves }: { readonly moves: Moves }) {
  const words = useWords().schema;
  return (
    <div className="picture-bar">
      <button type="button" onClick={() => moves.zoomBy(zoomStep)} aria-label={words.zoomIn}>
        +
      </button>
      <button type="button" onClick={() => moves.zoomBy(1 / zoomStep)} aria-label={words.zoomOut}>
        −
      </button>
      <button type="button" onClick={moves.showAll}>
        {words.fit}
      </button>
    </div>
  );
}
