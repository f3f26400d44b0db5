/* A small service worker: the app's own hashed files come from the phone, and without a network there is a page that
   says so. Answers of the server are never kept: they are personal, and hours must be what the server says. */
const shelf = 'yanxiu-learner-1';
const offlinePage = '/learner/offline.html';
const picture = '/learner/favicon.svg';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shelf)
      .then((cache) => cache.addAll([offlinePage, picture]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(offlinePage)));
  else if (pathname === picture) event.respondWith(fetch(request).catch(() => caches.match(picture)));
  else if (pathname.startsWith('/learner/assets/')) event.respondWith(fromShelf(request));
});

/** A file with its hash in its name never changes; old ones go when there are many. */
async function fromShelf(request) {
  const cache = await caches.open(shelf);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const keys = await cache.keys();
    if (keys.length > 120) await Promise.all(keys.slice(2, keys.length - 80).map((key) => cache.delete(key)));
  }
  return answer;
}
