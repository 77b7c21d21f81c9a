import { access } from '../../architecture/access.js';

/** The persona under whom a root field goes furthest: whoever owns the things, or works with them. */
export function whoMay(rootField: string): string {
  const allowed: readonly string[] = access.get(rootField) ?? [];
  if (allowed.includes('CUSTOMER')) return 'customer';
  if (allowed.includes('ASSOCIATE')) return 'associate';
  if (allowed.includes('DEVICE')) return 'device';
  return allowed.includes('AGENT') ? 'agent' : 'admin';
}
