interface Connection {
  readonly type?: string;
  readonly saveData?: boolean;
}

/** Whether the browser knows that the phone pays for what it fetches; many browsers don't tell. */
export function onMobileData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.type === 'cellular' || connection?.saveData === true;
}
