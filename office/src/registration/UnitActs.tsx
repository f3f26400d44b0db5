import { errorText } from '@yanxiu/ui/api-error';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { useAct } from '../kit/use-api.ts';
import { ExtensionDialog } from './ExtensionDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { ScanDialog } from './ScanDialog.tsx';
import type { Unit } from './unit-words.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
}

type Dialog = 'return' | 'returnToClerk' | 'unlock' | 'confirmFor' | 'scan' | 'askExtension' | 'decideExtension';

/** The one thing that is next for this reader as the primary button, the rest beside it. */
export function UnitActs({ programId, unit }: Props) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const ref = { programId, schoolId: unit.schoolId };
  return (
    <>
      <OtherActs programId={programId} unit={unit} onDialog={setDialog} />
      <PrimaryAct programId={programId} unit={unit} />
      <ReturnDialog programId={programId} unit={unit} open={dialog === 'return'} onClose={() => setDialog(null)} />
      <ScanDialog programId={programId} unit={unit} open={dialog === 'scan'} onClose={() => setDialog(null)} />
      <ExtensionDialog
        programId={programId}
        unit={unit}
        open={dialog === 'askExtension' ? 'ask' : dialog === 'decideExtension' ? 'decide' : null}
        onClose={() => setDialog(null)}
      />
      <ReasonedAct
        stem="registration.returnToClerk"
        open={dialog === 'returnToClerk'}
        unitRef={ref}
        title="退回填报人修改"
        effect="名单回到填报状态，内容不会丢失。"
        submit="退回"
        onClose={() => setDialog(null)}
      />
      <ReasonedAct
        stem="registration.unlock"
        open={dialog === 'unlock'}
        unitRef={ref}
        title={`解锁“${unit.schoolName}”的名单`}
        effect="名单回到审核状态，刚开通的账号收回，缴费单恢复为暂定。"
        submit="解锁"
        onClose={() => setDialog(null)}
      />
      <ReasonedAct
        stem="registration.confirmFor"
        open={dialog === 'confirmFor'}
        unitRef={ref}
        title={`代“${unit.schoolName}”确认`}
        effect="用于填报人就是校（园）长，或单位没有校长账号的情况；经过里会注明由上级代为确认。"
        submit="代为确认并上报"
        usual={['填报人就是校（园）长', '教学点没有校长账号']}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

function PrimaryAct({ programId, unit }: Props) {
  const ref = { programId, schoolId: unit.schoolId };
  const submit = useSubmit();
  const confirm = useAct('registration.confirm', { done: '已确认，名单已上报' });
  const approve = useAct('registration.approve', { done: '已通过，报送上一级' });
  const lock = useAct('registration.lock', { done: '已锁定，账号随即开通' });
  const many = { programId, schoolIds: [unit.schoolId] };
  const { state } = unit;
  const { assignment } = useMe();
  const isOwn = assignment?.orgId === unit.schoolId;
  if (state === 'locked') return <ChangeButton unit={unit} />;
  if (state === 'submitted' && offers(unit.allowed, 'lock')) {
    const isLast = unit.waitingAt === unit.route.at(-1)?.level;
    if (isLast)
      return (
        <ActionButton
          type="primary"
          loading={lock.isPending}
          blocked={reasonFor(unit.allowed, 'lock')}
          onClick={() => lock.mutate(many)}
        >
          通过并锁定
        </ActionButton>
      );
    return (
      <ActionButton
        type="primary"
        loading={approve.isPending}
        blocked={reasonFor(unit.allowed, 'approve')}
        onClick={() => approve.mutate(many)}
      >
        通过，报送上一级
      </ActionButton>
    );
  }
  // once it has gone up there is nothing left to confirm
  if (state !== 'submitted' && offers(unit.allowed, 'confirm')) {
    return (
      <ActionButton
        type="primary"
        showReason
        loading={confirm.isPending}
        blocked={reasonFor(unit.allowed, 'confirm')}
        onClick={() => confirm.mutate(ref)}
      >
        确认并上报
      </ActionButton>
    );
  }
  if ((state === 'draft' || state === 'returned') && offers(unit.allowed, 'submit')) {
    return (
      <ActionButton
        type={isOwn ? 'primary' : 'default'}
        loading={submit.busy}
        blocked={reasonFor(unit.allowed, 'submit')}
        onClick={() => submit.send(ref)}
      >
        {isOwn ? '提交校长确认' : '代为提交校长确认'}
      </ActionButton>
    );
  }
  return null;
}

/** What stands against handing in stays on the screen while the clerk mends it. */
function useSubmit() {
  const { notification } = App.useApp();
  const key = 'registration.submit';
  const submit = useAct('registration.submit', {
    done: '已提交，等待校长确认',
    quiet: true,
    onDone: () => notification.destroy(key),
  });
  const send = (ref: { programId: string; schoolId: string }) =>
    submit.mutate(ref, {
      onError: (problem) =>
        notification.error({
          key,
          placement: 'top',
          title: '还不能提交',
          description: errorText(problem),
          duration: 0,
        }),
    });
  return { send, busy: submit.isPending };
}

function ChangeButton({ unit }: { unit: Unit }) {
  const navigate = useNavigate();
  if (!offers(unit.allowed, 'change')) return null;
  return (
    <ActionButton
      type="primary"
      blocked={reasonFor(unit.allowed, 'change')}
      onClick={() => void navigate(`/registrations/${unit.schoolId}/changes/new`)}
    >
      办理变更
    </ActionButton>
  );
}

/** Acts that are possible now; what is not is left out here, since the state above tells why. */
function OtherActs({ programId, unit, onDialog }: Props & { onDialog: (dialog: Dialog) => void }) {
  const { assignment } = useMe();
  const isOwn = assignment?.orgId === unit.schoolId;
  const takeBack = useAct('registration.takeBack', { done: '已撤回' });
  const approve = useAct('registration.approve', { done: '已代为通过' });
  const can = (act: string) => unit.allowed.some((one) => one.act === act && one.allowed);
  const buttons = [
    can('takeBack') ? (
      <Button
        key="takeBack"
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate({ programId, schoolId: unit.schoolId })}
      >
        撤回
      </Button>
    ) : null,
    can('return') ? dialogButton('return', '退回', onDialog) : null,
    can('returnToClerk') ? dialogButton('returnToClerk', '退回修改', onDialog) : null,
    can('askExtension') && !unit.extensionAskedUntil
      ? dialogButton('askExtension', isOwn ? '申请延期' : '代为申请延期', onDialog)
      : null,
    can('decideExtension') ? dialogButton('decideExtension', '审核延期申请', onDialog) : null,
    can('unlock') ? dialogButton('unlock', '解锁', onDialog) : null,
  ];
  const forOthers = [
    ...(can('recordScan') ? [{ key: 'scan', label: '登记盖章扫描件', onClick: () => onDialog('scan') }] : []),
    ...(can('confirmFor') ? [{ key: 'confirmFor', label: '代为确认', onClick: () => onDialog('confirmFor') }] : []),
    ...(assignment?.orgKind === 'city' && unit.waitingAt === 'county'
      ? [
          {
            key: 'approve',
            label: '代县（市、区）审核通过',
            onClick: () => approve.mutate({ programId, schoolIds: [unit.schoolId], onBehalf: true }),
          },
        ]
      : []),
  ];
  return (
    <>
      {buttons}
      {forOthers.length > 0 ? (
        <Dropdown menu={{ items: forOthers }} trigger={['click']}>
          <Button>代办</Button>
        </Dropdown>
      ) : null}
    </>
  );
}

function dialogButton(dialog: Dialog, label: string, onDialog: (dialog: Dialog) => void) {
  return (
    <Button key={dialog} onClick={() => onDialog(dialog)}>
      {label}
    </Button>
  );
}

interface ReasonedProps {
  readonly stem: 'registration.returnToClerk' | 'registration.unlock' | 'registration.confirmFor';
  readonly unitRef: { programId: string; schoolId: string };
  readonly open: boolean;
  readonly title: string;
  readonly effect: string;
  readonly submit: string;
  readonly usual?: readonly string[];
  readonly onClose: () => void;
}

const doneWords = {
  'registration.returnToClerk': '已退回填报人',
  'registration.unlock': '已解锁',
  'registration.confirmFor': '已代为确认，名单已上报',
} as const;

function ReasonedAct({ stem, unitRef, ...dialog }: ReasonedProps) {
  const act = useAct(stem, { quiet: true, done: doneWords[stem] });
  return <ReasonDialog {...dialog} onSubmit={(reason) => act.mutateAsync({ ...unitRef, reason })} />;
}
