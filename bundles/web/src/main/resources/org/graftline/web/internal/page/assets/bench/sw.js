// Keeps the pages in the browser, all of one version, and answers with them. VERSION and FILES stand above, written by the server.
// Answers of the API are never kept.
const CACHE = `graftline-${VERSION}`;
const SHELL = '/';

self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...FILES].map(path => new Request(path, { cache: 'reload', credentials: 'same-origin' })));
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  const old = (await caches.keys()).filter(name => name.startsWith('graftline-') && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && PAGES.some(page => pathname === page || (page !== '/' && pathname.startsWith(page + '/')))) event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname, request));
});

/** The server's page, which may be newer; the kept one where there is no answer. They are the same for every address. */
async function page(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(3000) });
  } catch {
    return await caches.match(SHELL, { cacheName: CACHE }) ?? Response.error();
  }
}

/** Files of this version; a file of another version comes from the server. */
async function kept(pathname, request) {
  return await caches.match(pathname, { cacheName: CACHE }) ?? fetch(request);
}
