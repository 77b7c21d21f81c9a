/** An error that could only come from a broken disk or a careless hand, and the promise that it breaks. */
export interface PlantedError {
  /** How the promise begins, as the doctor prints it. */
  readonly promise: string;
  readonly error: string;
  readonly statement: string;
  /** What has to be taken away first for the database to let the error in. */
  readonly withoutGuard?: string;
}

export const anHourAgo = `now() - interval '1 hour'`;
export const aNewId = 'gen_random_uuid()';
