const shape = /^instalments:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What pays the part of an order that is paid later. It is good for that order alone. */
export function planToken(planId: string): string {
  return `instalments:${planId}`;
}

/** The plan that a token stands for; undefined where it is none of a plan. */
export function planOfToken(token: string): string | undefined {
  return shape.exec(token)?.[1];
}
