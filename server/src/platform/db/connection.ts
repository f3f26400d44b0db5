import type { ClientConfig } from 'pg';

/**
 * How to reach one database: either an address (postgres://…) or its parts. Plain data, so that it can be handed to
 * workers and child processes. `host` is a folder when the database listens on a Unix socket.
 */
export type DatabaseConnection =
  | { readonly connectionString: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

/** The same server and person, another database. */
export function withDatabase(connection: DatabaseConnection, database: string): DatabaseConnection {
  if (!('connectionString' in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: url.toString() };
}

/** What `pg` wants, with the name under which the database's own views list us. */
export function clientConfig(connection: DatabaseConnection): ClientConfig {
  return { ...connection, application_name: 'yanxiu', connectionTimeoutMillis: 10_000 };
}
