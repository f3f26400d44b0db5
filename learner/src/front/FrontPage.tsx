import { VerifyBox } from '../credit/VerifyBox.tsx';
import { productName, usePageTitle } from '../kit/page-title.ts';
import { NoticeList } from '../notice/NoticeList.tsx';
import { GalleryStrip } from '../teaching/work/GalleryStrip.tsx';

export function FrontPage() {
  usePageTitle(productName);
  return (
    <main class="front">
      <section class="front-doors" aria-label="登录">
        <a class="front-door" href="/learner/">
          <strong>老师学习</strong>
          <span class="front-about">看课程、记学时、领证书</span>
          <span class="front-go">登录</span>
        </a>
        <a class="front-door" href="/office/">
          <strong>单位管理</strong>
          <span class="front-about">学校、教育局、承训机构</span>
          <span class="front-go">登录</span>
        </a>
        <p class="front-first">
          老师第一次使用，请先<a href="/learner/activate">激活账号</a>
        </p>
      </section>
      <div class="front-reading">
        <NoticeList />
        <GalleryStrip />
      </div>
      <section class="front-verify" aria-labelledby="verify-title">
        <h2 id="verify-title">证书查验</h2>
        <VerifyBox />
      </section>
    </main>
  );
}
