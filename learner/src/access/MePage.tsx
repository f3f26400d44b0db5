import { Link, useLocation } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import { useLargeText } from '../frame/large-text.ts';
import { Page } from '../frame/Page.tsx';
import { useMe, useSession } from '../frame/session.tsx';
import { Button } from '../kit/Button.tsx';
import { Hotline } from '../kit/Hotline.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import './me.css';

/** Mine: my particulars, the text size, where I am signed in, help, log-out. */
export function MePage() {
  const me = useMe();
  return (
    <Page title="我的" lead={`${me.name}老师`}>
      <TextSize />
      <nav class="card link-rows" aria-label="我的账号">
        <Row href="/me/info" word="本人信息" about="姓名、单位、手机号、密码，有误可申请更正" />
        {me.isTrainee ? <Row href="/messages" word="消息" about="班级通知、简报、退回的作业和结果" /> : null}
        <Row href="/me/sessions" word="登录设备" about="看在哪些设备上登录着，可以让它退出" />
        <Row href="/help" word="使用帮助" about="怎样计学时、常见问题、联系谁" />
      </nav>
      {me.assignments.length > 0 ? (
        <p>
          <a class="button wide" href="/office/">
            进入单位管理
          </a>
        </p>
      ) : null}
      <div class="card me-hotline">
        <Hotline />
        <p class="muted">账号、名单、信息更正先找学校管理员，最快。</p>
      </div>
      <LogOut />
    </Page>
  );
}

function Row({ href, word, about }: { href: string; word: string; about: string }) {
  return (
    <Link href={href}>
      <span>
        {word}
        <span class="muted small">{about}</span>
      </span>
      <Icon name="next" size={20} />
    </Link>
  );
}

function TextSize() {
  const [large, setLarge] = useLargeText();
  return (
    <fieldset class="card me-text">
      <legend class="visually-hidden">字号</legend>
      <span aria-hidden="true">字号</span>
      <div class="me-sizes">
        <button type="button" aria-pressed={!large} onClick={() => setLarge(false)}>
          标准
        </button>
        <button type="button" class="me-large" aria-pressed={large} onClick={() => setLarge(true)}>
          大字
        </button>
      </div>
    </fieldset>
  );
}

function LogOut() {
  const { become } = useSession();
  const [, go] = useLocation();
  const act = useAct('access.logOut');
  const leave = async () => {
    if (!(await act.run({}))) return;
    become(null);
    go('/login', { replace: true });
  };
  return (
    <>
      <Problem text={act.problem} />
      <Button wide busy={act.busy} onPress={() => void leave()}>
        退出登录
      </Button>
    </>
  );
}
