// npm run graph:migrate — brings an ArangoDB server to the latest schema. Reads ARANGO_URL, ARANGO_DATABASE, ARANGO_USERNAME, ARANGO_PASSWORD.
import { connect } from './connection.ts';
import { runMigrations } from './run-migrations.ts';

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
const done = await runMigrations(connect(url, '_system', { username, password }), name);
console.log(
  done.length
    ? `Ran ${done.map((migration) => `${migration.number} ${migration.name}`).join(', ')}.`
    : 'The schema is the latest already.',
);
