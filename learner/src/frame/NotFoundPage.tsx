import { Link } from 'wouter-preact';
import { Page } from './Page.tsx';

export function NotFoundPage() {
  return (
    <Page title="没有这个页面" lead="网址可能不完整，或内容已经移走。">
      <p>
        <Link class="button primary" href="/">
          回到学习首页
        </Link>
      </p>
    </Page>
  );
}
