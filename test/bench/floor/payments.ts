import { createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { v7 } from 'uuid';
import { Prepared } from './database.js';
import { type FloorRequest, guestKey, Problem } from './request.js';

interface SandboxPayment {
  readonly id: string;
  readonly status: string;
  readonly card?: { readonly brand: string; readonly last4: string };
  readonly authorizationExpiresAt?: string;
}

const sandboxUrl = process.env['SANDBOX_URL'] ?? '';
const secretKey = process.env['SANDBOX_SECRET_KEY'] ?? '';
const webhookKey = Buffer.from(process.env['SANDBOX_WEBHOOK_SECRETS']?.slice(6) ?? '', 'base64');
const agent = new Agent({ keepAlive: true });

// Written down before the provider is asked, so that no charge is ever unknown.
const requestStatement = new Prepared<{ intent_id: string; amount_minor: number }>(
  'payment request',
  `with intent as (
    update payment_intent set state = 'PROCESSING', version = version + 1, updated_at = now()
    where order_id = $1 and guest_key = $2 and state = 'REQUIRES_PAYMENT_METHOD' and expires_at > now()
    returning id, amount_minor, currency
  ), attempt as (
    insert into payment_attempt (id, intent_id, number, state, channel, correlation_id, method, provider,
      method_token, leased_until, enquire_at, requested_at)
    select $3, id, (select count(*) + 1 from payment_attempt a where a.intent_id = intent.id), 'REQUESTED', 'WEB', '',
      'CARD', 'sandbox', $4, now() + interval '10 seconds', now() + interval '10 seconds', now()
    from intent returning id, intent_id
  ), journal as (
    insert into payment_operation (id, operation_id, intent_id, attempt_id, kind, phase, amount_minor, currency,
      provider, actor_kind, channel, correlation_id, at)
    select new_id(), a.id, i.id, a.id, 'AUTHORIZE', 'REQUESTED', i.amount_minor, i.currency, 'sandbox', 'GUEST', 'WEB',
      '', now() from attempt a join intent i on i.id = a.intent_id
  )
  select id as intent_id, amount_minor from intent`,
);

const recordStatement = new Prepared<{ number: string; total_minor: number }>(
  'payment record',
  `with attempt as (
    update payment_attempt set state = 'SUCCEEDED', provider_reference = $2, card_brand = $3, card_last4 = $4,
      method_token = null, leased_until = null, enquire_at = null, settled_at = now()
    where id = $1 and state = 'REQUESTED' returning id, intent_id
  ), intent as (
    update payment_intent i set state = 'AUTHORIZED', authorized_minor = amount_minor,
      authorization_expires_at = $5, version = version + 1, updated_at = now()
    from attempt a where i.id = a.intent_id returning i.*
  ), journal as (
    insert into payment_operation (id, operation_id, intent_id, attempt_id, kind, phase, amount_minor, currency,
      provider, provider_reference, actor_kind, channel, correlation_id, at)
    select new_id(), $1, id, $1, 'AUTHORIZE', 'SUCCEEDED', amount_minor, currency, 'sandbox', $2, 'GUEST', 'WEB', '',
      now() from intent
  ), confirmed as (
    update sales_order o set state = 'CONFIRMED', confirmed_at = now(), expires_at = null, version = o.version + 1
    from intent i where o.id = i.order_id and o.state = 'PENDING_PAYMENT' returning o.*
  ), converted as (
    update cart c set state = 'CONVERTED', version = c.version + 1, updated_at = now()
    from confirmed o where c.id = o.cart_id
  ), planned as (
    insert into fulfilment (id, order_id, order_number, kind, state, stock_from, task_at, collect_at, capture_trigger,
      collector_name, promised_at, planned_at)
    select new_id(), o.id, o.number, 'PICKUP', 'PLANNED', l.stock_from, l.stock_from, l.collect_at, 'AT_HANDOVER',
      o.first_name || ' ' || o.last_name, now() + interval '2 hours', now()
    from confirmed o cross join lateral (
      select distinct stock_from, collect_at from order_line where order_id = o.id
    ) l
    returning id, order_id, stock_from
  ), goods as (
    insert into fulfilment_line (id, fulfilment_id, order_line_id, variant_id, sku, title, quantity, total_minor, position)
    select new_id(), f.id, l.id, l.variant_id, l.sku, l.title, l.quantity, l.total_minor, l.position
    from planned f join order_line l on l.order_id = f.order_id and l.stock_from = f.stock_from
  )
  select number, total_minor from confirmed`,
);

/** Asks the provider for the money of an order, and confirms the order where it is promised. */
export async function payOrder(request: FloorRequest): Promise<unknown> {
  const { token } = request.json();
  const attemptId = v7();
  const [intent] = await requestStatement.rows([
    request.id,
    guestKey(request.guestToken),
    attemptId,
    token,
  ]);
  if (!intent) throw new Problem(404, { error: 'not_found' });
  const payment = await authorize(attemptId, {
    reference: intent.intent_id,
    amount: { minor: intent.amount_minor, currency: 'EUR' },
    paymentMethod: token,
    captureMethod: 'manual',
  });
  if (payment.status !== 'authorized') throw new Problem(402, { error: payment.status });
  const [order] = await recordStatement.rows([
    attemptId,
    payment.id,
    payment.card?.brand,
    payment.card?.last4,
    payment.authorizationExpiresAt,
  ]);
  if (!order) throw new Problem(409, { error: 'not_payable' });
  return {
    id: request.id,
    number: order.number,
    state: 'CONFIRMED',
    total: { amountMinor: order.total_minor, currency: 'EUR' },
    paymentIntent: { id: intent.intent_id, state: 'AUTHORIZED' },
  };
}

function authorize(key: string, call: object): Promise<SandboxPayment> {
  const body = JSON.stringify(call);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${secretKey}`,
    'idempotency-key': key,
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent };
    const sent = httpRequest(`${sandboxUrl}/v1/payments`, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 201) resolve(JSON.parse(Buffer.concat(parts).toString()));
        else reject(new Error(`the sandbox answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const eventStatement = new Prepared(
  'provider event',
  `insert into provider_event (provider, event_id, type, body, state, due_at, received_at, processed_at)
  values ('sandbox', $1, $2, $3, 'PROCESSED', now(), now(), now()) on conflict do nothing`,
);

/** News of the provider, kept once. Here the answer of the call has always told it before. */
export async function receiveWebhook({ headers, raw }: FloorRequest): Promise<unknown> {
  const id = String(headers['webhook-id']);
  const given = Buffer.from(String(headers['webhook-signature']).slice(3), 'base64');
  const head = `${id}.${headers['webhook-timestamp']}.`;
  const wanted = createHmac('sha256', webhookKey).update(head).update(raw).digest();
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Problem(401, { error: 'wrong_signature' });
  const text = raw.toString();
  await eventStatement.rows([id, JSON.parse(text).type, text]);
  return { received: true };
}
