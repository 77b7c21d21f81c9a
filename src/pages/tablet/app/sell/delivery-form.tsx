import { type FormEvent, useState } from 'react';
import { type Cart, createCart, type NewCart } from '../../documents/cart.js';
import { isRefused, type Refused } from '../../documents/document.js';
import { whereIsIt } from '../../documents/goods.js';
import type { Basket } from '../../domain/basket.js';
import { faultFrom, GraphFault } from '../graph/fault.js';
import { useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { Trouble } from '../parts/trouble.js';
import { useAsked } from '../session/use-asked.js';
import { useWork } from '../session/work.js';
import { AddressFields, ContactFields } from './contact-fields.js';
import { type Delivery, DeliveryOptions } from './delivery-options.js';

/** Nobody reads more of them out to a customer. */
const shownPlaces = 5;

interface Props {
  readonly basket: Basket;
  readonly proceed: (cart: Cart) => void;
}

interface Failure {
  readonly refused?: Refused;
  readonly fault?: GraphFault;
}

/** How the goods reach the customer, and who that is. */
export function DeliveryForm({ basket, proceed }: Props) {
  const words = useWords().sell;
  const { session, queue } = useWork();
  const { latitude, longitude } = queue.place.point;
  const lines = basket.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const near = { latitude, longitude };
  const asked = useAsked(whereIsIt, { input: { lines, near, includeNone: false } });
  const [delivery, setDelivery] = useState<Delivery>();
  const [failure, setFailure] = useState<Failure>({});
  const ask = async (form: FormData, to: Delivery) => {
    setFailure({});
    try {
      const input = newCart(form, lines, to);
      const { createCart: outcome } = await session.ask(createCart, { input });
      if (isRefused(outcome)) setFailure({ refused: outcome });
      else proceed(outcome.cart);
    } catch (fault) {
      setFailure({
        fault: faultFrom(fault),
      });
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (delivery) void ask(new FormData(event.currentTarget), delivery);
  };
  return (
    <form className="step" onSubmit={submit}>
      <Loaded asked={asked}>
        {({ pickupOptions }) => (
          <DeliveryOptions
            here={queue.place.id}
            options={pickupOptions.slice(0, shownPlaces)}
            chosen={delivery}
            choose={setDelivery}
          />
        )}
      </Loaded>
      {delivery?.kind === 'COUNTER' ? (
        <details className="in-part">
          <summary>{words.contactIfWanted}</summary>
          <ContactFields isNeeded={false} />
        </details>
      ) : (
        <ContactFields isNeeded />
      )}
      {delivery?.kind === 'SHIP' && <AddressFields />}
      <Trouble refused={failure.refused} fault={failure.fault} />
      <button type="submit" className="strong wide" aria-disabled={delivery === undefined}>
        {words.quote}
      </button>
    </form>
  );
}

function newCart(form: FormData, lines: NewCart['lines'], delivery: Delivery): NewCart {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const [firstName, lastName] = [text('firstName'), text('lastName')];
  const phone = text('phone');
  const isNobody = [firstName, lastName, text('email')].every((each) => each === '');
  const isSent = delivery.kind === 'SHIP';
  return {
    lines,
    contact: isNobody
      ? null
      : { email: text('email'), firstName, lastName, phone: phone === '' ? null : phone },
    fulfilment: { kind: delivery.kind, locationId: delivery.locationId },
    shippingAddress: isSent
      ? {
          name: `${firstName} ${lastName}`,
          line1: text('line1'),
          postalCode: text('postalCode'),
          city: text('city'),
          countryCode: 'FR',
        }
      : null,
  };
}
