import type { FastifyRequest } from 'fastify';
import { type Locale, locales } from '../../kernel/refusal.js';

/** The language of a page: asked for by `?locale=`, else what the browser prefers, else English. */
export function localeOf(request: FastifyRequest): Locale {
  const { locale } = request.query as { locale?: unknown };
  const preferred = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((range) => range.trim().split(/\s*;\s*q=/))
    .map(([language = '', weight = '1']) => ({ language, weight: Number(weight) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language.slice(0, 2).toLowerCase());
  return [locale, ...preferred].find(isLocale) ?? 'en';
}

function isLocale(language: unknown): language is Locale {
  return locales.some((locale) => locale === language);
}
