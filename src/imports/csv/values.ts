import { type CurrencyCode, decimalsOf, maxAmountMinor, parseMinor } from '../../kernel/money.js';
import type { Row } from './row.js';

/** An amount of money in minor units; undefined where the cell is empty. */
export function amountIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  currency: CurrencyCode,
): number | undefined {
  const text = decimalText(row, column);
  if (text === '') return undefined;
  const decimals = decimalsOf(currency);
  const example = decimals === 0 ? '4990' : `49.${'90'.padEnd(decimals, '0').slice(0, decimals)}`;
  if (!/^-?\d+(\.\d*)?$/.test(text))
    throw row.wrong(column, `is not an amount: write it like ${example}.`);
  if (text.startsWith('-') && /[1-9]/.test(text)) throw row.wrong(column, 'is negative.');
  const minor = parseMinor(text.replace(/^-|\.$/g, ''), currency);
  if (minor !== undefined) return minor;
  const fraction = (text.split('.')[1] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals)
    throw row.wrong(column, `has too many decimals: ${currency} has ${decimals}.`);
  throw row.wrong(column, `is too large: at most ${maxAmountMinor / 10 ** decimals} can be asked.`);
}

/** A whole number within bounds; undefined where the cell is empty. `12.0` is whole too. */
export function wholeIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const text = decimalText(row, column).replace(/\.0*$/, '');
  if (text === '') return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw row.wrong(column, 'is not a whole number.');
  const value = Number(text);
  if (value < least)
    throw row.wrong(column, least === 0 ? 'is negative.' : `is less than ${least}.`);
  if (value > most) throw row.wrong(column, `is more than ${most}.`);
  return value === 0 ? 0 : value;
}

/** Any number, for measures and places on the earth and never for money; undefined where the cell is empty. */
export function decimalIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const text = decimalText(row, column);
  if (text === '') return undefined;
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) throw row.wrong(column, 'is not a number.');
  const value = Number(text);
  if (value < least || value > most)
    throw row.wrong(column, `is not between ${least} and ${most}.`);
  return value;
}

const yes = new Set(['true', 'yes', 'y', '1', 'vrai', 'oui']);
const no = new Set(['false', 'no', 'n', '0', 'faux', 'non']);

/** True or false, as a spreadsheet may have translated it; `usual` where the cell is empty. */
export function flagIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  usual: boolean,
): boolean {
  const word = row.lineOf(column).toLowerCase();
  if (word === '') return usual;
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  throw row.wrong(column, 'is neither TRUE nor FALSE.');
}

/** A word of a closed list, in any case; `usual` where the cell is empty. */
export function wordIn<Column extends string, const Word extends string>(
  row: Row<Column>,
  column: Column,
  words: readonly Word[],
  usual: Word,
): Word {
  const given = row.lineOf(column);
  if (given === '') return usual;
  const word = words.find((each) => each.toLowerCase() === given.toLowerCase());
  if (word === undefined) throw row.wrong(column, `is none of ${words.join(', ')}.`);
  return word;
}

const shortenedNumber = /^\d([.,]\d+)?E\+\d+$/i;

/** A name such as an SKU or a bar code; empty where the cell is. What a spreadsheet took for a number is lost. */
export function nameIn<Column extends string>(row: Row<Column>, column: Column): string {
  const text = row.lineOf(column);
  if (shortenedNumber.test(text))
    throw row.wrong(
      column,
      'is a number that a spreadsheet has shortened: format the column as text.',
    );
  return text;
}

function decimalText<Column extends string>(row: Row<Column>, column: Column): string {
  const text = row.lineOf(column);
  return row.allowsDecimalComma ? text.replace(/^(-?\d+),(\d*)$/, '$1.$2') : text;
}
