/** The variables that a program is started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that cannot be used, in one sentence that names it and says what is expected. */
export class ConfigProblem extends Error {}

const minSecretLength = 32;

/** How long a call to a provider may take: its own limit, or the one for all. */
export function providerTimeout(env: Environment, name: string): number {
  const forAll = whole(env, 'PROVIDER_TIMEOUT_MS', 8000, 100, 60_000);
  return whole(env, name, forAll, 100, 60_000);
}

export function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

export function whole(
  env: Environment,
  name: string,
  usual: number,
  least: number,
  most: number,
): number {
  const value = text(env, name);
  if (value === undefined) return usual;
  if (!/^\d{1,9}$/.test(value) || Number(value) < least || Number(value) > most)
    throw new ConfigProblem(`${name} must be a whole number from ${least} to ${most}.`);
  return Number(value);
}

export function flag(env: Environment, name: string, usual: boolean): boolean {
  const value = text(env, name)?.toLowerCase();
  if (value === undefined) return usual;
  if (value !== 'true' && value !== 'false')
    throw new ConfigProblem(`${name} must be true or false.`);
  return value === 'true';
}

export function timeZone(env: Environment, name: string, usual: string): string {
  const given = text(env, name) ?? usual;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    throw new ConfigProblem(`${name} must be a time zone such as ${usual}, not "${given}".`);
  }
}

export function oneOf<const T extends readonly string[]>(
  env: Environment,
  name: string,
  allowed: T,
  usual: T[number],
): T[number] {
  const value = text(env, name) ?? usual;
  if (!allowed.includes(value))
    throw new ConfigProblem(`${name} must be one of ${allowed.join(', ')}.`);
  return value;
}

export function url(
  env: Environment,
  name: string,
  protocols: readonly string[],
): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
    throw new ConfigProblem(
      `${name} must be an address that begins with ${protocols.join(' or ')}//.`,
    );
  return value.replace(/\/$/, '');
}

export function secret(env: Environment, name: string): string | undefined {
  const value = text(env, name);
  if (value !== undefined && value.length < minSecretLength)
    throw new ConfigProblem(`${name} must have at least ${minSecretLength} characters.`);
  return value;
}

export function secrets(env: Environment, name: string): string[] {
  const values = (text(env, name) ?? '').split(',').map((each) => each.trim());
  const given = values.filter((each) => each !== '');
  if (given.some((each) => each.length < minSecretLength))
    throw new ConfigProblem(
      `${name} must be secrets of at least ${minSecretLength} characters, separated by commas.`,
    );
  return given;
}

export function origins(env: Environment, name: string): string[] {
  const values = (text(env, name) ?? '').split(',').map((each) => each.trim());
  return values
    .filter((each) => each !== '')
    .map((each) => {
      if (!URL.canParse(each) || new URL(each).origin !== each)
        throw new ConfigProblem(
          `${name} must be origins such as https://shop.example, separated by commas.`,
        );
      return each;
    });
}
