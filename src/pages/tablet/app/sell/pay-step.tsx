import {
  type PaymentMethod,
  type Placed,
  placeOrder,
  type Quote,
  waysToPay,
} from '../../documents/selling.js';
import { useFormats, useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { Trouble } from '../parts/trouble.js';
import { useFocus } from '../parts/use-focus.js';
import { useTablet } from '../session/tablet.js';
import { useAsked } from '../session/use-asked.js';
import { useCommand } from '../session/use-command.js';
import { sandboxCard } from './sandbox-card.js';

interface Props {
  readonly quote: Quote;
  readonly back: () => void;
  readonly proceed: (placed: Placed, family: string) => void;
}

interface Way {
  readonly family: string;
  readonly label: string;
  readonly token: string;
}

/** What it costs, and the ways to pay that this tablet can take. */
export function PayStep({ quote: { cart }, back, proceed }: Props) {
  const words = useWords().sell;
  const { money } = useFormats();
  const heading = useFocus<HTMLHeadingElement>(cart.id);
  const { personas } = useTablet();
  const asked = useAsked(waysToPay, { cartId: cart.id });
  const { run, isBusy, refused, fault } = useCommand();
  const pay = async ({ family, token }: Way) => {
    const placed = await run(placeOrder, {
      cartId: cart.id,
      paymentMethodToken: token,
      expectedTotalMinor: cart.totals.total.amountMinor,
      returnUrl: `${location.origin}/tablet`,
    });
    if (placed) proceed(placed, family);
  };
  return (
    <>
      <h2 id="basket-heading" ref={heading} tabIndex={-1}>
        {words.pay}
      </h2>
      <dl className="totals">
        {(['items', 'shipping', 'total'] as const).map((part) => (
          <div key={part}>
            <dt>{words[part]}</dt>
            <dd>{money(cart.totals[part])}</dd>
          </div>
        ))}
      </dl>
      {cart.problems.map(({ message }) => (
        <p key={message} className="notice warn">
          {message}
        </p>
      ))}
      <Trouble refused={refused} fault={fault} />
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
      <button type="button" className="plain" onClick={back}>
        {words.change}
      </button>
    </>
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
