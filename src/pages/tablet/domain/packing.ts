import type { PackedParcel } from '../documents/parcel-steps.js';
import type { TaskLine } from '../documents/tasks.js';

/** A box on the packing table: what it weighs, as it was typed, and how many of each line lie in it. */
export interface Box {
  readonly weight: string;
  readonly units: Readonly<Record<string, number>>;
}

type Lines = readonly Pick<TaskLine, 'id' | 'picked'>[];

/** Everything that was found, in one box: most parcels are like that. */
export function allInOne(lines: Lines): readonly Box[] {
  return [
    { weight: '', units: Object.fromEntries(lines.map(({ id, picked }) => [id, picked ?? 0])) },
  ];
}

/** What of a line lies on the table and in no box. */
export function leftOf(line: Lines[number], boxes: readonly Box[]): number {
  return boxes.reduce((left, box) => left - (box.units[line.id] ?? 0), line.picked ?? 0);
}

/** So many units of a line lie in one box; never more than were found. */
export function putInto(
  boxes: readonly Box[],
  index: number,
  line: Lines[number],
  units: number,
): readonly Box[] {
  return boxes.map((box, at) => {
    if (at !== index) return box;
    const most = leftOf(line, boxes) + (box.units[line.id] ?? 0);
    const put = Math.min(Math.max(0, units), most);
    return { ...box, units: { ...box.units, [line.id]: put } };
  });
}

/** The boxes as they are closed; null as long as goods are left, a box is empty, or nobody has weighed one. */
export function closedParcels(lines: Lines, boxes: readonly Box[]): readonly PackedParcel[] | null {
  if (lines.some((line) => leftOf(line, boxes) > 0)) return null;
  const parcels = boxes.map(({ weight, units }) => ({
    weightGrams: Number(weight),
    lines: lines
      .map(({ id }) => ({ lineId: id, quantity: units[id] ?? 0 }))
      .filter(({ quantity }) => quantity > 0),
  }));
  const isWhole = parcels.every(
    (parcel) =>
      Number.isInteger(parcel.weightGrams) && parcel.weightGrams > 0 && parcel.lines.length > 0,
  );
  return isWhole ? parcels : null;
}
