/** What a buyer wants to collect. */
export interface WantedLine {
  readonly variantId: string;
  readonly quantity: number;
}

/** How many of a variant a store can hand over to this buyer. */
export interface FreeStock {
  readonly variantId: string;
  readonly available: number;
  /** May be promised without being there. */
  readonly backOrderable: boolean;
}

export const pickupKinds = ['WHOLE', 'TRANSFER', 'PARTIAL', 'NONE'] as const;
/** Has a store the whole basket, can it have it with what others send, can it have part of it, or none? */
export type PickupKind = (typeof pickupKinds)[number];

export const pickupSources = ['HERE', 'TRANSFER', 'NOWHERE'] as const;
/** Does a line lie in the store, can it be sent there, or neither? */
export type PickupSource = (typeof pickupSources)[number];

export interface PickupLine extends WantedLine {
  readonly available: number;
  readonly backOrderable: boolean;
  /** True where the store can promise all of the quantity. */
  readonly isAvailable: boolean;
  readonly source: PickupSource;
  /** When it can be collected; null where it cannot. */
  readonly readyAt: Date | null;
}

/** A line that others can send in full, and when it is there. */
export interface SentLine {
  readonly variantId: string;
  readonly arrivesAt: Date;
}

/** Gathers lines of the same variant, so that two halves are not found available one by one. */
export function mergeLines(lines: readonly WantedLine[]): WantedLine[] {
  const quantities = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
  return [...quantities].map(([variantId, quantity]) => ({ variantId, quantity }));
}

/** The lines of which a store can promise less than is wanted. */
export function missingLines(
  wanted: readonly WantedLine[],
  shelves: readonly FreeStock[],
): WantedLine[] {
  const free = new Map(shelves.map((item) => [item.variantId, item]));
  return wanted.filter((line) => !isHere(line, free.get(line.variantId)));
}

function isHere({ quantity }: WantedLine, item: FreeStock | undefined): boolean {
  return item !== undefined && (item.backOrderable || item.available >= quantity);
}

/**
 * What of the basket can be collected at one store, and when. A line comes from its shelves or from elsewhere, as a
 * whole: one that is there in part counts as missing. All that can be had is there at the latest of the instants.
 */
export function pickupOption(
  wanted: readonly WantedLine[],
  shelves: readonly FreeStock[],
  { sent, readyAt }: { readonly sent: readonly SentLine[]; readonly readyAt: () => Date },
): {
  readonly kind: PickupKind;
  readonly lines: readonly PickupLine[];
  readonly readyAt: Date | null;
} {
  const free = new Map(shelves.map((item) => [item.variantId, item]));
  const arrivals = new Map(sent.map((line) => [line.variantId, line.arrivesAt]));
  const hasSome = wanted.some((line) => isHere(line, free.get(line.variantId)));
  const ready = hasSome ? readyAt() : null;
  const lines = wanted.map((line): PickupLine => {
    const item = free.get(line.variantId);
    const { available = 0, backOrderable = false } = item ?? {};
    const told = { ...line, available, backOrderable, isAvailable: isHere(line, item) };
    if (told.isAvailable) return { ...told, source: 'HERE', readyAt: ready };
    const arrivesAt = arrivals.get(line.variantId) ?? null;
    return { ...told, source: arrivesAt ? 'TRANSFER' : 'NOWHERE', readyAt: arrivesAt };
  });
  return { kind: kindOf(lines), lines, readyAt: latestOf(lines) };
}

function kindOf(lines: readonly PickupLine[]): PickupKind {
  const count = (source: PickupSource) => lines.filter((line) => line.source === source).length;
  if (count('HERE') === lines.length) return 'WHOLE';
  if (count('NOWHERE') === lines.length) return 'NONE';
  return count('NOWHERE') === 0 ? 'TRANSFER' : 'PARTIAL';
}

function latestOf(lines: readonly PickupLine[]): Date | null {
  const instants = lines.flatMap((line) => line.readyAt?.getTime() ?? []);
  return instants.length > 0 ? new Date(Math.max(...instants)) : null;
}
