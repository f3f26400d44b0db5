// biome-ignore-all lint/complexity/useArrowFunction: read by every browser, however old
// biome-ignore-all lint/complexity/useOptionalChain: read by every browser, however old
/* A browser that can't show the pages is told so instead of staying white. */
(function () {
  if (window.CSS && CSS.supports && CSS.supports('aspect-ratio', '1 / 1')) return;
  document.addEventListener('DOMContentLoaded', function () {
    var note = document.createElement('div');
    note.style.cssText =
      'max-width:640px;margin:80px auto;padding:0 24px;font:16px/1.8 "Microsoft YaHei",sans-serif;color:#1b2430';
    note.innerHTML =
      '<h1 style="font-size:22px">浏览器版本过低，无法打开研修台</h1>' +
      '<p>请改用 Chrome 90、Edge 90 以上版本，或 360、QQ 浏览器的最新版（地址栏右侧切换到“极速模式”），再打开本页。</p>';
    document.body.insertBefore(note, document.body.firstChild);
  });
})();
