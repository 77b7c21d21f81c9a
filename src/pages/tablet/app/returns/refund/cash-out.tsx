import { handOutCash, type Refund } from '../../../documents/refunds.js';
import type { Till } from '../../../documents/selling.js';
import { useFormats, useWords } from '../../language/language.js';
import { useSay } from '../../parts/announcer.js';
import { Trouble } from '../../parts/trouble.js';
import { WithTill } from '../../sell/with-till.js';
import { useCommand } from '../../session/use-command.js';

interface Props {
  readonly payout: Refund['payouts'][number];
  readonly done: () => void;
}

/** Money leaves the till of this store, once. */
export function CashOut({ payout, done }: Props) {
  return (
    <WithTill currency={payout.amount.currency}>
      {(till) => <HandOut payout={payout} till={till} done={done} />}
    </WithTill>
  );
}

function HandOut({ payout, till, done }: Props & { readonly till: Till }) {
  const words = useWords().refunds;
  const { money } = useFormats();
  const say = useSay();
  const { run, isBusy, refused, fault } = useCommand();
  const handOut = async () => {
    if (!(await run(handOutCash, { payoutId: payout.id, tillSessionId: till.id }))) return;
    say(words.did.handOut);
    done();
  };
  return (
    <div className="step">
      <Trouble refused={refused} fault={fault} />
      <button
        type="button"
        className="strong wide"
        aria-disabled={isBusy}
        onClick={() => void handOut()}
      >
        {words.handOut(money(payout.amount))}
      </button>
    </div>
  );
}
