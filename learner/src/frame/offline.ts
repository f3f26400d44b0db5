/** Registers the small service worker that keeps the app's own files and an offline page. */
export function watchForNewVersion(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/learner/sw.js').catch(() => undefined);
  });
  if (document.readyState === 'complete') navigator.serviceWorker.register('/learner/sw.js').catch(() => undefined);
}
