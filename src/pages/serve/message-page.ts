import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { PageName } from '../build/front-ends.js';

export type Message = 'PREPARING' | 'MISSING' | 'FAILED' | 'BACK';

interface Words {
  readonly title: string;
  readonly text: string;
}

type Wording = Readonly<Record<'fr' | 'en', Words>>;

const names: Readonly<Record<PageName, Readonly<Record<'fr' | 'en', string>>>> = {
  playground: { fr: 'Le terrain de jeu', en: 'The playground' },
  tablet: { fr: 'La tablette', en: 'The tablet' },
};

/** Shown in both languages: whoever comes here has not chosen one yet. */
const words: Readonly<Record<Message, (page: PageName) => Wording>> = {
  PREPARING: (page) => ({
    fr: {
      title: `${names[page].fr} se prépare`,
      text: 'C’est la première fois : comptez une demi-minute. Cette page se recharge toute seule.',
    },
    en: {
      title: `${names[page].en} is being prepared`,
      text: 'This is the first time: it takes about half a minute. This page reloads by itself.',
    },
  }),
  MISSING: (page) => ({
    fr: {
      title: `${names[page].fr} attend sa construction`,
      text: `Lancez « npm run build:${page} », puis rechargez cette page.`,
    },
    en: {
      title: `${names[page].en} has not been built`,
      text: `Run “npm run build:${page}”, then reload this page.`,
    },
  }),
  FAILED: (page) => ({
    fr: {
      title: `${names[page].fr} : la construction a échoué`,
      text: `Le journal de la passerelle dit pourquoi. « npm run build:${page} » essaie encore.`,
    },
    en: {
      title: `${names[page].en} could not be built`,
      text: `The log of the gateway says why. “npm run build:${page}” tries again.`,
    },
  }),
  BACK: () => ({
    fr: {
      title: 'De retour de la banque',
      text: 'Vous pouvez fermer cet onglet : le parcours continue dans l’autre.',
    },
    en: {
      title: 'Back from the bank',
      text: 'You can close this tab: the journey goes on in the other one.',
    },
  }),
};

const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 1.5rem; box-sizing: border-box;
  background: light-dark(#f6f4ef, #16191d); color: light-dark(#1d2430, #e8e6e1); }
main { max-width: 34rem; display: grid; gap: 2rem; border-left: 4px solid light-dark(#0f5c4d, #6fd0b8); padding-left: 1.5rem; }
h1, h2 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.125rem; }
p { margin: 0; }`;

const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`;

/** A page with nothing but words. While the front end is being prepared, it asks again every two seconds. */
export function sendMessage(reply: FastifyReply, message: Message, of: PageName): FastifyReply {
  const { fr, en } = words[message](of);
  const refresh = message === 'PREPARING' ? '<meta http-equiv="refresh" content="2">' : '';
  const page = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}
<title>${fr.title} · ${en.title}</title><style>${style}</style></head>
<body><main role="status"><section><h1>${fr.title}</h1><p>${fr.text}</p></section>
<section lang="en"><h2>${en.title}</h2><p>${en.text}</p></section></main></body></html>`;
  return reply
    .code(message === 'BACK' ? 200 : 503)
    .header('content-security-policy', policy)
    .header('retry-after', '2')
    .type('text/html; charset=utf-8')
    .send(page);
}
