import { useSyncExternalStore } from 'react';

/** Says that the network is away, for as long as it is. */
export function OfflineBar() {
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  if (online) return null;
  return (
    <p className="offline-bar" role="status">
      网络已断开，恢复后可继续；已填写的内容不会丢失。
    </p>
  );
}

function watchNetwork(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
