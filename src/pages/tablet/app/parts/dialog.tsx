import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../language/language.js';

interface Props {
  readonly heading: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A question in front of everything else: the browser keeps the focus in it, and gives it back. */
export function Dialog({ heading, close, children }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id={id}>{heading}</h2>
        <button type="button" className="plain" onClick={close}>
          {words.close}
        </button>
      </header>
      {children}
    </dialog>
  );
}
