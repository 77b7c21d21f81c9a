/** Written in front of this by the build: which version of the page this is, and its files, whose names are hashes. */
interface Shell {
  readonly version: string;
  readonly files: readonly string[];
}

// Workers have types of their own, which do not go with those of pages: these are the few that are needed.
interface LivingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends LivingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly shell: Shell;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', act: (event: LivingEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: AskedEvent) => void): void;
}

const worker = self as unknown as Worker;
const { shell } = worker;
const named = 'passerelle-tablet-';
const cacheName = `${named}${shell.version}`;

/** What may change without a new version of the page: asked for anew, and kept for when nobody answers. */
const fresh = new Set(['/tablet', '/tablet/settings.json']);
const kept = new Set(shell.files.filter((file) => !file.endsWith('.gz')));
const answerMs = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (fresh.has(pathname)) event.respondWith(fetchOrKept(request, pathname));
  else if (kept.has(pathname)) event.respondWith(keptOrFetch(request, pathname));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...fresh, ...kept]);
}

/** Older versions of the page are not asked for any more. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(named) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function keptOrFetch(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(pathname, { ignoreVary: true })) ?? fetch(request);
}

/** A gateway that is away, is being started, or takes too long does not keep the tablet from its work. */
async function fetchOrKept(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const before = await cache.match(pathname, { ignoreVary: true });
  try {
    const answer = await fetch(request, before ? { signal: AbortSignal.timeout(answerMs) } : {});
    if (answer.ok) await cache.put(pathname, answer.clone());
    return answer.status >= 500 && before ? before : answer;
  } catch (fault) {
    if (before) return before;
    throw fault;
  }
}
