import type { IncomingHttpHeaders } from 'node:http';

/** Knows which web pages may call: those that are listed, and those that this host has served itself. */
export class Origins {
  private readonly listed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.listed = new Set(allowed);
  }

  /** True for a caller without `Origin`: it is no web page, so nobody's cookies are with it. */
  allows({ origin, host }: IncomingHttpHeaders): boolean {
    if (origin === undefined || this.listed.has('*') || this.listed.has(origin)) return true;
    return host !== undefined && hostOf(origin) === host;
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
