import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';

interface Said {
  readonly text: string;
  readonly turn: number;
}

const shownMs = 4500;

const SayContext = createContext<(text: string) => void>(() => {});

/** Says what has happened: to the eye for a while, and to screen readers. */
export function useSay(): (text: string) => void {
  return use(SayContext);
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<Said>({ text: '', turn: 0 });
  const say = useCallback(
    (text: string) => setSaid((before) => ({ text, turn: before.turn + 1 })),
    [],
  );
  const { turn } = said;
  useEffect(() => {
    if (turn === 0) return undefined;
    const timer = setTimeout(() => setSaid({ text: '', turn: 0 }), shownMs);
    return () => clearTimeout(timer);
  }, [turn]);
  return (
    <SayContext value={say}>
      {children}
      <div role="status" className="said">
        {said.text && <p key={said.turn}>{said.text}</p>}
      </div>
    </SayContext>
  );
}
