import type { Module } from '../platform/module.js';
import { servePictures } from './http/picture-routes.js';

export { keepPictures } from './commands/keep-pictures.js';
export type { Picture } from './data/store.js';

/** Pictures that the gateway keeps and serves itself, so that a demo needs no other address. */
export const mediaModule: Module = {
  name: 'media',
  routes: servePictures,
};
