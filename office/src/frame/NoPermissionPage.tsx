import { Empty } from '../kit/Empty.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useMe } from './session.tsx';

export function NoPermissionPage() {
  const { assignment, assignments } = useMe();
  const others = assignments.filter((one) => one.id !== assignment?.id);
  return (
    <PageFrame title="不能打开这个页面">
      <Empty
        title={`您现在的角色（${assignment?.roleName ?? '无'}）不能打开这个页面`}
        hint={
          others.length > 0
            ? '您还有其他角色，可在右上角切换后再打开；如需这项权限，请联系上级单位的管理员。'
            : '如需这项权限，请联系上级单位的管理员。'
        }
        action={<LinkButton to="/">回到首页</LinkButton>}
      />
    </PageFrame>
  );
}
