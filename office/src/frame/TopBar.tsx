import { Button, Dropdown, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { forgetAll } from '../kit/keep.ts';
import { useAct } from '../kit/use-api.ts';
import { BrandMark } from './BrandMark.tsx';
import { useProgramChoice } from './program-choice.tsx';
import { type Me, useMe, useSession } from './session.tsx';
import { TopSearch } from './TopSearch.tsx';

/** Brand, program, unit and role, account. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  return (
    <header className="top-bar">
      <Button className="menu-button" type="text" aria-label="打开菜单" onClick={onMenu} icon={<MenuMark />} />
      <Link to="/" className="brand">
        <BrandMark />
        <span>研修台</span>
      </Link>
      <ProgramSwitch />
      <TopSearch />
      <div className="top-bar-right">
        <RoleSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}

function MenuMark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M2 4.500h14M2 9h14M2 13.500h14" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" />
    </svg>
  );
}

function ProgramSwitch() {
  const { programs, program, choose } = useProgramChoice();
  if (!program) return null;
  return (
    <Select
      className="program-switch"
      aria-label="培训项目"
      value={program.id}
      popupMatchSelectWidth={false}
      options={programs.map((one) => ({ value: one.id, label: one.name }))}
      {...(programs.length > 8 ? { showSearch: { optionFilterProp: 'label' } } : {})}
      onChange={choose}
    />
  );
}

function RoleSwitch() {
  const { assignment, assignments } = useMe();
  const { become } = useSession();
  const navigate = useNavigate();
  const turn = useAct('access.switchRole', {
    rereads: false,
    done: (me) => `已切换为 ${me.assignment?.orgName ?? ''} ${me.assignment?.roleName ?? ''}`,
    onDone: (me) => {
      become(me);
      void navigate('/');
    },
  });
  if (!assignment) return null;
  const words = (
    <span className="role-words">
      <span className="role-org">{assignment.orgName}</span>
      <span className="muted">{assignment.roleName}</span>
    </span>
  );
  if (assignments.length < 2) return words;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [assignment.id],
        items: assignments.map((one) => ({ key: one.id, label: `${one.orgName} · ${one.roleName}` })),
        onClick: ({ key }) => key !== assignment.id && turn.mutate({ assignmentId: key }),
      }}
    >
      <Button
        type="text"
        className="role-button"
        loading={turn.isPending}
        aria-label={`切换角色，现在是${roleName(assignment)}`}
      >
        {words}
        <DownMark />
      </Button>
    </Dropdown>
  );
}

function roleName(assignment: NonNullable<Me['assignment']>): string {
  return `${assignment.orgName}${assignment.roleName}`;
}

function AccountMenu() {
  const me = useMe();
  const { leave } = useSession();
  const navigate = useNavigate();
  const logOut = useAct('access.logOut', {
    rereads: false,
    onDone: () => {
      forgetAll(`draft.${me.personId}.`);
      leave();
    },
  });
  const items = [
    ...(me.isTrainee ? [{ key: 'learner', label: '到学习平台' }] : []),
    { key: 'sessions', label: '登录的设备' },
    { key: 'logOut', label: '退出登录' },
  ];
  const pick = (key: string) => {
    if (key === 'learner') window.location.assign('/learner/');
    if (key === 'sessions') void navigate('/sessions');
    if (key === 'logOut') logOut.mutate({});
  };
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => pick(key) }}>
      <Button type="text" className="account-button" loading={logOut.isPending}>
        {me.name}
        <DownMark />
      </Button>
    </Dropdown>
  );
}

function DownMark() {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M2 3.500 5 6.500 8 3.500" fill="none" stroke="currentColor" strokeWidth="1.400" strokeLinecap="round" />
    </svg>
  );
}
