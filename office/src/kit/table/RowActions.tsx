import { Button, Dropdown } from 'antd';
import { Link, useNavigate } from 'react-router';
import { ActionButton } from '../ActionButton.tsx';
import type { RowAction } from './row.ts';

/** What can be done with a row: up to three as words, more behind 更多. */
export function RowActions({ actions, name }: { actions: readonly RowAction[]; name: string }) {
  const navigate = useNavigate();
  const direct = actions.length > 3 ? actions.slice(0, 2) : actions;
  const more = actions.slice(direct.length);
  return (
    <span className="row-actions">
      {direct.map((action) => (
        <OneAction key={action.label} action={action} name={name} />
      ))}
      {more.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((action) => ({
              key: action.label,
              label: action.blocked ? `${action.label}（${action.blocked}）` : action.label,
              disabled: Boolean(action.blocked),
              danger: action.danger ?? false,
              onClick: () => (action.to ? void navigate(action.to) : action.onClick?.()),
            })),
          }}
        >
          <Button type="link" size="small" aria-label={`${name}的更多操作`}>
            更多
          </Button>
        </Dropdown>
      ) : null}
    </span>
  );
}

function OneAction({ action, name }: { action: RowAction; name: string }) {
  const label = `${action.label}${name}`;
  if (action.to && !action.blocked) {
    return (
      <Link to={action.to} aria-label={label}>
        {action.label}
      </Link>
    );
  }
  return (
    <ActionButton
      type="link"
      size="small"
      aria-label={label}
      danger={action.danger ?? false}
      blocked={action.blocked ?? null}
      {...(action.onClick ? { onClick: action.onClick } : {})}
    >
      {action.label}
    </ActionButton>
  );
}
