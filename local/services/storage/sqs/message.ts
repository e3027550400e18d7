import { createHash } from 'node:crypto';

export interface MessageAttribute {
  DataType: string;
  StringValue?: string | undefined;
  /** Base64, as it is on the wire. */
  BinaryValue?: string | undefined;
}
export type MessageAttributes = Record<string, MessageAttribute>;

/** A message in a queue. Times are epoch milliseconds. */
export interface Message {
  /** Position in the journal; unique over all queues. */
  readonly seq: number;
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  readonly attributes: MessageAttributes | undefined;
  readonly sentAt: number;
  readonly senderId: string;
  /** `AWSTraceHeader`, the one system attribute a sender may set. */
  readonly traceHeader: string | undefined;
  /** FIFO queues only. */
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  receiveCount: number;
  firstReceivedAt: number | undefined;
  /** Not before this; past for a message that can be received. */
  visibleAt: number;
  /** Of the latest receive; older handles no longer delete. */
  handle: string | undefined;
  inFlight: boolean;
}

export function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function lengthPrefixed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The digest that SDK clients check: names in order, each with type and value, every part behind its length. */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const hash = createHash('md5');
  for (const name of Object.keys(attributes).sort()) {
    const attribute = attributes[name]!;
    hash.update(lengthPrefixed(Buffer.from(name)));
    hash.update(lengthPrefixed(Buffer.from(attribute.DataType)));
    const binary = attribute.DataType.startsWith('Binary');
    hash.update(Buffer.from([binary ? 2 : 1]));
    hash.update(
      lengthPrefixed(
        binary ? Buffer.from(attribute.BinaryValue ?? '', 'base64') : Buffer.from(attribute.StringValue ?? ''),
      ),
    );
  }
  return hash.digest('hex');
}

/** What counts against the size limit: the body and each attribute's name, type and value. */
export function sizeOf(body: string, attributes: MessageAttributes = {}): number {
  let size = Buffer.byteLength(body);
  for (const [name, attribute] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType);
    size += Buffer.byteLength(attribute.StringValue ?? '') + Buffer.from(attribute.BinaryValue ?? '', 'base64').length;
  }
  return size;
}
