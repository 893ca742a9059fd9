// Has the browser keep the pages, so that the Bench opens without a network. Allowed on https and on this very machine only.
export function worksOffline() {
  navigator.serviceWorker?.register('/sw.js').catch(() => {}); // without it the pages still work while there is a network
}
