import type { AnswerStore, KeptAnswer } from '#runtime/idempotency.ts';
import { ConditionFailed, type TenantTable } from './tenant-table.ts';

const HOURS_KEPT = 24;
/** A holder that has not answered for so long is taken for dead: longer than any function may run. */
const HELD_SECONDS = 60;

const seconds = () => Math.floor(Date.now() / 1000);
const keyOf = (id: string) => ({ partition: 'IDEMPOTENCY', sort: id });

/** Keeps the answers of idempotent writes in the context's own table, for 24 hours. */
export const answerStoreIn = (tableOf: (tenantId: string) => TenantTable): AnswerStore => ({
  async begin(tenantId, id, requestHash) {
    const table = tableOf(tenantId);
    const held = { requestHash, heldUntil: seconds() + HELD_SECONDS };
    const free = {
      expression:
        'attribute_not_exists(pk) OR (attribute_not_exists(#response) AND heldUntil < :now) OR expiresAt < :now',
      names: { '#response': 'response' },
      values: { ':now': seconds() },
    };
    try {
      await table.write([{ put: keyOf(id), item: held, condition: free, expiresAt: seconds() + HOURS_KEPT * 3600 }]);
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      return (await table.get<KeptAnswer>(keyOf(id))) ?? { requestHash };
    }
  },
  finish: (tenantId, id, response) => tableOf(tenantId).write([{ update: keyOf(id), set: { response } }]),
  forget: (tenantId, id) => tableOf(tenantId).write([{ delete: keyOf(id) }]),
});
