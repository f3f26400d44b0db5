import { Hotline } from '../kit/Hotline.tsx';

/** When a part of the app could not be fetched: a poor network, or a newer version that replaced it. */
export function CouldNotStart() {
  return (
    <main class="state-panel" role="alert">
      <p class="state-title">页面没有加载完</p>
      <p class="muted">可能是网络不稳，或系统刚刚更新。请检查网络后重新打开；学习记录不受影响。</p>
      <button type="button" class="button primary" onClick={() => location.reload()}>
        重新打开
      </button>
      <Hotline lead="需要帮助请拨打" />
    </main>
  );
}
