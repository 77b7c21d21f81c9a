import { tellMatrix } from './tell-matrix.js';
import { waysToBuy } from './ways-to-buy.js';

tellMatrix(waysToBuy.filter(({ channel }) => channel === 'STORE' || channel === 'TABLET'));
