import fc from 'fast-check';
import { expect, it } from 'vitest';
import { htmlText } from '../../src/imports/csv/html-text.js';

it.each([
  ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['a<br>b<br/>c', 'a\nb\nc'],
  ['plain\ntext\n\nwith lines', 'plain\ntext\n\nwith lines'],
  ['<p>html\n  does not care</p>', 'html does not care'],
  ['Caf&eacute; &amp; th&#233; &#x20AC;5&nbsp;net', 'Café & thé €5 net'],
  ['3 < 5 and 7 > 2', '3 < 5 and 7 > 2'],
  ['a<script>alert("x")</script>b<style>p{}</style>c', 'abc'],
  ['<img src=x onerror="alert(1)">pic', 'pic'],
  ['<a title="a > b">link</a>', 'link'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;hidden', 'hidden'],
  ['<!-- note -->text', 'text'],
  ['open <b', 'open'],
  ['&unknown; &#0; &#55296;', '&unknown;'],
])('%j reads %j', (html, text) => {
  expect(htmlText(html)).toBe(text);
});

it('lets no tag through, whatever it is given', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '&lt;',
    '&gt;',
    '&amp;',
    'script',
    'b',
    ' ',
    '"',
    "'",
    '=',
    '<!--',
    '-->',
    '\n',
    'x',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      expect(htmlText(parts.join(''))).not.toMatch(/<\/?[a-z]|<[!?]/i);
    }),
    { numRuns: 2000 },
  );
});

it('takes no longer for what is made to be slow', () => {
  const startedAt = performance.now();
  for (const piece of ['<', '<a ="> ', '<script>', '</', '&#', '<!--', '&lt;'])
    htmlText(piece.repeat(50_000 / piece.length));
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
