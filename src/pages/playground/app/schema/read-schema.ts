import { getIntrospectionQuery, type IntrospectionSchema } from 'graphql';
import { modelOf, type SchemaModel } from '../../picture/schema-model.js';
import type { Playground } from '../session/playground.js';

/** Asks the gateway for its schema, as the chosen viewer. Throws with what the gateway said. */
export async function readSchema(playground: Playground): Promise<SchemaModel> {
  const answer = await playground.clientOf().ask({
    document: getIntrospectionQuery({ inputValueDeprecation: true }),
    variables: {},
    persona: 'guest',
  });
  const schema = answer.data?.['__schema'] as unknown as IntrospectionSchema | undefined;
  if (!schema) throw new Error(answer.errors?.[0]?.message ?? '');
  return modelOf(schema);
}
