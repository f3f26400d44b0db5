import { Button } from 'antd';
import { usePageTitle } from '../kit/page-title.ts';
import { useAct } from '../kit/use-api.ts';
import { DemoBar } from './DemoBar.tsx';
import { type Me, useSession } from './session.tsx';

/** A teacher without an office role has come to the wrong door. */
export function TraineeOnly({ me }: { me: Me }) {
  usePageTitle('管理端');
  const { leave } = useSession();
  const logOut = useAct('access.logOut', { rereads: false, onDone: leave });
  return (
    <div className="frame">
      <DemoBar />
      <main className="alone">
        <h1>{me.name}，您好</h1>
        <p className="muted">
          {me.isTrainee
            ? '这里是学校和教育局的管理端。学习、作业和成绩请到学习平台查看。'
            : '您还没有管理角色。请联系上级单位的管理员为您授权。'}
        </p>
        <div className="alone-buttons">
          {me.isTrainee ? (
            <Button type="primary" href="/learner/">
              到学习平台
            </Button>
          ) : null}
          <Button onClick={() => logOut.mutate({})}>退出登录</Button>
        </div>
      </main>
    </div>
  );
}
