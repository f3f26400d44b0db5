import pg from 'pg';
import { clientConfig, type DatabaseConnection } from './connection.ts';

/** Connects once to a database that the operator named; throws an Error that says in words what is wrong. */
export async function reachDatabase(connection: DatabaseConnection): Promise<void> {
  const client = new pg.Client(clientConfig(connection));
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`DATABASE_URL 指定的数据库（${client.host}:${client.port}）连不上：${reasonOf(error)}`, {
      cause: error,
    });
  }
  await client.end();
}

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return REASONS[code] ?? `${message || code}。请检查 DATABASE_URL。`;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有数据库在运行。请先启动它，或检查主机和端口。',
  ENOTFOUND: '找不到这台主机。请检查主机名。',
  ETIMEDOUT: '没有应答。请检查主机、端口和防火墙。',
  '28P01': '用户名或密码不对。',
  '28000': '没有这个用户，或数据库不允许它从本机登录（pg_hba.conf）。',
  '3D000': "没有这个数据库。请先用 create database … encoding 'UTF8' 新建。",
  '53300': '数据库的连接数已满。请稍后再试，或调大 max_connections。',
};
