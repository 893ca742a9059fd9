// The browser's own disk (IndexedDB): a write is done when its transaction is complete with strict durability, not before.
const NAME = 'graftline-bench';
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('people', { keyPath: 'person' });
      db.createObjectStore('queue', { keyPath: 'sequence', autoIncrement: true });
      db.createObjectStore('shelf', { keyPath: 'name' });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opened = null; };
      resolve(request.result);
    };
    request.onerror = () => { opened = null; reject(request.error); };
  });
  return opened;
}

/** Runs one transaction; the promise is kept when it is on disk, with what the request answered. */
async function run(store, mode, action) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
    const request = action(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

export const put = (store, value) => run(store, 'readwrite', s => s.put(value));
export const take = (store, key) => run(store, 'readonly', s => s.get(key));
export const all = store => run(store, 'readonly', s => s.getAll());
export const drop = (store, key) => run(store, 'readwrite', s => s.delete(key));

/** Asks the browser not to clear this site when space is short; it may refuse. */
export const persist = () => navigator.storage?.persist?.().catch(() => false);
