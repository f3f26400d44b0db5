import { Empty } from '../kit/Empty.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';

export function NotFoundPage() {
  return (
    <PageFrame title="没有这个页面">
      <Empty
        title="没有找到这个页面"
        hint="地址可能写错了，或内容已被移除。请从左侧菜单重新进入。"
        action={<LinkButton to="/">回到首页</LinkButton>}
      />
    </PageFrame>
  );
}
