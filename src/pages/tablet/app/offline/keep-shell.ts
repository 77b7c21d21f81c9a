/**
 * Has the browser keep what the page is made of, so that it opens without a network. Browsers do that for pages only
 * that nobody on the way can have changed; elsewhere the page works as it always did.
 */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/tablet/worker.js', { scope: '/tablet' }).catch(() => {
    // A browser that keeps nothing, such as in a private window.
  });
}
