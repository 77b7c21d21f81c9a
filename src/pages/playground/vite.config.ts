import { viteConfigOf } from '../build/vite-config.js';

export default viteConfigOf('playground');
