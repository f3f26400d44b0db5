import { Alert, Button } from 'antd';

/** Says that something typed last time is in the form again, and lets the reader do without it. */
export function DraftNotice({ changed, onDrop }: { changed: boolean; onDrop: () => void }) {
  return (
    <Alert
      type={changed ? 'warning' : 'info'}
      showIcon
      role="status"
      title={
        changed
          ? '已恢复您上次填写、还没有保存的内容。这期间原内容有改动，请逐项核对后再保存。'
          : '已恢复您上次填写、还没有保存的内容。'
      }
      action={
        <Button size="small" onClick={onDrop}>
          不要了，恢复原样
        </Button>
      }
    />
  );
}
