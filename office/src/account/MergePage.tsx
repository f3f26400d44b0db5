import { useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { countText, instantText } from '@yanxiu/ui/words';
import { Alert, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ActionButton } from '../kit/ActionButton.tsx';
import { ConfirmTyped } from '../kit/ConfirmTyped.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { useKeptText } from '../kit/form/use-kept.ts';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { documentKindName } from './document-kind.ts';
import './merge.css';

type Preview = OutputOf<'account.mergePreview'>;
type Side = Preview['kept'];
type AccountOf = InputOf<'account.merge'>['accountOf'];

/** Two records side by side, what moves from one to the other, and the act. */
export function MergePage() {
  const { keptId = '', givenId = '' } = useParams();
  const preview = useApi('account.mergePreview', { personId: keptId, otherId: givenId });
  const name = preview.data?.kept.name ?? '';
  return (
    <PageFrame
      title={name ? `合并${name}的两条记录` : '合并重复人员'}
      crumbs={[{ label: '重复人员', to: '/doubles' }]}
      purpose="先核对证件原件，再选保留哪一条。合并错的，30 天内没有新的学习记录时可以撤回。"
      actions={<LinkButton to={`/doubles/${givenId}/${keptId}`}>对调，保留另一条</LinkButton>}
    >
      <Loaded of={preview} what="两条记录">
        {(one) => <Comparison key={`${keptId}${givenId}`} preview={one} />}
      </Loaded>
    </PageFrame>
  );
}

function Comparison({ preview }: { preview: Preview }) {
  return (
    <>
      {preview.blocked ? <Alert type="error" showIcon title="现在不能合并" description={preview.blocked} /> : null}
      {preview.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} />
      ))}
      <div className="merge-sides">
        <Section title="保留这条">
          <Descriptions items={factsOf(preview.kept)} />
        </Section>
        <Section title="并入后停用这条">
          <Descriptions items={factsOf(preview.given)} />
        </Section>
      </div>
      {preview.blocked ? null : <MergeForm preview={preview} />}
    </>
  );
}

function factsOf(side: Side) {
  const programs = side.enrolments.map(
    (one) => `${one.programName}（${one.schoolName}${one.state === 'withdrawn' ? '，已退出' : ''}）`,
  );
  return [
    { label: '证件', value: `${documentKindName(side.documentKind)} ${side.documentMask || '未登记'}` },
    { label: '手机号', value: side.phoneMask },
    { label: '出生日期', value: side.birthOn },
    { label: '账号', value: side.account ? accountText(side.account) : '没有账号' },
    { label: '管理角色', value: side.roles.map((one) => `${one.orgName}${one.roleName}`).join('、') || '没有' },
    { label: '学分记录', value: `${countText(side.creditEntries)} 条` },
    { label: '证书', value: `${countText(side.certificates)} 张` },
    { label: '参加的培训', value: programs.join('；') || '没有', wide: true },
  ];
}

function accountText({ loginMask, activatedAt, lastLoginAt }: NonNullable<Side['account']>): string {
  if (!activatedAt) return `${loginMask}，未激活`;
  return `${loginMask}，${lastLoginAt ? `${instantText(lastLoginAt)} 登录过` : '已激活'}`;
}

function MergeForm({ preview }: { preview: Preview }) {
  const { kept, given, moves, stays } = preview;
  const [accountOf, setAccountOf] = useState<AccountOf>(preview.accountOf);
  const { value: reason, write, drop } = useKeptText(`account.merge.${kept.personId}/${given.personId}`);
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  // one of the two records is no more: only what is opened next is read anew
  const client = useQueryClient();
  const merge = useAct('account.merge', { quiet: true, rereads: false, done: '已合并，本人须重新登录' });
  const both = kept.account !== null && given.account !== null;
  return (
    <Section title="合并后">
      <ul className="plain-list">
        <li>
          {moves.length === 0
            ? '没有需要转过来的培训。'
            : `转过来的培训：${moves.map((one) => one.programName).join('、')}，连同学习记录、成绩、学分和证书。`}
        </li>
        {stays.length > 0 ? (
          <li>留在停用记录里的（已退出的）：{stays.map((one) => one.programName).join('、')}。</li>
        ) : null}
        <li>两条记录的证件号码今后都认作这一个人；原来谁办的事仍照旧记载。</li>
      </ul>
      <div className="dialog-form">
        {both ? (
          <Radio.Group
            aria-label="保留哪个账号"
            value={accountOf}
            onChange={(event) => setAccountOf(event.target.value as AccountOf)}
            options={[
              { value: 'kept', label: `用 ${kept.account?.loginMask} 登录` },
              { value: 'given', label: `用 ${given.account?.loginMask} 登录` },
            ]}
          />
        ) : null}
        <label htmlFor="merge-reason">依据</label>
        <Input
          id="merge-reason"
          maxLength={200}
          value={reason}
          placeholder="例如：已核对居住证和身份证原件，是同一人"
          onChange={(event) => write(event.target.value)}
        />
        <div className="dialog-buttons">
          <Button onClick={() => void navigate('/doubles')}>取消</Button>
          <ActionButton
            type="primary"
            danger
            blocked={reason.trim().length < 2 ? '请先写明依据。' : null}
            onClick={() => setAsking(true)}
          >
            合并两条记录
          </ActionButton>
        </div>
      </div>
      <ConfirmTyped
        open={asking}
        title={`合并${kept.name}的两条记录`}
        effect="合并后本人须重新登录。30 天内转过来的培训里没有新记录的，可以在“重复人员”里撤回。"
        typed={given.name}
        submit="合并"
        onSubmit={() =>
          merge
            .mutateAsync({
              personId: kept.personId,
              otherId: given.personId,
              accountOf,
              typedName: given.name,
              reason: reason.trim(),
            })
            .then(() => client.invalidateQueries({ refetchType: 'none' }))
            .then(() => {
              drop();
              return navigate('/doubles');
            })
        }
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}
