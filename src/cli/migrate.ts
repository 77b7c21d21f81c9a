import { readConfig } from '../config.js';
import { createLogger } from '../platform/http/index.js';
import { openDatabase } from '../start/open-database.js';

/** `npm run migrate`: brings the database up to date and ends. */
const config = readConfig(process.env);
const database = await openDatabase(config, createLogger('info'));
await database.close();
process.stdout.write('The database is up to date.\n');
