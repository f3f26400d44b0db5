import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { bytesText } from '@yanxiu/ui/words';
import { Alert, Button, Progress } from 'antd';
import { type DragEvent, useId, useRef, useState } from 'react';

interface Props<T> {
  /** What is wanted: `参训名单（.xlsx、.xls、.csv）`. */
  readonly label: string;
  readonly hint?: string;
  /** Endings with a dot: `['.xlsx', '.xls', '.csv']`; the server looks at the content as well. */
  readonly accept: readonly string[];
  readonly mostBytes?: number;
  /** What to do instead with a file that people often bring: `{ '.pdf': '请在网上银行重新导出表格。' }`. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Sends the file, e.g. `(file, onProgress) => upload('file.upload', { name: file.name, purpose }, file, { onProgress })`. */
  readonly send: (file: File, onProgress: (sentBytes: number, totalBytes: number) => void) => Promise<T>;
  readonly onDone: (answer: T, file: File) => void;
  readonly blocked?: string | null;
}

/** Takes a file by drop, by press or from the keyboard, checks ending and size at once, and shows how far it is. */
export function FileDrop<T>(props: Props<T>) {
  const { label, accept } = props;
  const { sending, error, take, refuse } = useSending(props);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 1) refuse('一次请放一个文件。');
    else void take(event.dataTransfer.files[0]);
  };
  const pick = async (file: File | undefined) => {
    await take(file);
    // the same file may be chosen again once it is mended
    if (field.current) field.current.value = '';
  };
  return (
    <div className="file-drop-wrap">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={`file-drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <DropWords {...props} sending={sending} onChoose={() => field.current?.click()} />
        <input
          ref={field}
          type="file"
          hidden
          aria-label={label}
          accept={accept.join(',')}
          onChange={(event) => void pick(event.target.files?.[0])}
        />
      </div>
      {error ? <Alert type="error" title={error} role="alert" showIcon /> : null}
    </div>
  );
}

interface Sending {
  readonly name: string;
  readonly percent: number;
}

function useSending<T>({ accept, instead, mostBytes = usualMostBytes, send, onDone, blocked }: Props<T>) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState('');
  const take = async (file: File | undefined) => {
    if (!file || sending || blocked) return;
    const problem = adviceFor(file, instead) ?? problemOf(file, accept, mostBytes);
    setError(problem);
    if (problem) return;
    setSending({ name: file.name, percent: 0 });
    await send(file, (sent, total) => setSending({ name: file.name, percent: Math.floor((sent / total) * 100) })).then(
      (answer) => onDone(answer, file),
      (failure: ApiError) => setError(errorText(failure)),
    );
    setSending(null);
  };
  return { sending, error, take, refuse: setError };
}

interface WordsProps {
  readonly label: string;
  readonly hint?: string;
  readonly accept: readonly string[];
  readonly mostBytes?: number;
  readonly blocked?: string | null;
  readonly sending: Sending | null;
  readonly onChoose: () => void;
}

function DropWords({ label, hint, accept, mostBytes = usualMostBytes, blocked, sending, onChoose }: WordsProps) {
  const hintId = useId();
  if (sending) {
    return (
      <div className="file-sending" role="status">
        <p>正在上传 {sending.name}</p>
        <Progress percent={sending.percent} aria-label={`上传${sending.name}`} />
      </div>
    );
  }
  return (
    <>
      <Button disabled={Boolean(blocked)} aria-describedby={hintId} onClick={onChoose}>
        选择文件
      </Button>
      <p>{label}，也可以把文件拖到这里</p>
      <p id={hintId} className="muted">
        {blocked ?? hint ?? `支持 ${accept.join('、')}，不超过 ${bytesText(mostBytes)}`}
      </p>
    </>
  );
}

const usualMostBytes = 32 * 1024 * 1024;

function adviceFor(file: File, instead: Readonly<Record<string, string>> = {}): string | null {
  const name = file.name.toLowerCase();
  const [, advice] = Object.entries(instead).find(([ending]) => name.endsWith(ending)) ?? [];
  return advice ?? null;
}

function problemOf(file: File, accept: readonly string[], mostBytes: number): string {
  const name = file.name.toLowerCase();
  if (!accept.some((ending) => name.endsWith(ending)))
    return `“${file.name}”不是 ${accept.join('、')} 文件，请换一个文件。`;
  if (file.size === 0) return `“${file.name}”是空文件，请检查后重新选择。`;
  if (file.size > mostBytes)
    return `“${file.name}”有 ${bytesText(file.size)}，超过 ${bytesText(mostBytes)}，请拆分后上传。`;
  return '';
}
