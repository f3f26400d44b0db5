import { useMemo } from 'react';
import { useLocation, useNavigation, useSearchParams } from 'react-router';
import { keep, kept } from '../keep.ts';

export interface TableState {
  readonly q: string;
  readonly page: number;
  readonly size: number;
  /** `name` or `-name`; empty is the server's own order. */
  readonly sort: string;
  readonly filters: Readonly<Record<string, string>>;
}

export interface TableStateChange {
  readonly q?: string;
  readonly page?: number;
  readonly size?: number;
  readonly sort?: string;
  readonly filters?: Readonly<Record<string, string>>;
}

export const pageSizes = [20, 50, 100, 200];

/**
 * Search, filters, sort and page of a table, kept in the address, so that a link or the back button shows the same
 * rows. A change of what is looked for goes back to page 1. `prefix` keeps two tables of a page apart.
 */
export function useTableState(filterKeys: readonly string[], defaultSort: string, prefix = '') {
  const [params, setParams] = useSearchParams();
  const leaving = useLeaving();
  const known = filterKeys.join(' ');
  const state = useMemo<TableState>(() => {
    const filters: Record<string, string> = {};
    for (const key of known.split(' ')) {
      const value = key ? params.get(prefix + key) : null;
      if (value) filters[key] = value;
    }
    return {
      q: params.get(`${prefix}q`) ?? '',
      page: wholeNumber(params.get(`${prefix}page`), 1),
      size: sizeOf(params.get(`${prefix}size`) ?? kept('page-size')),
      sort: params.get(`${prefix}sort`) ?? defaultSort,
      filters,
    };
  }, [params, known, prefix, defaultSort]);
  const change = (wanted: TableStateChange) => {
    if (leaving) return;
    if (wanted.size) keep('page-size', String(wanted.size));
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        const put = (key: string, value: string, usual: string) =>
          value === usual ? next.delete(prefix + key) : next.set(prefix + key, value);
        if (wanted.q !== undefined) put('q', wanted.q, '');
        if (wanted.sort !== undefined) put('sort', wanted.sort, defaultSort);
        if (wanted.size !== undefined) put('size', String(wanted.size), '');
        for (const [key, value] of Object.entries(wanted.filters ?? {})) put(key, value, '');
        put('page', String(wanted.page ?? 1), '1');
        return next;
      },
      { replace: wanted.page === undefined },
    );
  };
  return { state, change };
}

/**
 * A row was pressed while the search before it was still to be written down: the page that is on its way must not be called
 * back by it.
 */
function useLeaving(): boolean {
  const { pathname } = useLocation();
  const { location } = useNavigation();
  return location !== undefined && location.pathname !== pathname;
}

function wholeNumber(text: string | null, usual: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : usual;
}

function sizeOf(text: string | null): number {
  const value = wholeNumber(text, 20);
  return pageSizes.includes(value) ? value : 20;
}
