/* Runs in every browser, however old, before the page is drawn: sets the text size that the reader chose, and tells one
   that can't show the pages instead of leaving it white. */
(() => {
  try {
    if (localStorage.getItem('yanxiu.text') === 'large') document.documentElement.className = 'large-text';
  } catch (_closed) {
    /* storage is switched off: the normal size stays */
  }
  var fits =
    'CSS' in window &&
    'supports' in CSS &&
    CSS.supports('color', 'var(--a)') &&
    Array.prototype.flat &&
    'noModule' in document.createElement('script');
  if (fits) return;
  document.addEventListener('DOMContentLoaded', () => {
    var note = document.createElement('div');
    note.style.cssText =
      'max-width:560px;margin:48px auto;padding:0 20px;font:18px/1.8 "PingFang SC","Microsoft YaHei",sans-serif;color:#1b2430';
    note.innerHTML =
      '<h1 style="font-size:24px">浏览器版本过低，无法打开研修台</h1>' +
      '<p>手机请用微信打开，或把系统浏览器更新到最新版；电脑请用 Edge、Chrome，或把 360、QQ 浏览器切换到“极速模式”。</p>';
    document.body.insertBefore(note, document.body.firstChild);
  });
})();
