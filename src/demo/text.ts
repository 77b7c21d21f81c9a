/** A text in the two languages that the shop speaks. */
export interface LocalText {
  readonly fr: string;
  readonly en: string;
}

/** A language of the shop. */
export type Locale = keyof LocalText;

/** A text in both languages. French puts a space that never breaks before `: ; ! ?`. */
export function text(fr: string, en: string): LocalText {
  return { fr: fr.replace(/ ([:;!?»])/g, '\u00a0$1').replace(/« /g, '«\u00a0'), en };
}

/** Joins sentences of both languages, leaving out what is not given. */
export function sentences(...parts: readonly (LocalText | undefined)[]): LocalText {
  const given = parts.filter((part) => part !== undefined);
  return {
    fr: given.map((part) => part.fr).join(' '),
    en: given.map((part) => part.en).join(' '),
  };
}

/** `bonnet-cotele-en-laine-merinos` for `Bonnet côtelé en laine mérinos`. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
