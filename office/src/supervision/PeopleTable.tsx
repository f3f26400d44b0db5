import { countText, stageNames } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { hoursOf, type ListKey, listCount, listKeys, listNames, type Node } from './figures.ts';
import { RemindDialog } from './RemindDialog.tsx';

type Person = RowOf<'supervision.people'>;

function columnsFor(node: Node): readonly Column<Person>[] {
  return [
    { key: 'name', title: '姓名' },
    { key: 'schoolName', title: '学校' },
    { key: 'stage', title: '学段', value: (one) => stageNames[one.stage] ?? one.stage },
    { key: 'subject', title: '学科' },
    { key: 'phoneMask', title: '手机号' },
    {
      key: 'activated',
      title: '账号',
      value: (one) => (one.loggedIn ? '已登录' : one.activated ? '已激活，未登录' : '未激活'),
      render: (one) =>
        one.loggedIn ? (
          <StateTag tone="good">已登录</StateTag>
        ) : one.activated ? (
          <StateTag tone="busy">已激活，未登录</StateTag>
        ) : (
          <StateTag tone="warn">未激活</StateTag>
        ),
    },
    {
      key: 'onlineHoursX100',
      title: '网络学时',
      kind: 'hours',
      render: (one) => hoursOf(one.onlineHoursX100, node.onlinePlannedX100),
    },
    {
      key: 'schoolBasedHoursX100',
      title: '校本学时',
      kind: 'hours',
      render: (one) => hoursOf(one.schoolBasedHoursX100, node.schoolBasedPlannedX100),
    },
    { key: 'totalX100', title: '总分', kind: 'score' },
    { key: 'lastStudiedOn', title: '最近学习', kind: 'day' },
  ];
}

const empties: Readonly<Record<ListKey, { readonly title: string; readonly hint: string }>> = {
  all: { title: '还没有应参训教师', hint: '单位的名单锁定后，应参训教师会列在这里。' },
  notActivated: { title: '没有未激活的教师', hint: '账号都已激活。' },
  notLoggedIn: { title: '没有未登录的教师', hint: '应参训教师都已登录。' },
  notStarted: { title: '没有未学习的教师', hint: '应参训教师都已学满 1 学时。' },
  behind: { title: '没有进度落后的教师', hint: '大家都跟得上按天平均的进度。' },
  near: { title: '没有临界的教师', hint: '没有总分在 50 到 60 分之间的教师。' },
  failed: { title: '没有不合格的教师', hint: '已评的教师都已达标，或还没有计算成绩。' },
  passed: { title: '还没有合格的教师', hint: '成绩计算后，合格的教师会列在这里。' },
};

/** The people below a node by the lists of rules §10, with a reminder to the list that is shown. */
export function PeopleTable({ programId, orgId, node }: { programId: string; orgId: string; node: Node }) {
  const may = useMay();
  const [params] = useSearchParams();
  const [reminding, setReminding] = useState(false);
  const show = showOf(params.get('show'));
  const options = listKeys
    .filter((key) => key !== 'all')
    .map((value) => {
      const count = listCount(node.node.figures, value);
      return { value, label: count === null ? listNames[value] : `${listNames[value]} ${countText(count)}` };
    });
  const remindable = show !== 'all' && show !== 'passed';
  return (
    <>
      <DataTable
        stem="supervision.people"
        input={{ programId, orgId }}
        noun={show === 'all' ? '参训教师' : `${listNames[show]}教师`}
        columns={columnsFor(node)}
        rowKey={(one) => one.personId}
        rowName={(one) => one.name}
        search="姓名、拼音、学校"
        filters={[{ key: 'show', label: '名单：全部', options }]}
        exportStem="supervision.exportPeople"
        empty={empties[show]}
        toolbar={
          may('supervision.remind') ? (
            remindable ? (
              <Button onClick={() => setReminding(true)}>{`提醒${listNames[show].replace(/（.*/, '')}的教师`}</Button>
            ) : (
              <ActionButton blocked="先在“名单”里选未激活、未登录、未学习等，再提醒。">提醒</ActionButton>
            )
          ) : null
        }
      />
      {remindable ? (
        <RemindDialog
          key={show}
          open={reminding}
          programId={programId}
          orgId={orgId}
          where={node.node.name}
          show={show}
          onClose={() => setReminding(false)}
        />
      ) : null}
    </>
  );
}

export function showOf(text: string | null): ListKey {
  return listKeys.find((key) => key === text) ?? 'all';
}
