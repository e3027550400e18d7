import type { Database } from 'arangojs';
import { ifMissing, persistentIndex } from './create.ts';

/** Templates are found by their name, which is theirs alone in a tenant. */
export async function templates(db: Database): Promise<void> {
  await ifMissing(db.collection('templates').exists(), () => db.createCollection('templates'));
  await persistentIndex(db)('templates', 'by_name', ['tenant_id', 'name'], { unique: true });
}
