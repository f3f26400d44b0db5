import { instantText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useRefresh } from '../kit/use-api.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import type { MyEnrolment } from './MyInfoPage.tsx';

const correctionWords = {
  asked: ['care', '更正申请已提交，由学校核对、上级审核后办理。'],
  approved: ['good', '更正已办理。'],
  returned: ['care', '更正申请已退回，请向学校管理员了解原因。'],
  withdrawn: ['', '更正申请已撤回。'],
} as const;

/** Says that the particulars are right, or opens the form that asks for a correction. */
export function CheckCard({ enrolment }: { enrolment: MyEnrolment }) {
  const act = useAct('account.checkMine');
  const refresh = useRefresh();
  const [correcting, setCorrecting] = useState(false);
  const { programId, checkedAt, correctionState } = enrolment;
  const confirm = async () => {
    if (await act.run({ programId, right: true })) refresh('account.mine');
  };
  if (correcting) return <CorrectionForm enrolment={enrolment} onClose={() => setCorrecting(false)} />;
  const words = correctionState ? correctionWords[correctionState] : null;
  return (
    <div class="stack">
      {words ? <p class={`notice ${words[0]}`}>{words[1]}</p> : null}
      {checkedAt && !words ? <p class="muted small num">{instantText(checkedAt)} 您核对过，信息无误。</p> : null}
      <Problem text={act.problem} />
      <div class="buttons">
        {checkedAt ? null : (
          <Button kind="primary" busy={act.busy} onPress={() => void confirm()}>
            信息无误
          </Button>
        )}
        {correctionState === 'asked' ? null : <Button onPress={() => setCorrecting(true)}>有误，申请更正</Button>}
      </div>
    </div>
  );
}
