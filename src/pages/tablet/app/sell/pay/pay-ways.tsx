import { type PaymentMethod, waysToPay } from '../../../documents/selling.js';
import { useWords } from '../../language/language.js';
import { Loaded } from '../../parts/loaded.js';
import { useTablet } from '../../session/tablet.js';
import { useAsked } from '../../session/use-asked.js';
import { sandboxCard } from '../sandbox-card.js';

/** A way to pay whose token is known here. */
export interface Way {
  readonly family: string;
  readonly label: string;
  readonly token: string;
}

interface Props {
  readonly cartId: string;
  readonly isBusy: boolean;
  readonly pay: (way: Way) => Promise<void>;
}

export function PayWays({ cartId, isBusy, pay }: Props) {
  const words = useWords().sell;
  const { personas } = useTablet();
  const asked = useAsked(waysToPay, { cartId });
  return (
    <Loaded asked={asked}>
      {({ eligiblePaymentMethods }) => {
        const ways = waysOf(eligiblePaymentMethods ?? [], personas.length > 0, words.testCard);
        if (ways.length === 0) return <p className="notice">{words.noMethod}</p>;
        return (
          <div className="step">
            {ways.map((way) => (
              <button
                key={way.family}
                type="button"
                className="wide"
                aria-disabled={isBusy}
                onClick={() => void pay(way)}
              >
                {way.label}
              </button>
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}

/** Those whose token is known here: the same for everybody, or the demo's card. */
function waysOf(methods: readonly PaymentMethod[], isDemo: boolean, testCard: string): Way[] {
  return methods
    .filter((method) => method.eligible)
    .flatMap(({ family, label, token }) => {
      if (token !== null) return [{ family, label, token }];
      if (family === 'CARD' && isDemo)
        return [{ family, label: `${label} · ${testCard}`, token: sandboxCard }];
      return [];
    });
}
