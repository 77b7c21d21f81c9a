import 'reflect-metadata';
import {
  FileProblem,
  type ImportSummary,
  type ImportWatch,
  importProducts,
  importStock,
  importStores,
} from '../imports/index.js';
import type { Gateway } from '../platform/gateway.js';
import { ErrorsFile } from './errors-file.js';
import { type ImportCall, readImportCall } from './import-call.js';
import { ImportTeller } from './import-teller.js';
import { endWith, UsageProblem, withGateway } from './with-gateway.js';

/** `npm run import -- products|stores|stock FILE.csv`: ends with 0, with 2 where rows were refused, else with 1. */
try {
  const call = readImportCall(process.argv.slice(2));
  await withGateway((gateway) => run(gateway, call));
} catch (fault) {
  endWith(fault);
}

async function run(gateway: Gateway, call: ImportCall): Promise<number> {
  const errors = call.errorsPath === undefined ? undefined : await ErrorsFile.open(call.errorsPath);
  const teller = new ImportTeller(errors);
  try {
    const summary = await importFile(gateway, call, teller);
    teller.tell(call, summary);
    return summary.refusedRows > 0 ? 2 : 0;
  } catch (fault) {
    if (fault instanceof FileProblem) throw new UsageProblem(fault.message);
    throw fault;
  } finally {
    teller.end();
    await errors?.close();
  }
}

function importFile(
  gateway: Gateway,
  call: ImportCall,
  watch: ImportWatch,
): Promise<ImportSummary> {
  if (call.what === 'products') return importProducts(gateway, call, watch);
  return call.what === 'stores'
    ? importStores(gateway, call, watch)
    : importStock(gateway, call, watch);
}
