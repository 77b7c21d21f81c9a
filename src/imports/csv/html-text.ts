/**
 * The words of an HTML text, with a line for each paragraph and list item. What comes out holds no tag, not
 * even one that was written as entities, so it does no harm where somebody shows it as HTML after all. A
 * text without any tag keeps its own line breaks. Takes time in proportion to its length, whatever it holds.
 */
export function htmlText(html: string): string {
  const isHtml = /<[a-z!/]/i.test(html);
  const words = withoutTags(isHtml ? html.replace(/\s+/g, ' ') : html);
  return withoutTags(decoded(words))
    .replace(/<+([a-z!/?])?/gi, (all, opened) => opened ?? all)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const tagStart = /^<(?:\/?([a-z][a-z0-9-]*)|[!?])/i;
const breaks = new Set(['br', 'div', 'tr', 'table', 'ul', 'ol', 'dl', 'dt', 'dd', 'hr', 'pre']);
const paragraphs = /^(p|h[1-6]|blockquote|section|article)$/;
const unspoken = new Set(['script', 'style', 'template', 'iframe', 'noscript', 'svg', 'title']);
const maxTagLength = 2000;

function withoutTags(html: string): string {
  let text = '';
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', from)) {
    text += html.slice(from, at);
    const start = tagStart.exec(html.slice(at, at + 40));
    const name = start?.[1]?.toLowerCase() ?? '';
    if (!start) text += '<';
    else text += spaceFor(name, html[at + 1] === '/');
    from = start ? endOfTag(html, at, name) : at + 1;
  }
  return text + html.slice(from);
}

function spaceFor(name: string, isClosing: boolean): string {
  if (name === 'li') return isClosing ? '' : '\n- ';
  if (paragraphs.test(name)) return '\n\n';
  return breaks.has(name) ? '\n' : '';
}

/** Behind the tag; behind all that belongs to it where that is nothing to read. A tag without an end goes on to the end. */
function endOfTag(html: string, at: number, name: string): number {
  if (html.startsWith('<!--', at)) return behind(html, '-->', at + 4);
  const close = closingBracket(html, at);
  const isOpening = html[at + 1] !== '/' && html[close - 2] !== '/';
  return unspoken.has(name) && isOpening ? behindElement(html, name, close) : close;
}

function behindElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^>]{0,100}>`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

/** A bracket in the quotes of an attribute does not end the tag. */
function closingBracket(html: string, at: number): number {
  let quote = '';
  const end = Math.min(html.length, at + maxTagLength);
  for (let place = at + 1; place < end; place += 1) {
    const char = html.charAt(place);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return place + 1;
    else if ((char === '"' || char === "'") && html[place - 1] === '=') quote = char;
  }
  return behind(html, '>', at);
}

function behind(html: string, mark: string, from: number): number {
  const place = html.indexOf(mark, from);
  return place < 0 ? html.length : place + mark.length;
}

/** The named characters of Latin-1 from U+00A0 on, in their order (HTML Living Standard, 13.5). */
const latin =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
  sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml
  Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml
  times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
  egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
  ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/);

const named = new Map<string, string>([
  ...latin.map((name, place) => [name, String.fromCharCode(0xa0 + place)] as const),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", OElig: 'Œ', oelig: 'œ' }),
  ...Object.entries({ euro: '€', hellip: '…', bull: '•', trade: '™', ndash: '–', mdash: '—' }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' }),
  ...Object.entries({ Yuml: 'Ÿ', ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '' }),
]);

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));/gi,
    (all, dec, hex, name) => {
      if (name !== undefined) return named.get(name) ?? all;
      return characterOf(dec === undefined ? Number.parseInt(hex, 16) : Number(dec));
    },
  );
}

/** A blank for a character that nobody types, or that disguises what is written. */
function characterOf(code: number): string {
  const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  const character = isScalar ? String.fromCodePoint(code) : '';
  return /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u.test(character) ? ' ' : character;
}
