/**
 * What a tablet keeps while it is switched off: the key of the device, what was done without a connection, and what was
 * shown last.
 */
type StoreName = 'keys' | 'operations' | 'pictures';

const name = 'passerelle-tablet';
const version = 2;

/** Does one thing with a store of the tablet's own database, and waits until it is written. */
export async function withStore<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(store, mode);
    const asked = act(transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return asked.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, version);
    asked.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        asked.result.createObjectStore('keys');
        asked.result.createObjectStore('operations', { keyPath: 'counter' });
      }
      asked.result.createObjectStore('pictures');
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
