import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { newKey } from '@yanxiu/ui/request';
import { App } from 'antd';
import { useRef } from 'react';
import { useReader } from '../frame/session.tsx';

interface ReadOptions {
  readonly enabled?: boolean;
  /** Ask again every so many milliseconds while the page is open. */
  readonly everyMs?: number;
  /** Show the answer to the input before while the next one is fetched (pages of a list). */
  readonly keepPrevious?: boolean;
}

/** Reads an endpoint: `const unit = useApi('org.get', { id })`. Show it with <Loaded of={unit}>. */
export function useApi<S extends Stem>(stem: S, input: InputOf<S>, options: ReadOptions = {}) {
  const reader = useReader();
  return useQuery<OutputOf<S>, ApiError>({
    queryKey: [stem, input, reader],
    queryFn: ({ signal }) => call(stem, input, { signal }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

interface ActOptions<S extends Stem> {
  /** Said when it is done: `已提交`. */
  readonly done?: string | ((output: OutputOf<S>) => string);
  readonly onDone?: (output: OutputOf<S>, input: InputOf<S>) => void;
  /** The caller shows the error itself (forms and dialogs do). */
  readonly quiet?: boolean;
  /** false where nothing that was read has changed (signing in and out). */
  readonly rereads?: boolean;
}

/**
 * Writes by an endpoint: `const submit = useAct('registration.submit', { done: '已提交' }); submit.mutate({ … })`.
 * A repeated press with the same input is carried out once; afterwards everything on the screen is read anew.
 */
export function useAct<S extends Stem>(stem: S, options: ActOptions<S> = {}) {
  const client = useQueryClient();
  const { message, notification } = App.useApp();
  const attempt = useRef({ key: '', input: '' });
  return useMutation<OutputOf<S>, ApiError, InputOf<S>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input);
      if (attempt.current.input !== text) attempt.current = { key: newKey(), input: text };
      return call(stem, input, { idempotencyKey: attempt.current.key });
    },
    onSuccess: (output, input) => {
      attempt.current = { key: '', input: '' };
      if (options.rereads !== false) void client.invalidateQueries();
      const said = typeof options.done === 'function' ? options.done(output) : options.done;
      if (said) void message.success(said);
      options.onDone?.(output, input);
    },
    onError: (error) => {
      if (error.status !== 0) attempt.current = { key: '', input: '' };
      if (!options.quiet)
        notification.error({ placement: 'top', title: '没有完成', description: errorText(error), duration: 10 });
    },
  });
}
