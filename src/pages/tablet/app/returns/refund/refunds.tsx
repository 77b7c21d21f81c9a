import { followOrder, type Refund } from '../../../documents/refunds.js';
import type { GoodsReturn } from '../../../documents/returns.js';
import { useFormats, useWords } from '../../language/language.js';
import { useFollow } from '../../session/use-follow.js';
import { CardOut } from './card-out.js';
import { CashOut } from './cash-out.js';

interface Props {
  readonly goods: GoodsReturn;
  readonly lookAgain: () => void;
}

/** What becomes of the money of a return: what waits for somebody, and what the counter still has to do. */
export function Refunds({ goods, lookAgain }: Props) {
  const words = useWords().refunds;
  return (
    <section className="panel" aria-labelledby="refunds-heading">
      <h2 id="refunds-heading">{words.heading}</h2>
      {goods.order && <News order={goods.order} lookAgain={lookAgain} />}
      <ul className="rows">
        {goods.refunds.map((refund) => (
          <RefundRow key={refund.id} refund={refund} lookAgain={lookAgain} />
        ))}
      </ul>
    </section>
  );
}

interface NewsProps {
  readonly order: NonNullable<GoodsReturn['order']>;
  readonly lookAgain: () => void;
}

/** The second person may agree on another tablet: what is shown here follows. */
function News({ order, lookAgain }: NewsProps) {
  useFollow(followOrder, { orderId: order.id, after: order.eventsCursor }, lookAgain);
  return null;
}

interface RowProps {
  readonly refund: Refund;
  readonly lookAgain: () => void;
}

function RefundRow({ refund, lookAgain }: RowProps) {
  const words = useWords().refunds;
  const { money } = useFormats();
  const { state, tender } = refund;
  const owed = refund.payouts.filter((payout) => payout.inCash && payout.state === 'OWED');
  const isOpen = state === 'PROCESSING';
  const card = refund.terminalRefunds.find((each) => each.state === 'SUCCEEDED');
  return (
    <li className="refund">
      <div className="row between">
        <span className="goods-name">
          <strong>{money(refund.amount)}</strong>
          <span className="quiet">{words.tenders[tender] ?? tender}</span>
        </span>
        <span className="chip" data-state={state}>
          {words.states[state] ?? state}
        </span>
      </div>
      <div role="status">
        {state === 'AWAITING_APPROVAL' && <p className="notice warn">{words.waits}</p>}
        {tender === 'GIFT_CARD' && state === 'SUCCEEDED' && (
          <p className="quiet">{words.giftCard}</p>
        )}
        {card && <p className="quiet">{words.onCard(`${card.cardBrand} ${card.cardLast4}`)}</p>}
        {tender === 'CASH' && isOpen && owed.length === 0 && <p>{words.listed}</p>}
      </div>
      {owed.map((payout) => (
        <CashOut key={payout.id} payout={payout} done={lookAgain} />
      ))}
      {tender === 'TERMINAL' && isOpen && <CardOut refund={refund} done={lookAgain} />}
    </li>
  );
}
