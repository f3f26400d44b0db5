import { instantText } from '@yanxiu/ui/words';
import { useMe, useSession } from '../frame/session.tsx';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useApi } from '../kit/use-api.ts';

/** What I agreed to and when. */
export function AgreedNotice({ at }: { at: string }) {
  return (
    <details class="card door-more">
      <summary>个人信息处理说明</summary>
      <p class="muted small num">您在 {instantText(at)} 阅读并同意。</p>
      <Notice />
    </details>
  );
}

function Notice() {
  const privacy = useApi('account.privacy', {}, { staleMs: 3_600_000 });
  return (
    <>
      {privacy.data?.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}

/** The privacy notice, whole, to be read and agreed to: a newer one, or the first for whom none is recorded. */
export function NewNotice({ isUpdate }: { isUpdate: boolean }) {
  const privacy = useApi('account.privacy', {});
  const act = useAct('account.consent');
  const me = useMe();
  const { become } = useSession();
  const agree = async () => {
    if (!privacy.data || !(await act.run({ consentVersion: privacy.data.version }))) return;
    become({ ...me, consentDue: false });
  };
  return (
    <section class="card stack" aria-label="个人信息处理说明">
      <h2>{isUpdate ? '个人信息处理说明有更新' : '请阅读个人信息处理说明'}</h2>
      <Notice />
      <Problem text={act.problem} />
      <Button kind="primary" busy={act.busy || !privacy.data} onPress={() => void agree()}>
        已阅读并同意
      </Button>
    </section>
  );
}
