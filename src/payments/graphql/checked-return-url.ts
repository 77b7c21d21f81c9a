import { RequestError } from '../../platform/graphql/server/request-error.js';
import { isWebAddress } from '../domain/web-address.js';

/** The address that a buyer is sent back to, or null where none was given. */
export function checkedReturnUrl(returnUrl: string | null | undefined): string | null {
  if (returnUrl == null) return null;
  if (!isWebAddress(returnUrl))
    throw new RequestError('BAD_USER_INPUT', '`returnUrl` must be an http or https address.');
  return returnUrl;
}
