import type { FastifyInstance } from 'fastify';
import { objectOf } from '../api/schemas.js';
import type { Desk } from '../desk.js';
import { html } from '../pages/html.js';
import { type CarriedType, carriedTypes, type WantedLabel } from './carrier-desk.js';

const keyPattern = /^[\x21-\x7e]{1,255}$/;
const line = { type: 'string', maxLength: 200 };
const labelSchema = objectOf(
  {
    reference: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
    weightGrams: { type: 'integer', minimum: 1, maximum: 30_000 },
    destination: objectOf(
      {
        name: line,
        line1: line,
        line2: { type: ['string', 'null'], maxLength: 200 },
        postalCode: line,
        city: line,
        countryCode: { type: 'string', pattern: '^[A-Z]{2}$' },
      },
      ['name', 'line1', 'postalCode', 'city', 'countryCode'],
    ),
  },
  ['reference', 'weightGrams', 'destination'],
);
const voidSchema = objectOf({ idempotencyKey: { type: 'string', pattern: keyPattern.source } }, [
  'idempotencyKey',
]);
const newsSchema = objectOf({ type: { enum: carriedTypes } }, ['type']);

/** Plays a carrier: labels for parcels, and what becomes of them as somebody says. */
export function addCarrierRoutes(api: FastifyInstance, { carrier, address, clock }: Desk): void {
  api.post<{ Body: WantedLabel }>(
    '/parcels',
    { schema: { body: labelSchema } },
    (request, reply) => {
      const key = String(request.headers['idempotency-key'] ?? '');
      if (!keyPattern.test(key))
        return reply.code(400).send({ error: { code: 'idempotency_key_required' } });
      const parcel = carrier.label(key, request.body);
      if (!parcel) return reply.code(422).send({ error: { code: 'address_not_served' } });
      const { id, trackingCode } = parcel;
      const labelUrl = `${address.baseUrl}/v1/parcels/${id}/label`;
      return reply.code(201).send({ id, trackingCode, labelUrl });
    },
  );
  api.post<{ Body: { idempotencyKey: string } }>(
    '/parcels/void',
    { schema: { body: voidSchema } },
    (request, reply) => {
      const outcome = carrier.void(request.body.idempotencyKey);
      if (outcome === 'voided') return reply.send({ status: 'voided' });
      const [status, code] = outcome === 'seen' ? [409, 'parcel_seen'] : [404, 'parcel_not_found'];
      return reply.code(status).send({ error: { code } });
    },
  );
  api.get<{ Params: { id: string } }>('/parcels/:id/label', (request, reply) => {
    const parcel = carrier.find(request.params.id);
    if (!parcel) return reply.code(404).send({ error: { code: 'parcel_not_found' } });
    const { reference, trackingCode, destination } = parcel;
    const { text } =
      html`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="160"><text x="20" y="40">${destination.name}</text><text x="20" y="70">${destination.postalCode} ${destination.city}</text><text x="20" y="110">${trackingCode}</text><text x="20" y="140">${reference}</text></svg>`;
    return reply.header('content-type', 'image/svg+xml').send(text);
  });
  api.post<{ Params: { id: string }; Body: { type: CarriedType } }>(
    '/parcels/:id/events',
    { schema: { body: newsSchema } },
    (request, reply) => {
      const parcel = carrier.find(request.params.id);
      if (!parcel) return reply.code(404).send({ error: { code: 'parcel_not_found' } });
      const news = carrier.newsOf(parcel.id, request.body.type, clock.now());
      carrier.tell(news);
      return reply.code(202).send(news);
    },
  );
}
