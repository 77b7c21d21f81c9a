import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

export type Message = 'PREPARING' | 'MISSING' | 'FAILED' | 'BACK';

interface Words {
  readonly title: string;
  readonly text: string;
}

/** Shown in both languages: whoever comes here has not chosen one yet. */
const words: Readonly<Record<Message, Readonly<Record<'fr' | 'en', Words>>>> = {
  PREPARING: {
    fr: {
      title: 'Le terrain de jeu se prépare',
      text: 'C’est la première fois : comptez une demi-minute. Cette page se recharge toute seule.',
    },
    en: {
      title: 'The playground is being prepared',
      text: 'This is the first time: it takes about half a minute. This page reloads by itself.',
    },
  },
  MISSING: {
    fr: {
      title: 'Le terrain de jeu n’a pas été construit',
      text: 'Lancez « npm run build:playground », puis rechargez cette page.',
    },
    en: {
      title: 'The playground has not been built',
      text: 'Run “npm run build:playground”, then reload this page.',
    },
  },
  FAILED: {
    fr: {
      title: 'Le terrain de jeu n’a pas pu être construit',
      text: 'Le journal de la passerelle dit pourquoi. « npm run build:playground » essaie encore.',
    },
    en: {
      title: 'The playground could not be built',
      text: 'The log of the gateway says why. “npm run build:playground” tries again.',
    },
  },
  BACK: {
    fr: {
      title: 'De retour de la banque',
      text: 'Vous pouvez fermer cet onglet : le parcours continue dans l’autre.',
    },
    en: {
      title: 'Back from the bank',
      text: 'You can close this tab: the journey goes on in the other one.',
    },
  },
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

/** A page with nothing but words. While the playground is being prepared, it asks again every two seconds. */
export function sendMessage(reply: FastifyReply, message: Message): FastifyReply {
  const { fr, en } = words[message];
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
