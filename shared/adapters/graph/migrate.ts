// npm run graph:migrate — brings an ArangoDB server, real or embedded, to the latest schema: the process graph (ARANGO_DATABASE, by default
// `flowmaster`) and beside it the semantic data exchange (`flowmaster_sdx`). Reads ARANGO_URL, ARANGO_USERNAME and ARANGO_PASSWORD too.
import { connect } from './connection.ts';
import { migrateDatabases } from './databases.ts';

const {
  ARANGO_URL: url,
  ARANGO_DATABASE: name = 'flowmaster',
  ARANGO_USERNAME: username = 'root',
  ARANGO_PASSWORD: password = '',
} = process.env;
if (!url) {
  console.error('Set ARANGO_URL to the server to migrate, for example http://127.0.0.1:8529.');
  process.exit(1);
}
for (const { database, ran } of await migrateDatabases(connect(url, '_system', { username, password }), name)) {
  const done = ran.map((migration) => `${migration.number} ${migration.name}`).join(', ');
  console.log(`${database}: ${done ? `ran ${done}.` : 'the schema is the latest already.'}`);
}
