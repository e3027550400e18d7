import type { Journal } from '../journal/journal.ts';
import type { Statement } from '../journal/protocol.ts';
import type { Message, MessageAttributes } from './message.ts';
import type { Queue } from './queue.ts';

export const queueTables = `
  CREATE TABLE IF NOT EXISTS sqs_queue (
    name TEXT PRIMARY KEY, attributes TEXT NOT NULL, tags TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sqs_message (
    seq INTEGER PRIMARY KEY, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, md5 TEXT NOT NULL,
    details TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, receive_count INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sqs_deduplication (
    queue TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, message TEXT NOT NULL, expires_at INTEGER NOT NULL,
    PRIMARY KEY (queue, id)
  ) STRICT, WITHOUT ROWID;`;

interface QueueRow {
  name: string;
  attributes: string;
  tags: string;
  created_at: number;
}
interface MessageRow {
  seq: number;
  queue: string;
  id: string;
  body: string;
  md5: string;
  details: string;
  sent_at: number;
  visible_at: number;
  receive_count: number;
}
/** Seldom used parts of a message, in one column. */
interface Details {
  attributes?: MessageAttributes;
  senderId: string;
  traceHeader?: string;
  groupId?: string;
  deduplicationId?: string;
}

export function saveQueue(queue: Queue): Statement {
  return [
    'INSERT OR REPLACE INTO sqs_queue (name, attributes, tags, created_at) VALUES (?, ?, ?, ?)',
    queue.name,
    JSON.stringify(queue.attributes),
    JSON.stringify(queue.tags),
    queue.createdAt,
  ];
}

export function insertMessage(queue: string, message: Message): Statement {
  const { attributes, senderId, traceHeader, groupId, deduplicationId } = message;
  return [
    'INSERT INTO sqs_message (seq, queue, id, body, md5, details, sent_at, visible_at, receive_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    message.seq,
    queue,
    message.id,
    message.body,
    message.md5,
    JSON.stringify({ attributes, senderId, traceHeader, groupId, deduplicationId }),
    message.sentAt,
    message.visibleAt,
    message.receiveCount,
  ];
}

export function deleteMessage(seq: number): Statement {
  return ['DELETE FROM sqs_message WHERE seq = ?', seq];
}

export function saveReceiveCount(message: Message): Statement {
  return ['UPDATE sqs_message SET receive_count = ? WHERE seq = ?', message.receiveCount, message.seq];
}

export function deleteQueueRecords(name: string): Statement[] {
  return [['DELETE FROM sqs_queue WHERE name = ?', name], ...deleteQueueMessages(name)];
}

export function deleteQueueMessages(name: string): Statement[] {
  return [
    ['DELETE FROM sqs_message WHERE queue = ?', name],
    ['DELETE FROM sqs_deduplication WHERE queue = ?', name],
  ];
}

export function loadQueues(
  journal: Journal,
): { name: string; attributes: Record<string, string>; tags: Record<string, string>; createdAt: number }[] {
  return journal.read<QueueRow>('SELECT * FROM sqs_queue').map((row) => ({
    name: row.name,
    attributes: JSON.parse(row.attributes) as Record<string, string>,
    tags: JSON.parse(row.tags) as Record<string, string>,
    createdAt: row.created_at,
  }));
}

/** Messages as they were; what was in flight when the process ended is visible again, its receive count kept. */
export function loadMessages(journal: Journal): { queue: string; message: Message }[] {
  return journal.read<MessageRow>('SELECT * FROM sqs_message ORDER BY seq').map((row) => {
    const details = JSON.parse(row.details) as Details;
    return {
      queue: row.queue,
      message: {
        seq: row.seq,
        id: row.id,
        body: row.body,
        md5: row.md5,
        attributes: details.attributes,
        sentAt: row.sent_at,
        senderId: details.senderId,
        traceHeader: details.traceHeader,
        groupId: details.groupId,
        deduplicationId: details.deduplicationId,
        receiveCount: row.receive_count,
        firstReceivedAt: undefined,
        visibleAt: row.visible_at,
        handle: undefined,
        inFlight: false,
      },
    };
  });
}
